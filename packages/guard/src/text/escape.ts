import type { Codec, Traced } from './codec.js'
import type { Run } from './run.js'
import { TracedWriter } from './traced-writer.js'

/** One escape sequence read at an offset: what it stands for and how long it is written. */
export interface Escape {
  text: string
  length: number
}

/** How an escape encoding is read: `at` answers the escape that starts at `i`, null for a plain character, `'bad'` for a broken escape. */
export interface EscapeSyntax {
  at(text: string, i: number): Escape | null | 'bad'
  /** Whether a broken escape makes the whole text not of this encoding; else it stays as written. */
  strict: boolean
  /** Escapes that a place needs before `detect` reports it. */
  least: number
  /** Longest stretch of plain characters between two escapes of one place. */
  gap: number
  /** What escapes begin with, one of these; absent where that is no fixed text. */
  leads?: readonly string[]
}

/** Decodes escapes and keeps the rest as it stands; null when nothing was escaped (but for the empty text). Linear. */
function traceEscapes(text: string, syntax: EscapeSyntax): Traced | null {
  const out = new TracedWriter(text.length)
  let escapes = 0
  for (let i = 0; i < text.length; ) {
    const read = syntax.at(text, i)
    if (read === 'bad' && syntax.strict) return null
    if (read === null || read === 'bad') {
      out.unit(text.charCodeAt(i), i)
      i++
      continue
    }
    out.put(read.text, i)
    i += read.length
    escapes++
  }
  return escapes === 0 && text !== '' ? null : out.traced(text.length)
}

/** Where the next escape may begin, looked for as text is searched: each lead is searched for once. */
function searchLeads(text: string, leads: readonly string[]): (from: number) => number {
  const next = leads.map(() => -1)
  return (from) => {
    let first = text.length
    for (let k = 0; k < leads.length; k++) {
      if (next[k]! < from) {
        const at = text.indexOf(leads[k]!, from)
        next[k] = at < 0 ? text.length : at
      }
      first = Math.min(first, next[k]!)
    }
    return first
  }
}

/** Places from the first escape to the last one that is no further than `gap` from the one before it. Linear. */
function detectEscapes(text: string, syntax: EscapeSyntax): Run[] {
  const found: Run[] = []
  let start = -1
  let end = -1
  let count = 0
  const close = () => {
    if (start >= 0 && count >= syntax.least) found.push({ start, end })
    start = -1
    count = 0
  }
  const next = syntax.leads ? searchLeads(text, syntax.leads) : (from: number) => from
  for (let i = next(0); i < text.length; i = next(i)) {
    const read = syntax.at(text, i)
    if (read === null || read === 'bad') {
      i++
      continue
    }
    if (start >= 0 && i - end > syntax.gap) close()
    if (start < 0) start = i
    count++
    i += read.length
    end = i
  }
  close()
  return found
}

/** The three readers of an escape encoding. */
export function escapeCodec(syntax: EscapeSyntax): Required<Pick<Codec, 'decode' | 'detect' | 'trace'>> {
  return {
    decode: (text) => traceEscapes(text, syntax)?.text ?? null,
    detect: (text) => detectEscapes(text, syntax),
    trace: (text) => traceEscapes(text, syntax),
  }
}
