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

/** Puts a payload between two lines or sentences of a carrier, behind one of its fields or into one of its string values. */
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
  const fields = [...cut.matchAll(/^[^\n:]{2,40}: \S.*$/gm)]
  if (fields.length > 1 && random.chance(0.6)) {
    const field = random.pick(fields)
    const at = field.index + field[0].length
    const inside = payload.replace(/\n+/g, ' ')
    return `${cut.slice(0, at)}${random.pick([` ${inside}`, ` - ${inside}`, ` [${inside}]`, ` (${inside})`, `. ${inside}`])}${cut.slice(at)}`
  }
  const breaks = [...cut.matchAll(/\n+|[.!?] (?=\S)/g)].map((match) => match.index + match[0].length)
  const at = breaks.length === 0 || random.chance(0.25) ? cut.length : random.pick(breaks)
  const line = cut[at - 1] === '\n' || at === cut.length
  return line
    ? `${cut.slice(0, at)}${at === cut.length ? '\n' : ''}${payload}\n${cut.slice(at)}`
    : `${cut.slice(0, at)}${payload} ${cut.slice(at)}`
}

/** What people ask of a document, by language. */
type Requests = ReadonlyMap<string, readonly Written[]>

const REQUESTS = 'benign:document-requests'
/** Ordinary documents that stand under a request. */
const FRAMED = 900
/** What parts a request from its document. */
const BETWEEN = ['\n', '\n\n', '\n---\n', '\n------\n', '\n"""\n', '\n\n> ', ' ']

function grouped<T extends { lang: string }>(list: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const each of list) {
    const own = found.get(each.lang)
    if (own) own.push(each)
    else found.set(each.lang, [each])
  }
  return found
}

/** A document under what somebody asks of it, as it stands in prompts: both in one text. */
function framed(text: string, lang: string, requests: Requests, random: Random): { text: string; parts: string[] } {
  const own = requests.get(lang)
  const list = (own && random.chance(0.8) ? own : requests.get('en')) ?? []
  if (list.length === 0) return { text, parts: [] }
  const request = random.pick(list).text
  const between = random.pick(BETWEEN)
  return { text: random.chance(0.9) ? request + between + text : text + between + request, parts: [REQUESTS] }
}

/** How many documents carry a payload. */
const CARRIED = 2

/** Every authored payload alone and in ordinary documents, some of which stand under a request. */
function indirect(written: readonly Written[], carriers: readonly Row[], requests: Requests, seed: number): Row[] {
  const byLang = grouped(carriers)
  return written
    .filter(({ kind }) => kind === 'indirect_injection')
    .flatMap((each) => {
      const random = new Random(seedOf(each.text, seed))
      const own = byLang.get(each.lang) ?? []
      const base = { kind: each.kind, source: each.topic, lang: each.lang, cluster: each.cluster }
      const rows: Row[] = [{ ...base, text: each.text, parts: [each.topic], role: 'tool' }]
      for (let i = 0; i < CARRIED && carriers.length > 0; i++) {
        const carrier = own.length > 20 && random.chance(0.7) ? random.pick(own) : random.pick(carriers)
        const text = insert(carrier.text, each.text, random)
        const asked = random.chance(0.4) ? framed(text, each.lang, requests, random) : { text, parts: [] }
        const parts = [each.topic, ...carrier.parts, ...asked.parts]
        rows.push({ ...base, text: asked.text, parts, role: asked.parts.length > 0 ? 'user' : 'tool' })
      }
      return rows
    })
}

/** Ordinary documents under a request: that somebody asks something of a text is no sign of an attack. They are left out with the requests, as the attacks under one are. */
function asked(carriers: readonly Row[], requests: Requests, seed: number): Row[] {
  const random = new Random(seedOf('asked', seed))
  if (carriers.length === 0 || requests.size === 0) return []
  return Array.from({ length: FRAMED }, (_, i): Row => {
    const carrier = random.pick(carriers)
    const { text, parts } = framed(carrier.text.slice(0, LONGEST_CARRIER), carrier.lang, requests, random)
    return { ...carrier, text, source: REQUESTS, parts: [...carrier.parts, ...parts], role: 'user', cluster: `asked:${i}` }
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
  const requests = grouped(written.filter(({ topic }) => topic === REQUESTS))
  const authored = written
    .filter(({ kind }) => kind !== 'indirect_injection')
    .map((each): Row => ({ ...each, source: each.topic, parts: [each.topic], role: 'user' }))
  const talk = [...shared.filter(({ kind, role }) => isBenign(kind) && role === 'user'), ...authored]
  return [
    ...indirect(written, carriers, requests, seed),
    ...asked(carriers, requests, seed),
    ...mixed([...talk, ...shared.filter(({ kind }) => kind === 'direct_injection')], seed),
    ...suffixed([...shared, ...authored], SUFFIXES, seed),
  ]
}
