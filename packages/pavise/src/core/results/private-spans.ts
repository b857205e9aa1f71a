import { detectors } from '@pavise/guard/detectors'
import type { Evidence } from './envelope.js'

/** What is veiled wherever evidence is shown: secrets, and what names or pays for a person. */
const VEILING = new Set(['secret', 'card', 'iban', 'email'])
const detects = detectors.filter(({ id }) => VEILING.has(id)).map((detector) => detector.create({}))

export interface PrivateSpan {
  start: number
  end: number
  kind: string
}

/** Every place where one of the given values stands as it is. */
function literal(text: string, values: readonly string[]): PrivateSpan[] {
  return values.flatMap((value) => {
    const found: PrivateSpan[] = []
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      found.push({ start: at, end: at + value.length, kind: 'value' })
    return found
  })
}

/** Stretches of a text that are not shown as they are, in order and apart: what detectors know as private, and `values`. */
export function privateSpans(text: string, values: readonly string[]): PrivateSpan[] {
  const found = [...detects.flatMap((detect) => detect(text, { origin: 'assistant' })), ...literal(text, values)]
  const sorted = found.map(({ start, end, kind }) => ({ start, end, kind })).sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: PrivateSpan[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push(span)
  }
  return merged
}

const GUARDED_KINDS = new Set(['canary', 'secret'])
const MOST_VALUES = 200
const READ_CHARACTERS = 4000

/** The guarded values that evidence quotes: canaries and secrets that came out, in the spelling in which they did. */
export function guardedValues(evidence: readonly Evidence[]): string[] {
  const quoted = evidence
    .filter(({ kind }) => GUARDED_KINDS.has(kind))
    .flatMap(({ text }) => [...text.slice(0, READ_CHARACTERS).matchAll(/"([^"]{6,200})"/g)].map(([, value]) => value!))
  return [...new Set(quoted)].slice(0, MOST_VALUES)
}
