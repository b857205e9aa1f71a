import { Random, seedOf } from './random.js'
import { isBenign, type Row } from './row.js'
import { suffixed } from './salad.js'
import type { Written } from './seed-files.js'

/** Shortest text that can carry something hidden. */
const CARRIER = 120
const LONGEST_CARRIER = 3000
/** Wishes that get a suffix. */
const SUFFIXES = 400

/** Documents and results of tools in which payloads are put, by language: a payload stands best among its like. */
function carriersOf(shared: readonly Row[], written: readonly Written[]): Row[] {
  const found = shared.filter(({ kind, role, text }) => kind === 'benign' && role === 'tool' && text.length >= CARRIER)
  for (const each of written) {
    if (each.kind !== 'benign' || each.text.length < CARRIER) continue
    found.push({ ...each, source: each.topic, parts: [each.topic], role: 'tool' })
  }
  return found
}

/** Puts a payload between two lines, two sentences or into a string value of a carrier. */
function insert(carrier: string, payload: string, random: Random): string {
  const cut = carrier.length > LONGEST_CARRIER ? carrier.slice(0, LONGEST_CARRIER) : carrier
  if (/^\s*[[{]/.test(cut)) {
    const values = [...cut.matchAll(/": ?"[^"\\]{8,}"/g)]
    if (values.length > 0) {
      const value = random.pick(values)
      const at = value.index + value[0].length - 1
      return `${cut.slice(0, at)} ${JSON.stringify(payload).slice(1, -1)}${cut.slice(at)}`
    }
  }
  const breaks = [...cut.matchAll(/\n+|[.!?] (?=\S)/g)].map((match) => match.index + match[0].length)
  const at = breaks.length === 0 || random.chance(0.25) ? cut.length : random.pick(breaks)
  const line = cut[at - 1] === '\n' || at === cut.length
  return line
    ? `${cut.slice(0, at)}${at === cut.length ? '\n' : ''}${payload}\n${cut.slice(at)}`
    : `${cut.slice(0, at)}${payload} ${cut.slice(at)}`
}

/** Every authored payload in ordinary documents and alone. */
function indirect(written: readonly Written[], carriers: readonly Row[], seed: number): Row[] {
  const byLang = new Map<string, Row[]>()
  for (const row of carriers) byLang.set(row.lang, [...(byLang.get(row.lang) ?? []), row])
  return written
    .filter(({ kind }) => kind === 'indirect_injection')
    .flatMap((each) => {
      const random = new Random(seedOf(each.text, seed))
      const own = byLang.get(each.lang) ?? []
      const base = { kind: each.kind, source: each.topic, lang: each.lang, cluster: each.cluster }
      const alone: Row = { ...base, text: each.text, parts: [each.topic], role: 'tool' }
      const carrier = own.length > 20 && random.chance(0.7) ? random.pick(own) : random.pick(carriers)
      if (!carrier) return [alone]
      return [alone, { ...base, text: insert(carrier.text, each.text, random), parts: [each.topic, ...carrier.parts], role: 'tool' }]
    })
}

/** Attacks behind or before an ordinary request: what is hostile is a part of what was said. */
function mixed(rows: readonly Row[], seed: number): Row[] {
  const talk = rows.filter(({ kind, text }) => kind === 'benign' && text.length < 400)
  if (talk.length === 0) return []
  const random = new Random(seedOf('mixed', seed))
  return rows
    .filter(({ kind, text }) => (kind === 'direct_injection' || kind === 'prompt_extraction') && text.length < 600)
    .filter(() => random.chance(0.3))
    .map((row) => {
      const other = random.pick(talk)
      const between = random.pick([' ', '\n', '\n\n', '. ', '... ', ' --- '])
      const text = random.chance(0.7) ? `${other.text}${between}${row.text}` : `${row.text}${between}${other.text}`
      return { ...row, text, parts: [...row.parts, ...other.parts] }
    })
}

/** What is made of the rows at hand by putting them together. */
export function composed(shared: readonly Row[], written: readonly Written[], seed: number): Row[] {
  const carriers = carriersOf(shared, written)
  const authored = written
    .filter(({ kind }) => kind !== 'indirect_injection')
    .map((each): Row => ({ ...each, source: each.topic, parts: [each.topic], role: 'user' }))
  const talk = [...shared.filter(({ kind, role }) => isBenign(kind) && role === 'user'), ...authored]
  return [
    ...indirect(written, carriers, seed),
    ...mixed([...talk, ...shared.filter(({ kind }) => kind === 'direct_injection')], seed),
    ...suffixed([...shared, ...authored], SUFFIXES, seed),
  ]
}
