import { defineCommand } from '#cli/command'
import { CLI_ACTOR, DATA_OPTION, withWorkbench } from '#cli/workbench-door'
import { PaviseError } from '#core/errors/error'
import type { Erasure } from '#core/ports/store'

export default defineCommand({
  name: 'erase',
  summary: 'Forget a session, a person or what is old, for good',
  description:
    'Destroys the keys of sealed records: recordings of a session or subject, or every recording, transcript, result and evidence from before a day. Their bytes stay in tables, logs and backups, where nobody can open them again. The ledger says that it was done, not whom it was about. It cannot be undone.',
  options: [
    { flags: '--session <digest>', description: 'a session, as its events show it (sha256:…)' },
    { flags: '--subject <id>', description: 'whose exchanges: the id of the principal' },
    { flags: '--before <day>', description: 'everything from before a day or moment (2026-01-31)' },
    { flags: '--yes', description: 'do it; without, nothing is erased' },
    DATA_OPTION,
  ],
  examples: ['pavise erase --subject user-4711 --yes', 'pavise erase --before 2026-01-01 --yes'],
  async run(context, _args, options) {
    const what = erasureOf(options)
    if (options['yes'] !== true) throw new PaviseError('PAV_USAGE', 'erasing cannot be undone: add --yes')
    const { records } = await withWorkbench(context, options, ({ store }) => store.erase(what, CLI_ACTOR))
    context.stdout.write(`${records} records are forgotten\n`)
    return 0
  },
})

function erasureOf(options: Readonly<Record<string, unknown>>): Erasure {
  const given = (['session', 'subject', 'before'] as const).filter((name) => options[name] !== undefined)
  if (given.length !== 1) throw new PaviseError('PAV_USAGE', 'name one of --session, --subject and --before')
  const value = String(options[given[0]!])
  if (given[0] === 'session') return { session: value }
  if (given[0] === 'subject') return { subject: value }
  const day = new Date(value)
  if (!/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(day.getTime()))
    throw new PaviseError('PAV_USAGE', `--before: ${value} is no day`, { hint: 'Write 2026-01-31.' })
  return { before: day.toISOString() }
}
