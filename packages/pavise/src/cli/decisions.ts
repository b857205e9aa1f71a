import { resolve } from 'node:path'
import type { CommandContext, CommandOption } from '#cli/command'
import { applyBaseline } from '#core/results/baseline'
import type { Envelope } from '#core/results/envelope'
import { DECISIONS_FILE, readDecisions } from '#findings/decisions-file'

/** The option of every command that gives findings the state that was decided for them. */
export const DECISIONS_OPTION: CommandOption = {
  flags: '--decisions <file>',
  description: `what was decided about findings (default: ${DECISIONS_FILE}, where it is there)`,
}

/** Applies the file of decisions, where there is one, and says on stderr what it covered and what has run out. */
export async function withDecisions(context: CommandContext, envelope: Envelope, named: unknown): Promise<Envelope> {
  const name = typeof named === 'string' ? named : DECISIONS_FILE
  const baseline = await readDecisions(resolve(context.cwd, name), name)
  if (baseline === undefined) return envelope
  const applied = applyBaseline(envelope, baseline, new Date())
  if (applied.covered > 0) context.stderr.write(`${name}: ${applied.covered} of ${envelope.findings.length} findings are decided\n`)
  for (const { fingerprint, until, owner } of applied.expired) {
    context.stderr.write(
      `${name}: the decision on ${fingerprint.slice(0, 12)} by ${owner} ran out on ${until}; the finding is open again\n`,
    )
  }
  return applied.envelope
}
