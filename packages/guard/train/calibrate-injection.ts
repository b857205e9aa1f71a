import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { injection } from '../src/detectors/injection/index.js'
import type { Origin } from '../src/vocabulary/origin.js'

/**
 * Prints what the rules of the injection detector score on labelled text, source by source, and the threshold for each false-positive rate.
 * `--data DIR` holds JSONL files `injection_*.jsonl` with the fields text, label, kind, source, lang and role. `--misses SOURCE` lists texts.
 * `--as document` reads every text as if it came from outside: what users may say to their assistant fires then, what they say of other things should not.
 */
interface Row {
  text: string
  kind: string
  source: string
  lang: string
  role: string
}
interface Scored extends Row {
  score: number
  because: readonly string[]
}

const BENIGN = new Set(['benign', 'benign_hard'])
const ATTACK = new Set(['direct_injection', 'indirect_injection', 'jailbreak'])
const RATES = [0.05, 0.01, 0.001]

function load(dir: string, file: string): Row[] {
  return readFileSync(join(dir, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.role !== 'system' && (BENIGN.has(row.kind) || ATTACK.has(row.kind)))
}

function score(rows: readonly Row[]): Scored[] {
  const detect = injection.create({})
  return rows.map((row) => {
    const spans = detect(row.text, { origin: (values.as ?? row.role) as Origin })
    const best = spans.reduce<(typeof spans)[number] | undefined>(
      (high, span) => (span.score > (high?.score ?? 0) ? span : high),
      undefined,
    )
    return { ...row, score: best?.score ?? 0, because: best?.because ?? [] }
  })
}

const share = (rows: readonly Scored[], threshold: number) => rows.filter((row) => row.score >= threshold).length / rows.length

/** Mean over sources of the share that reaches the threshold, so that a large source does not decide. */
function macro(groups: ReadonlyMap<string, readonly Scored[]>, threshold: number): number {
  return [...groups.values()].reduce((sum, rows) => sum + share(rows, threshold), 0) / groups.size
}

function grouped(rows: readonly Scored[], key: (row: Scored) => string): Map<string, Scored[]> {
  const groups = new Map<string, Scored[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

/** The lowest score that holds the rate with any one source left out, from the scores that occur. */
function thresholdFor(groups: ReadonlyMap<string, readonly Scored[]>, rate: number): number {
  for (let percent = 5; percent < 100; percent++) {
    const threshold = percent / 100
    const worst = Math.max(
      ...[...groups.keys()].map((left) => macro(new Map([...groups].filter(([source]) => source !== left)), threshold)),
    )
    if (worst <= rate) return threshold
  }
  return 1
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    misses: { type: 'string' },
    hits: { type: 'string' },
    file: { type: 'string' },
    as: { type: 'string' },
  },
})
const dir = values.data ?? '.'
const scored = (values.file ? [values.file] : ['injection_train.jsonl', 'injection_dev.jsonl']).flatMap((file) => score(load(dir, file)))
const benign = grouped(
  scored.filter((row) => BENIGN.has(row.kind)),
  (row) => row.source,
)
const attacks = grouped(
  scored.filter((row) => ATTACK.has(row.kind)),
  (row) => `${row.source} ${row.kind}`,
)
print(
  `lowest score that holds the rate, any one source left out  ${RATES.map((rate) => `${rate}: ${thresholdFor(benign, rate)}`).join('   ')}`,
)
const thresholds = RATES.map((rate) => injection.threshold?.(rate) ?? 1)
print(`shipped thresholds  ${RATES.map((rate, i) => `${rate}: ${thresholds[i]}`).join('   ')}`)
print(
  `benign macro / pooled at them  ${thresholds.map((t) => `${macro(benign, t).toFixed(4)} / ${share([...benign.values()].flat(), t).toFixed(4)}`).join('   ')}`,
)
for (const [name, groups] of [
  ['false positives', benign],
  ['recall', attacks],
] as const) {
  print(`\n${name} by source at each threshold`)
  for (const [source, rows] of [...groups].sort()) {
    print(`  ${source.padEnd(36)} n=${String(rows.length).padStart(5)}  ${thresholds.map((t) => share(rows, t).toFixed(3)).join('  ')}`)
  }
}
print('\nrecall by language, direct injection')
for (const [lang, rows] of [
  ...grouped(
    scored.filter((row) => row.kind === 'direct_injection'),
    (row) => row.lang,
  ),
].sort()) {
  print(`  ${lang}  n=${String(rows.length).padStart(4)}  ${thresholds.map((t) => share(rows, t).toFixed(3)).join('  ')}`)
}
const listed = values.misses ?? values.hits
if (listed !== undefined) {
  const wanted = scored.filter(
    (row) =>
      row.source === listed &&
      (values.misses ? ATTACK.has(row.kind) && row.score < thresholds[1]! : BENIGN.has(row.kind) && row.score >= thresholds[1]!),
  )
  for (const row of wanted.slice(0, 40))
    print(`${row.score} ${row.lang} [${row.because.join('; ')}] ${row.text.slice(0, 300).replaceAll('\n', ' ')}`)
}
