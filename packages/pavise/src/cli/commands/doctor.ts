import { defineCommand } from '#cli/command'
import { describeFailure } from '#cli/failure'
import { oneOf } from '#cli/options'
import type { Health, HealthCheck, Surroundings } from '#platform/doctor/check'
import { healthChecks } from '#platform/doctor/checks'
import { escapeJson, escapeTerminalBlock } from '#report/escape'

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL', skip: '-   ' } as const

export default defineCommand({
  name: 'doctor',
  summary: 'Check that this machine has what Pavise needs',
  description: 'Looks at Node, folders, ports, the configuration here and the clock. Exit 1 where something fails; warnings do not.',
  options: [{ flags: '--format <format>', description: 'table or json', default: 'table', parse: oneOf('--format', ['table', 'json']) }],
  examples: ['pavise doctor', 'pavise doctor --format json'],
  async run(context, _args, options) {
    const here: Surroundings = { cwd: context.cwd, env: context.env, now: Date.now() }
    const results = await Promise.all(
      healthChecks.map(async (check) => ({ id: check.id, title: check.title, ...(await examine(check, here)) })),
    )
    if (options['format'] === 'json') {
      context.stdout.write(`${escapeJson({ checks: results.map(({ title: _title, ...rest }) => rest) })}\n`)
    } else {
      const width = Math.max(...results.map((result) => result.title.length))
      for (const { state, title, seen, hint } of results) {
        const indent = `\n${' '.repeat(MARKS.ok.length + width + 4)}`
        context.stdout.write(
          `${MARKS[state]}  ${title.padEnd(width)}  ${escapeTerminalBlock([seen, hint].filter(Boolean).join('\n')).replaceAll('\n', indent)}\n`,
        )
      }
    }
    return results.some((result) => result.state === 'fail') ? 1 : 0
  },
})

/** A check that breaks is a failed check, not the end of the table. */
async function examine(check: HealthCheck, here: Surroundings): Promise<Health> {
  try {
    return await check.run(here)
  } catch (error) {
    return { state: 'fail', seen: describeFailure(error, {}).text.split('\n', 1)[0] ?? 'broke' }
  }
}
