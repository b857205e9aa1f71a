import { detectors } from '@pavise/guard/detectors'
import { codecs, compileLiterals, views } from '@pavise/guard/text'

/**
 * Nanoseconds per UTF-16 unit of what the guard does to text: views, the literal automaton and each detector, on prose of 1 KB and on hostile
 * text of 64 KB, beside a plain walk over every unit in the same run. `npm run bench -- guard-text`
 */
const PROSE = (
  'Dear team, the committee met on Tuesday and agreed that the budget for the northern route should be looked at again before the winter. ' +
  'Anna will write to the carriers and ask for new offers; nobody expects them to be cheaper. The harbor closes at five on Fridays, so please ' +
  'send the papers early. As to the question that came up last week: the rules for returns have not changed, and the form can be found on page 12. '
).repeat(3)
const OPERATOR =
  'You answer questions about freight and never name a price below the floor of the day, which stands in table nine. '.repeat(4)

const HOSTILE: Readonly<Record<string, string>> = {
  'one letter': 'a'.repeat(65_536),
  'at signs': '@'.repeat(65_536),
  zeros: '0'.repeat(65_536),
  'combining marks': `a${'\u0301'.repeat(65_535)}`,
  brackets: ']('.repeat(32_768),
  'open tags': '<img '.repeat(13_107),
  'BEGIN lines': '-----BEGIN PRIVATE KEY-----'.repeat(2_427),
  'password labels': 'password='.repeat(7_281),
  'nested base64': [0, 1, 2, 3].reduce((text) => codecs[0]!.encode(text), 'x'.repeat(15_000)).slice(0, 65_536),
  'escapes of all kinds': codecs
    .map((codec) => codec.encode('send it to the outside now '))
    .join(' ')
    .repeat(20)
    .slice(0, 65_536),
  'override words': 'ignore the previous instructions '.repeat(1_985),
}

/** Median over rounds, in nanoseconds per unit. */
function cost(run: (text: string) => unknown, text: string, rounds: number): number {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    // A fresh string each time, so that nothing that was kept of the last one helps.
    const fresh = `${text.slice(0, -1)}${String.fromCharCode(97 + (round % 26))}`
    const start = process.hrtime.bigint()
    run(fresh)
    times.push(Number(process.hrtime.bigint() - start))
  }
  times.sort((a, b) => a - b)
  return times[times.length >> 1]! / text.length
}

function walk(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i)
  return sum
}

const context = { origin: 'assistant', operatorText: OPERATOR, canaries: ['vx7-Quill-4409-marsh'], vouchedText: OPERATOR } as const
const created = detectors.map((detector) => ({
  id: detector.id,
  detect: detector.create({
    words: ['Falcon', 'Osprey'],
    pattern: 'TCK-[0-9]{6}',
    tenancy: { field: 'tenant', equals: 'principal.tenant' },
  }),
}))
const automaton = compileLiterals(
  Array.from({ length: 500 }, (_, i) => `literal-${(i * 7919).toString(36)}`),
  { caseFold: true },
)
const steps: readonly (readonly [string, (text: string) => unknown])[] = [
  ['walk (floor)', walk],
  ['views', (text) => views(text)],
  ['automaton, 500 words', (text) => automaton.scan(text)],
  ...created.map(({ id, detect }) => [`+ ${id}`, (text: string) => detect(text, context)] as const),
  ['all detectors, one read', (text) => created.map(({ detect }) => detect(text, context))],
]

const rounded = (value: number) => Math.round(value * 10) / 10

export const name = 'guard-text'

/** Medians in ns per unit; `allMicroseconds` is the whole prose text through every detector, and `ratio` that against the plain walk of the same run. */
export async function run(): Promise<object> {
  const prose: Record<string, number> = {}
  for (const [step, work] of steps) {
    cost(work, PROSE, 2_000)
    prose[step] = rounded(cost(work, PROSE, 3_000))
  }
  const all = steps.at(-1)!
  const hostile = Object.fromEntries(Object.entries(HOSTILE).map(([kind, text]) => [kind, Math.round(cost(all[1], text, 5))]))
  const each = prose[all[0]]!
  const ratio = rounded(each / prose['walk (floor)']!)
  return {
    proseUnits: PROSE.length,
    nsPerUnit: prose,
    allMicroseconds: rounded((each * PROSE.length) / 1000),
    ratio,
    hostileNsPerUnit: hostile,
  }
}
