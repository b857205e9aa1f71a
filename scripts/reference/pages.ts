import { apiPage, permissionsPage } from './api.js'
import { probesPage, strategiesPage } from './attacks.js'
import { cliPage } from './cli.js'
import { codecsPage } from './codecs.js'
import { detectorsPage } from './detectors.js'
import { errorsPage } from './errors.js'
import type { Page } from './markdown.js'
import { policyPage } from './policy.js'

/** Every page of docs/reference, as it must be for the source of this moment. */
export async function referencePages(): Promise<Page[]> {
  return [
    await cliPage(),
    errorsPage(),
    policyPage(),
    detectorsPage(),
    codecsPage(),
    probesPage(),
    strategiesPage(),
    apiPage(),
    permissionsPage(),
  ]
}
