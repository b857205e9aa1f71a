import { detectors } from '@pavise/guard/detectors'
import type { Finding } from '#core/results/envelope'
import type { RunRecord } from '#core/run'
import { clip } from '#report/words'

/** A stretch of evidence: text to show, or what stands in place of a secret. */
export type Veiled = { readonly text: string } | { readonly veil: string; readonly of: string }

const VEILING = new Set(['secret', 'card', 'iban', 'email'])
const detects = detectors.filter(({ id }) => VEILING.has(id)).map((detector) => detector.create({}))

/** A secret over the border of what is shown must still be found, so that much more is looked at. */
const OVERLAP = 400
/** Below this many characters, showing the last four would show the secret. */
const SHORT = 9

interface Hidden {
  start: number
  end: number
  kind: string
}

/** Every place where one of the given values stands as it is. */
function literal(text: string, values: readonly string[]): Hidden[] {
  return values.flatMap((value) => {
    const found: Hidden[] = []
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      found.push({ start: at, end: at + value.length, kind: 'value' })
    return found
  })
}

function find(text: string, values: readonly string[]): Hidden[] {
  const found = [...detects.flatMap((detect) => detect(text, { origin: 'assistant' })), ...literal(text, values)]
  const sorted = found.map(({ start, end, kind }) => ({ start, end, kind })).sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Hidden[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

const lastFour = (secret: string): string => (secret.length < SHORT ? '••••' : `•••• ${secret.replace(/\s/g, '').slice(-4)}`)

const GUARDED_KINDS = new Set(['canary', 'secret'])
const MOST_VALUES = 200

/** The guarded values that evidence quotes: canaries and secrets that came out, in the spelling in which they did. */
function guardedValues(findings: readonly Finding[]): string[] {
  const quoted = findings.flatMap(({ evidence }) =>
    evidence
      .filter(({ kind }) => GUARDED_KINDS.has(kind))
      .flatMap(({ text }) => [...clip(text, 4000).text.matchAll(/"([^"]{6,200})"/g)].map(([, value]) => value!)),
  )
  return [...new Set(quoted)].slice(0, MOST_VALUES)
}

/** The veil of a run: what detectors know as secret or personal, and what the run's own evidence says was guarded. */
export const veilOf = ({ envelope }: RunRecord): Veil => new Veil(guardedValues(envelope.findings))

/** Mail addresses get a number in place of their name, the same one all over a report; the host shows whether it left the house. */
export class Veil {
  readonly #mailboxes = new Map<string, number>()

  /** `values` are guarded values of the run itself, veiled wherever they stand. */
  constructor(private readonly values: readonly string[] = []) {}

  /** The first `limit` characters with secrets veiled, and how many characters were left out. */
  cover(text: string, limit: number): { parts: Veiled[]; left: number } {
    const shown = clip(text, limit)
    const parts: Veiled[] = []
    let at = 0
    for (const { start, end, kind } of find(clip(text, limit + OVERLAP).text, this.values)) {
      if (start >= shown.text.length) continue
      if (start > at) parts.push({ text: text.slice(at, start) })
      parts.push({ veil: this.#name(kind, text.slice(start, end)), of: kind })
      at = end
    }
    if (at < shown.text.length) parts.push({ text: text.slice(at, shown.text.length) })
    return { parts, left: Math.max(0, text.length - Math.max(at, shown.text.length)) }
  }

  /** The same as one string. */
  text(text: string, limit: number): string {
    const { parts, left } = this.cover(text, limit)
    const shown = parts.map((part) => ('veil' in part ? `[${part.veil}]` : part.text)).join('')
    return left > 0 ? `${shown} … ${left} more characters` : shown
  }

  #name(kind: string, secret: string): string {
    if (kind !== 'email') return `${kind} ${lastFour(secret)}`
    const key = secret.toLowerCase()
    const number = this.#mailboxes.get(key) ?? this.#mailboxes.size + 1
    this.#mailboxes.set(key, number)
    const host = /@([^@]+)$/.exec(secret)?.[1]
    return host === undefined ? `email ${number}` : `email ${number} @${host}`
  }
}
