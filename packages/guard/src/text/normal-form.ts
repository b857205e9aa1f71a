import type { Traced } from './codec.js'
import { homoglyph } from './codecs/homoglyph.js'
import { DRAWN_AS } from './confusables.js'
import { foldUnit } from './fold.js'
import { isInvisible } from './invisible.js'

/** Combining marks that one base may carry; more are decoration, and NFKC is quadratic in them. UAX 15 (stream-safe) has the same limit. */
const MOST_MARKS = 30
const MARK = /^\p{M}$/u

/** Joins with what stands before it: combining marks and the vowels and final consonants of Hangul. */
function joins(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  if (c < 0x300) return false
  if ((c >= 0x1160 && c <= 0x11ff) || (c >= 0xff9e && c <= 0xff9f)) return true
  return MARK.test(String.fromCodePoint(text.codePointAt(i)!))
}

/** The ASCII character that a tag character mirrors, '' for its frame, null for anything else. */
function tagAt(text: string, i: number): string | null {
  const low = text.charCodeAt(i + 1)
  if (text.charCodeAt(i) !== 0xdb40 || !(low >= 0xdc00 && low <= 0xdc7f)) return null
  return low >= 0xdc20 && low < 0xdc7f ? String.fromCharCode(low - 0xdc00) : ''
}

/** Length in units of an invisible character at `i`, or 0. */
function invisibleAt(text: string, i: number): number {
  const c = text.charCodeAt(i)
  if (c === 0xdb40) {
    const low = text.charCodeAt(i + 1)
    return low >= 0xdc00 && low <= 0xddef ? 2 : 0
  }
  return c >= 0x80 && isInvisible(c) ? 1 : 0
}

interface Cluster {
  text: string
  length: number
}

/** One base with its marks, normalised; marks on a Latin letter that do not compose with it fall away. */
function clusterAt(text: string, i: number): Cluster {
  let end = i + (text.codePointAt(i)! > 0xffff ? 2 : 1)
  let marks = 0
  let kept = text.slice(i, end)
  while (end < text.length) {
    const skip = invisibleAt(text, end)
    if (skip > 0 && tagAt(text, end) === null) {
      end += skip
      continue
    }
    if (!joins(text, end)) break
    const size = text.codePointAt(end)! > 0xffff ? 2 : 1
    if (marks++ < MOST_MARKS) kept += text.slice(end, end + size)
    end += size
  }
  const normal = kept.normalize('NFKC')
  const base = foldUnit(normal.charCodeAt(0))
  return { text: base < 128 && normal.length > 1 ? normal.replace(/[\u0300-\u036f\u20d0-\u20ff\u0489]/g, '') : normal, length: end - i }
}

/**
 * The form in which letters are what they look like: invisible characters gone, tag characters as the text that they spell, compatibility
 * forms and decoration undone (NFKC), and words that mix scripts to look Latin spelled in Latin. Null when the text is in that form already. Linear.
 */
export function normalForm(text: string): Traced | null {
  const at: number[] = []
  const pieces: string[] = []
  let changed = false
  const put = (piece: string, from: number) => {
    pieces.push(piece)
    for (let k = 0; k < piece.length; k++) at.push(from)
  }
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    const next = text.charCodeAt(i + 1)
    if (c < 128 && !(next >= 0x300)) {
      put(text[i]!, i++)
      continue
    }
    const tag = tagAt(text, i)
    const invisible = invisibleAt(text, i)
    if (tag !== null || invisible > 0) {
      if (tag) put(tag, i)
      i += invisible
      changed = true
      continue
    }
    const cluster = clusterAt(text, i)
    if (cluster.text !== text.slice(i, i + cluster.length)) changed = true
    put(cluster.text, i)
    i += cluster.length
  }
  at.push(text.length)
  const normal = pieces.join('')
  const latin = asLatin(normal)
  if (!changed && latin === normal) return null
  return { text: latin, at: Uint32Array.from(at) }
}

function asLatin(text: string): string {
  const words = homoglyph.detect(text)
  if (words.length === 0) return text
  const pieces: string[] = []
  let last = 0
  for (const { start, end } of words) {
    pieces.push(text.slice(last, start))
    for (let i = start; i < end; i++) pieces.push(String.fromCharCode(DRAWN_AS.get(text.charCodeAt(i)) ?? text.charCodeAt(i)))
    last = end
  }
  pieces.push(text.slice(last))
  return pieces.join('')
}
