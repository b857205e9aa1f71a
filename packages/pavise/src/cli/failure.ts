import { ERRORS, type ErrorCode } from '#core/errors/catalogue'
import { escapeTerminalBlock } from '#report/escape'

/** What a user sees of an error: `CODE: message`, then a hint, safe for a terminal. Never a stack trace unless `PAVISE_DEBUG=1`. */
export function describeFailure(error: unknown, env: Readonly<Record<string, string | undefined>>): { text: string; exit: number } {
  const code = codeOf(error)
  const row = ERRORS[code ?? 'PAV_INTERNAL']
  const message = error instanceof Error ? error.message : String(error)
  const hint = (error as { hint?: unknown })?.hint
  const lines = [`${code ?? 'PAV_INTERNAL'}: ${code ? message : (message.split('\n', 1)[0] ?? '')}`]
  lines.push(...faultsOf(error), `hint: ${typeof hint === 'string' ? hint : row.hint}`)
  if (env['PAVISE_DEBUG'] === '1' && error instanceof Error) lines.push(error.stack ?? '', causesOf(error))
  return { text: `${escapeTerminalBlock(lines.filter(Boolean).join('\n'))}\n`, exit: row.exit }
}

/** An error of ours carries a code of the catalogue: PaviseError here, GuardError from the guard package. */
function codeOf(error: unknown): ErrorCode | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return error instanceof Error && typeof code === 'string' && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : undefined
}

function faultsOf(error: unknown): string[] {
  const faults = (error as { faults?: readonly { path: string; message: string; hint?: string }[] } | null)?.faults
  return Array.isArray(faults) ? faults.map((fault) => `  ${fault.path}: ${fault.message}${fault.hint ? ` (${fault.hint})` : ''}`) : []
}

function causesOf(error: Error): string {
  return error.cause instanceof Error ? `caused by ${error.cause.stack ?? error.cause.message}` : ''
}
