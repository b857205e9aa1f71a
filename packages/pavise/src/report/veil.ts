import { guardedValues, privateSpans } from '#core/results/private-spans'
import type { RunRecord } from '#core/run'
import { clip } from '#report/words'

/** A stretch of evidence: text to show, or what stands in place of a secret. */
export type Veiled = { readonly text: string } | { readonly veil: string; readonly of: string }

/** A secret over the border of what is shown must still be found, so that much more is looked at. */
const OVERLAP = 400
/** Below this many characters, showing the last four would show the secret. */
const SHORT = 9

const lastFour = (secret: string): string => (secret.length < SHORT ? '••••' : `•••• ${secret.replace(/\s/g, '').slice(-4)}`)

/** The veil of a run: what detectors know as secret or personal, and what the run's own evidence says was guarded. */
export const veilOf = ({ envelope }: RunRecord): Veil => new Veil(guardedValues(envelope.findings.flatMap(({ evidence }) => evidence)))

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
    for (const { start, end, kind } of privateSpans(clip(text, limit + OVERLAP).text, this.values)) {
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
