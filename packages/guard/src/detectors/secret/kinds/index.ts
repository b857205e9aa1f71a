import type { ServiceKey, TokenKind } from '../token-kind.js'
import { AI, AI_SERVICES } from './ai.js'
import { CLOUD, CLOUD_SERVICES } from './cloud.js'
import { CODE_HOSTING, CODE_SERVICES } from './code-hosting.js'
import { KEYS_OF_STANDARDS } from './keys.js'
import { MESSAGING, MESSAGING_SERVICES } from './messaging.js'
import { MONITORING, MONITORING_SERVICES } from './monitoring.js'
import { PAYMENT_SERVICES, PAYMENTS } from './payments.js'
import { OTHER_SERVICES, SERVICES } from './services.js'

/** Every credential with a mark of its own. */
export const TOKEN_KINDS: readonly TokenKind[] = [
  ...CLOUD,
  ...CODE_HOSTING,
  ...AI,
  ...PAYMENTS,
  ...MESSAGING,
  ...MONITORING,
  ...SERVICES,
  ...KEYS_OF_STANDARDS,
]

/** Every credential that a label tells together with its form. */
export const SERVICE_KEYS: readonly ServiceKey[] = [
  ...CLOUD_SERVICES,
  ...CODE_SERVICES,
  ...AI_SERVICES,
  ...PAYMENT_SERVICES,
  ...MESSAGING_SERVICES,
  ...MONITORING_SERVICES,
  ...OTHER_SERVICES,
]
