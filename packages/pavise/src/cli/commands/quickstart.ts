import { relative, resolve } from 'node:path'
import { type CommandContext, defineCommand } from '#cli/command'
import { wholeNumber } from '#cli/options'
import { startProgress } from '#cli/progress'
import { PaviseError } from '#core/errors/error'
import { type ClosedLoop, closeLoop } from '#oneshot'
import { makePrivate, type Outcome, writeOutcome } from '#oneshot/outcome'
import { report } from '#report/index'

export default defineCommand({
  name: 'quickstart',
  summary: 'Show the whole loop on the practice target: attack, harden, attack again, prove',
  description: [
    'Starts Quarry, a simulated vulnerable agent with made-up data, on loopback; attacks it; proposes firewall rules from what got through',
    'and tries them on benign work; attacks again through the gateway with other attacks and the same budget; writes a report and seals the run.',
    'The last line is one JSON object. Exit 0 when the loop closed. Nothing leaves this machine.',
  ].join('\n'),
  options: [
    { flags: '--once', description: 'end when the loop is closed, instead of opening the console on it' },
    { flags: '--seed <n>', description: 'another practice world', default: 1, parse: wholeNumber('--seed') },
    { flags: '--open-values', description: 'draw the practice world from the values that were developed on, not from those held back' },
    {
      flags: '--max-requests <n>',
      description: 'budget of each of the two campaigns',
      default: 600,
      parse: wholeNumber('--max-requests', 200),
    },
    { flags: '--data <dir>', description: 'folder of runs and ledger', default: '.pavise' },
  ],
  examples: ['pavise quickstart', 'pavise quickstart --once --seed 7'],
  async run(context, _args, options) {
    const seed = options['seed'] as number
    const maxRequests = options['maxRequests'] as number
    const data = resolve(context.cwd, options['data'] as string)
    // Before the work, so that a folder that cannot be written costs nobody a run.
    await makePrivate(resolve(data, 'runs'))
    const held = options['openValues'] !== true
    const loop = await close(context, seed, held, maxRequests)
    try {
      const outcome = await writeOutcome(
        resolve(data, 'runs', runName(seed)),
        resolve(data, 'ledger'),
        loop.record,
        loop.policy,
        context.env,
      )
      context.stdout.write(report('table').render({ ...loop.record, ledger: outcome.ledger }))
      context.stdout.write(whereabouts(context, outcome))
      if (options['once'] !== true) await serve(context, loop, { seed, held, budget: maxRequests, dataDir: data })
      context.stdout.write(`${JSON.stringify(lastLine(loop, outcome))}\n`)
      return closed(loop) ? 0 : 1
    } finally {
      await loop.site.close()
    }
  },
})

async function close(context: CommandContext, seed: number, held: boolean, maxRequests: number): Promise<ClosedLoop> {
  const started = performance.now()
  let bar: ReturnType<typeof startProgress> | undefined
  const stage = (text: string): void => {
    bar?.end()
    bar = undefined
    context.stderr.write(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${text}\n`)
  }
  return stoppable(
    context,
    closeLoop({
      seed,
      held,
      maxRequests,
      signal: context.signal,
      stage,
      progress: (requests, of, findings) => {
        bar ??= startProgress(context, '  requests', of)
        bar.update(Math.min(requests, of), `${findings} findings`)
      },
    }),
  )
}

/** A loop that was stopped half way leaves nothing: its numbers would be those of no whole run. */
async function stoppable<T>(context: CommandContext, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!context.signal.aborted) throw error
  }
  throw new PaviseError('PAV_INTERRUPTED', 'stopped before the loop was closed; nothing was written', {
    hint: 'Run it again: it starts afresh.',
  })
}

/** The loop is closed when something got through before, less of it does now, and the work is still done. */
function closed({ record }: ClosedLoop): boolean {
  const { before, after, benign } = record.loop!
  return before.successes > 0 && after.asr.rate < before.asr.rate && benign.passed >= benign.tasks * 0.9
}

function lastLine({ record }: ClosedLoop, outcome: Outcome): unknown {
  const { before, after, replay, benign, rules } = record.loop!
  const counts = ({ attempts, successes, asr }: typeof before) => ({ attempts, successes, asr: asr.rate, interval: [asr.low, asr.high] })
  return {
    before: counts(before),
    after: counts(after),
    replay: counts(replay),
    benign: { tasks: benign.tasks, passed: benign.passed },
    findings: record.envelope.findings.length,
    rules: rules.filter((rule) => rule.accepted).length,
    report: outcome.report,
    ledger: { size: outcome.ledger.size, root: outcome.ledger.root },
  }
}

function whereabouts(context: CommandContext, outcome: Outcome): string {
  const short = (path: string): string => {
    const way = relative(context.cwd, path)
    return way.startsWith('..') ? path : way
  }
  return [
    '',
    `report      ${short(outcome.report)}`,
    `results     ${short(outcome.envelope)}, ${short(outcome.sarif)}`,
    `policy      ${short(outcome.policy)}`,
    `regression  ${short(outcome.regression)}`,
    `ledger      ${short(outcome.ledger.dir)}: ${outcome.ledger.size} entries, root ${outcome.ledger.root}`,
    '',
  ].join('\n')
}

/** A name that sorts by time. */
function runName(seed: number): string {
  return `${new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-seed${seed}`
}

/** Opens the workbench over what was done and keeps it up until Ctrl-C. */
async function serve(
  context: CommandContext,
  loop: ClosedLoop,
  options: { seed: number; held: boolean; budget: number; dataDir: string },
): Promise<void> {
  const [{ serveLoop }, { openLog }] = await Promise.all([import('#workbench/practice/serve-loop'), import('#workbench/log')])
  context.stderr.write('opening the console\n')
  const log = openLog({ part: 'pavise', format: 'text', least: 'warn', write: (line) => void context.stderr.write(line) })
  const databaseUrl = context.env['PAVISE_DATABASE_URL']
  const served = await serveLoop({ ...options, loop, log, logFormat: 'text', ...(databaseUrl ? { databaseUrl } : {}) })
  try {
    context.stdout.write(
      [
        '',
        `console  ${served.console}`,
        `sign in  ${served.link}  (once, within 10 minutes)`,
        `gateway  ${served.gateway}  with the hardened policy`,
        `agent    ${served.agent}  (its model calls go through the gateway; keys: GET ${served.keys})`,
        'It does its ordinary work now and is attacked again: look at Firewall. Ctrl-C ends it.',
        '',
      ].join('\n'),
    )
    const shown = served.showTraffic(context.signal).catch((error: unknown) => {
      if (!context.signal.aborted) log('warn', 'the traffic of the practice agent ended early', { fault: String(error) })
    })
    if (!context.signal.aborted) await new Promise<void>((done) => context.signal.addEventListener('abort', () => done(), { once: true }))
    await shown
  } finally {
    await served.stop()
  }
}
