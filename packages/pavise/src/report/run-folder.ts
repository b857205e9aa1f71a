import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Attempt } from '#core/attack/attempt'
import { CHANNELS, EFFECTS } from '#core/attack/vocabulary'
import { PaviseError } from '#core/errors/error'
import { type Envelope, envelopeSchema, evidenceSchema } from '#core/results/envelope'
import type { LoopSummary, RunRecord } from '#core/run'
import { PHASES, type Phase } from '#report/tally'

/**
 * A run on disk: `report.json` is the envelope, `attempts.jsonl` holds one attempt a line with its phase, `loop.json` what only a
 * closed loop knows. The last two may be missing.
 */

const count = z.number().int().nonnegative()
const tallySchema = z.object({
  attempts: count,
  successes: count,
  inconclusive: count,
  asr: z.object({ rate: z.number(), low: z.number(), high: z.number() }),
})
const loopSchema = z.object({
  before: tallySchema,
  after: tallySchema,
  replay: tallySchema,
  benign: z.object({ tasks: count, passed: count, failed: z.array(z.object({ id: z.string(), why: z.string() })) }),
  rules: z.array(
    z.object({
      id: z.string(),
      rule: z.record(z.string(), z.unknown()),
      answers: z.array(z.string()),
      why: z.string(),
      accepted: z.boolean(),
      benign: z.object({ tasks: count, passed: count }),
    }),
  ),
}) satisfies z.ZodType<LoopSummary>
const ledgerSchema = z.object({ size: count, root: z.string() })
const loopFileSchema = z.object({ loop: loopSchema.optional(), ledger: ledgerSchema.optional() })

/** Only what reports read is checked; the rest of an attempt passes through. */
const attemptSchema = z.looseObject({
  id: z.string(),
  attack: z.looseObject({
    objective: z.string(),
    probe: z.string(),
    strategies: z.array(z.string()),
    channel: z.enum(CHANNELS),
    effect: z.enum(EFFECTS),
    turns: z.array(z.string()),
  }),
  transcript: z.array(z.looseObject({ role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']) })),
  effects: z.array(
    z.looseObject({ seq: z.number(), tool: z.string(), args: z.record(z.string(), z.unknown()), by: z.string(), tenant: z.string() }),
  ),
  verdict: z.enum(['vulnerable', 'safe', 'review', 'inconclusive']),
  evidence: z.array(evidenceSchema),
  reason: z.string().optional(),
  requests: z.number(),
  resent: z.boolean().optional(),
})
const lineSchema = z.object({ phase: z.enum(PHASES), attempt: attemptSchema })

const invalid = (path: string, error: z.ZodError): PaviseError => {
  const faults = error.issues.slice(0, 20).map(({ path: at, message }) => `  ${at.join('.') || 'the whole'}: ${message}`)
  return new PaviseError(
    'PAV_FILE_UNREADABLE',
    [`${path} is not what Pavise writes: ${error.issues.length} faults`, ...faults].join('\n'),
    { hint: 'Name a folder or report.json of a run.' },
  )
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new PaviseError(cause.code === 'ENOENT' ? 'PAV_FILE_NOT_FOUND' : 'PAV_FILE_UNREADABLE', `${path} cannot be read`, { cause })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNREADABLE', `${path} is not JSON`, { cause })
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalid(path, parsed.error)
  return parsed.data
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function readAttempts(path: string): Promise<Record<Phase, Attempt[]>> {
  const attempts: Record<Phase, Attempt[]> = { before: [], after: [], replay: [] }
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line === '') continue
    const { phase, attempt } = parse(lineSchema, jsonLine(line, `${path}:${number}`), `${path}:${number}`)
    attempts[phase].push(attempt as Attempt)
  }
  return attempts
}

function jsonLine(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNREADABLE', `${where} is not JSON`, { cause })
  }
}

/** Reads only the envelope of a run: a folder, or its report.json. Loop and ledger that a JSON report holds beside it come along. */
export async function readEnvelope(path: string): Promise<{ envelope: Envelope; loop?: LoopSummary; ledger?: RunRecord['ledger'] }> {
  const folder = (await stat(path).catch(() => undefined))?.isDirectory() === true
  const file = folder ? join(path, 'report.json') : path
  const value = await readJson(file)
  const envelope = parse(envelopeSchema, value, file)
  const { loop, ledger } = parse(loopFileSchema, value, file)
  return { envelope, ...(loop ? { loop } : {}), ...(ledger ? { ledger } : {}) }
}

/** Reads a run folder, or a report.json alone. Throws PAV_FILE_NOT_FOUND or PAV_FILE_UNREADABLE with every fault. */
export async function readRun(path: string): Promise<RunRecord> {
  const { envelope, ...beside } = await readEnvelope(path)
  const folder = (await stat(path)).isDirectory()
  const attemptsFile = join(path, 'attempts.jsonl')
  const loopFile = join(path, 'loop.json')
  const attempts = folder && (await exists(attemptsFile)) ? await readAttempts(attemptsFile) : { before: [], after: [], replay: [] }
  const known = folder && (await exists(loopFile)) ? parse(loopFileSchema, await readJson(loopFile), loopFile) : beside
  return {
    envelope,
    attempts: attempts.before,
    ...(attempts.after.length > 0 ? { afterAttempts: attempts.after } : {}),
    ...(attempts.replay.length > 0 ? { replayAttempts: attempts.replay } : {}),
    ...(known.loop ? { loop: known.loop } : {}),
    ...(known.ledger ? { ledger: known.ledger } : {}),
  }
}

/**
 * Writes a run as `readRun` reads it. Each file appears whole or not at all. Attempts go to the disk as they are turned into text: a long run
 * is at its largest when it ends, and holding all lines at once would come on top of that. Throws PAV_FILE_UNWRITABLE.
 */
export async function writeRun(dir: string, record: RunRecord): Promise<void> {
  const { envelope, loop, ledger } = record
  await mkdir(dir, { recursive: true })
  await replace(join(dir, 'attempts.jsonl'), attemptLines(record))
  if (loop || ledger) await replace(join(dir, 'loop.json'), `${JSON.stringify({ loop, ledger }, null, 2)}\n`)
  await replace(join(dir, 'report.json'), `${JSON.stringify(envelope, null, 2)}\n`)
}

/** Characters that are handed to the disk at a time. */
const PIECE = 1 << 15

function* attemptLines(record: RunRecord): Generator<string> {
  let piece = ''
  for (const phase of PHASES)
    for (const attempt of attemptsOf(record, phase)) {
      piece += `${JSON.stringify({ phase, attempt })}\n`
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
  yield piece
}

function attemptsOf(record: RunRecord, phase: Phase): readonly Attempt[] {
  if (phase === 'before') return record.attempts
  return (phase === 'after' ? record.afterAttempts : record.replayAttempts) ?? []
}

/** What cannot be written to its end is taken away again: on a full disk it would only keep room from others. */
async function replace(path: string, text: string | Iterable<string>): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, text, { mode: 0o600 })
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {})
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${path} cannot be written`, { cause })
  }
}
