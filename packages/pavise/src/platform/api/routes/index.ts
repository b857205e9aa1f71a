import type { Route } from '../route.js'
import { assetRoutes } from './assets.js'
import { authRoutes } from './auth.js'
import { eventRoutes } from './events.js'
import { fieldRoutes } from './fields.js'
import { findingRoutes } from './findings.js'
import { ledgerRoutes } from './ledger.js'
import { overviewRoutes } from './overview.js'
import { policyRoutes } from './policies.js'
import { runRoutes } from './runs.js'
import { scanRoutes } from './scans.js'
import { scheduleRoutes } from './schedules.js'
import { settingRoutes } from './settings.js'
import { streamRoutes } from './stream.js'
import { userRoutes } from './users.js'

/** Every route of the API. The one explicit list: server, OpenAPI, reference page and tests read it. */
export const routes: readonly Route[] = [
  ...authRoutes,
  ...overviewRoutes,
  ...streamRoutes,
  ...assetRoutes,
  ...runRoutes,
  ...scanRoutes,
  ...findingRoutes,
  ...eventRoutes,
  ...policyRoutes,
  ...ledgerRoutes,
  ...scheduleRoutes,
  ...userRoutes,
  ...settingRoutes,
  ...fieldRoutes,
]
