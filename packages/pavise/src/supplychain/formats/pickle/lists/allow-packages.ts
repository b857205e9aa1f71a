import { allowJoblib } from './allow-learners.js'
import type { AllowTable } from './allow-table.js'

/** One table a package. */
export const allowPackages: readonly AllowTable[] = [allowJoblib]
