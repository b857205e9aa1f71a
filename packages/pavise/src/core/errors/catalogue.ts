import { GUARD_ERRORS } from '@pavise/guard/vocabulary'
import { API_ERRORS } from './api.js'
import { ATTACK_ERRORS } from './attack.js'
import { BACKUP_ERRORS } from './backup.js'
import { BOM_ERRORS } from './bom.js'
import { CLI_ERRORS } from './cli.js'
import { GATEWAY_ERRORS } from './gateway.js'
import { LEDGER_ERRORS } from './ledger.js'
import { MCP_ERRORS } from './mcp.js'
import { QUARRY_ERRORS } from './quarry.js'
import { SCAN_ERRORS } from './scan.js'
import { SEALING_ERRORS } from './sealing.js'
import { SIGNING_ERRORS } from './signing.js'
import { WORKBENCH_ERRORS } from './workbench.js'

/** One row per error: what it means, what to do, its HTTP status and exit code. `docs/reference/errors.md` is made from this. */
export interface ErrorRow {
  readonly title: string
  readonly hint: string
  readonly status: number
  readonly exit: 0 | 1 | 2 | 64
}

export const ERRORS = {
  ...GUARD_ERRORS,
  ...CLI_ERRORS,
  ...BACKUP_ERRORS,
  ...ATTACK_ERRORS,
  ...GATEWAY_ERRORS,
  ...LEDGER_ERRORS,
  ...MCP_ERRORS,
  ...QUARRY_ERRORS,
  ...SCAN_ERRORS,
  ...WORKBENCH_ERRORS,
  ...API_ERRORS,
  ...SEALING_ERRORS,
  ...SIGNING_ERRORS,
  ...BOM_ERRORS,
} as const satisfies Record<`PAV_${string}`, ErrorRow>

export type ErrorCode = keyof typeof ERRORS
