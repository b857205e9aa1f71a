import { detectors } from '@pavise/guard/detectors'
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

function find(text: string): Hidden[] {
  const found = detects.flatMap((detect) => detect(text, { origin: 'assistant' }))
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

/** Mail addresses get a number in place of their name, the same one all over a report; the host shows whether it left the house. */
export class Veil {
  readonly #mailboxes = new Map<string, number>()

  constructor(private readonly masked = true) {}

  /** The first `limit` characters with secrets veiled, and how many characters were left out. `known` are spans to veil besides. */
  cover(
    text: string,
    limit: number,
    known: readonly { start: number; end: number; kind: string }[] = [],
  ): { parts: Veiled[]; left: number } {
    const shown = clip(text, limit)
    if (!this.masked) return { parts: [{ text: shown.text }], left: shown.left }
    const seen = clip(text, limit + OVERLAP).text
    const parts: Veiled[] = []
    let at = 0
    const hidden = [...find(seen), ...known].sort((a, b) => a.start - b.start)
    for (const { start, end, kind } of hidden) {
      if (start < at || start >= shown.text.length || end <= start) continue
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
