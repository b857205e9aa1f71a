import type { Traced } from './codec.js'
import { homoglyph } from './codecs/homoglyph.js'
import { DRAWN_AS } from './confusables.js'
import { foldUnit } from './fold.js'
import { isInvisible } from './invisible.js'
import { nextUnit } from './next-unit.js'
import { isSpace, type Run } from './run.js'
import { isStable } from './stable-unit.js'
import { substitute } from './substitution.js'
import { TracedWriter } from './traced-writer.js'
import { unitsOf } from './units.js'
import type { Place } from './view.js'

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

const UNKNOWN = 0
/** Stands alone and for itself, whatever is before it. */
const ALONE = 1
/** The same, in another form. */
const REWRITTEN = 2
/** Half of a character, nothing that is seen, or what joins: looked at closely. */
const CLOSELY = 3
/** What is known of each unit, filled as units are met. */
const kinds = new Uint8Array(65_536)
const rewritten = new Map<number, string>()

function kindOf(text: string, i: number, c: number): number {
  if (kinds[c] !== UNKNOWN) return kinds[c]!
  if ((c >= 0xd800 && c <= 0xdfff) || isInvisible(c) || joins(text, i)) kinds[c] = CLOSELY
  else {
    const normal = normalOf(text[i]!)
    kinds[c] = normal === text[i] ? ALONE : REWRITTEN
    if (normal !== text[i]) rewritten.set(c, normal)
  }
  return kinds[c]!
}

/** A base with its marks, composed; marks on a Latin letter that do not compose with it fall away. */
function normalOf(kept: string): string {
  const normal = kept.normalize('NFKC')
  const base = foldUnit(normal.charCodeAt(0))
  return base < 128 && normal.length > 1 ? normal.replace(/[\u0300-\u036f\u20d0-\u20ff\u0489]/g, '') : normal
}

/** One base with its marks, normalised. */
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
  if (kept.length === 1 && isStable(kept.charCodeAt(0))) return { text: kept, length: end - i }
  return { text: normalOf(kept), length: end - i }
}

/** Whether neither a unit nor the one behind it has to be looked at closely. */
function standsAlone(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  if (c >= 128 && kindOf(text, i, c) === CLOSELY) return false
  const next = text.charCodeAt(i + 1)
  return !(next >= 128) || kindOf(text, i + 1, next) !== CLOSELY
}

/**
 * The form in which letters are what they look like: invisible characters gone, tag characters as the text that they spell, compatibility
 * forms and decoration undone (NFKC), and words that mix scripts to look Latin spelled in Latin. Null when the text is in that form already. Linear.
 */
export function normalForm(text: string): Traced | null {
  const out = new TracedWriter(text.length)
  let changed = false
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    if (c < 128 && !(text.charCodeAt(i + 1) >= 0x300)) {
      out.unit(c, i++)
      continue
    }
    if (standsAlone(text, i)) {
      const other = rewritten.get(c)
      if (other === undefined) out.unit(c, i++)
      else {
        out.put(other, i++)
        changed = true
      }
      continue
    }
    const tag = tagAt(text, i)
    const invisible = invisibleAt(text, i)
    if (tag !== null || invisible > 0) {
      if (tag) out.put(tag, i)
      i += invisible
      changed = true
      continue
    }
    const cluster = clusterAt(text, i)
    if (!text.startsWith(cluster.text, i) || cluster.text.length !== cluster.length) changed = true
    out.put(cluster.text, i)
    i += cluster.length
  }
  const normal = out.traced(text.length)
  const latin = asLatin(normal.text)
  if (!changed && latin === normal.text) return null
  return { text: latin, at: normal.at }
}

function asLatin(text: string): string {
  const words = homoglyph.detect(text)
  if (words.length === 0) return text
  const pieces: string[] = []
  let last = 0
  for (const { start, end } of words) {
    pieces.push(text.slice(last, start))
    pieces.push(substitute(text.slice(start, end), DRAWN_AS))
    last = end
  }
  pieces.push(text.slice(last))
  return pieces.join('')
}

const nextWide = nextUnit(/[^\0-\x7f]/g)
/** So many units of ASCII in a row are searched rather than looked at one by one. */
const SPARSE = 16

/** Units without anything to rewrite that end a place. */
const APART = 48

/** The places of a text that are not in normal form, whole words each, with what they read in it. Linear. */
export function rewrittenPlaces(text: string): Place[] {
  const places: Place[] = []
  for (const { start, end } of unstableStretches(text)) {
    const form = normalForm(text.slice(start, end))
    if (form !== null) places.push({ start, end, decoded: form.text, trace: normalForm })
  }
  return places
}

/** Stretches with units that may be rewritten, out to white space. */
function unstableStretches(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  let wide = -1
  const { length } = units
  for (let i = 0; i < length; i++) {
    const c = units[i]!
    if (c < 128) {
      if (i - wide > SPARSE) i = nextWide(text, i) - 1
      continue
    }
    wide = i
    if (isStable(c)) continue
    const last = found.at(-1)
    if (last !== undefined && i - last.end > APART) last.end = wordEnd(units, last.end)
    if (last !== undefined && i - last.end <= APART) {
      last.end = Math.max(last.end, i + 1)
      continue
    }
    found.push({ start: wordStart(units, i, last?.end ?? 0), end: i + 1 })
  }
  const last = found.at(-1)
  if (last !== undefined) last.end = wordEnd(units, last.end)
  return found
}

/** A combining mark belongs to the unit before it, even to white space. */
function wordStart(units: Uint16Array, at: number, after: number): number {
  let start = Math.max(after, at - 1)
  while (start > after && !isSpace(units[start - 1]!)) start--
  return start
}

function wordEnd(units: Uint16Array, at: number): number {
  let end = at
  while (end < units.length && !isSpace(units[end]!)) end++
  return end
}
