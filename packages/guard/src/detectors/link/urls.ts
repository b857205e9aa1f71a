import { asciiClass, isSpace } from '../../text/run.js'
import { unitsOf } from '../../text/units.js'

/** One link of a text: how it is written, its whole place and its target. */
export interface Link {
  form: 'image' | 'link'
  start: number
  end: number
  url: string
}

/** Bounds keep the work on hostile text linear; browsers and servers cut addresses near here as well. */
const LONGEST = 2048

function targetFrom(text: string, from: number, closer: string): { url: string; end: number } | null {
  let start = from
  while (start < text.length && isSpace(text.charCodeAt(start))) start++
  const angled = text[start] === '<'
  if (angled) start++
  let end = start
  let depth = 0
  for (; end < text.length && end - start < LONGEST; end++) {
    const c = text[end]!
    if (isSpace(text.charCodeAt(end)) || (angled && c === '>') || (!angled && c === closer && depth === 0)) break
    if (c === ']' && text[end + 1] === '(') break
    if (c === '(') depth++
    else if (c === ')') depth--
  }
  return end > start ? { url: text.slice(start, end), end } : null
}

const OPEN = 91
const CLOSE = 93
const ROUND = 40
/** Longest text of a link. */
const LONGEST_TEXT = 512

/** `![alt](target "title")` and `[text](target)`, inline; the place reaches from the mark to the closing parenthesis. Brackets are paired in one pass. */
function markdownIn(text: string): Link[] {
  const links: Link[] = []
  const units = unitsOf(text)
  const open: number[] = []
  for (let i = 0; i < units.length; i++) {
    if (units[i] === OPEN) open.push(i)
    else if (units[i] === CLOSE) {
      const start = open.pop()
      if (start === undefined || units[i + 1] !== ROUND || i - start > LONGEST_TEXT) continue
      const target = targetFrom(text, i + 2, ')')
      if (target === null) continue
      const close = text.slice(target.end, target.end + LONGEST_TEXT).indexOf(')')
      const image = text[start - 1] === '!'
      const end = close >= 0 ? target.end + close + 1 : target.end
      links.push({ form: image ? 'image' : 'link', start: image ? start - 1 : start, end, url: target.url })
    }
  }
  return links
}

/** `[ref]: target` at the start of a line; a reference may serve an image as well as a link. */
const REFERENCE = /^[ ]{0,3}\[([^\]\n]{1,200})\]:[ \t]*<?([^\s>]{1,2048})>?/gm
const TAG = /<(img|a|image|iframe|source|video|audio|link|object|embed|script|form|body|input|td|table|div|span)\b([^<>]{0,2048})>/gi
const ATTRIBUTE =
  /\b(src|href|srcset|data|action|background|poster|xlink:href)\s*=\s*(?:"([^"]{1,2048})"|'([^']{1,2048})'|([^\s"'>]{1,2048}))/gi
const STYLE = /url\(\s*["']?([^)"']{1,2048})["']?\s*\)/gi
const BARE = /\b(?:https?|ftp|wss?):\/\/[^\s<>"'`)\]}]{1,2048}/gi

function tagsIn(text: string): Link[] {
  const links: Link[] = []
  for (const tag of text.matchAll(TAG)) {
    const place = { start: tag.index, end: tag.index + tag[0].length }
    for (const attribute of tag[2]!.matchAll(ATTRIBUTE)) {
      const loads = tag[1]!.toLowerCase() !== 'a' && tag[1]!.toLowerCase() !== 'form'
      const value = attribute[2] ?? attribute[3] ?? attribute[4] ?? ''
      // A set of sources names several addresses, each with its size.
      const urls = attribute[1]!.toLowerCase() === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s/)[0] ?? '') : [value]
      for (const url of urls) links.push({ form: loads ? 'image' : 'link', ...place, url })
    }
    for (const style of tag[2]!.matchAll(STYLE)) links.push({ form: 'image', ...place, url: style[1]! })
  }
  return links
}

const SHEET = /url\(\s{0,8}["']?([^()"'\s]{1,512})["']?\s{0,8}\)/gi

/** Addresses in style sheets outside of tags: whatever shows the text may load them. */
function stylesIn(text: string): Link[] {
  return [...text.matchAll(SHEET)].flatMap((style) => {
    // What stands inside a tag was read with it.
    const before = text.slice(Math.max(0, style.index - LONGEST), style.index)
    if (before.lastIndexOf('<') > before.lastIndexOf('>')) return []
    return [{ form: 'image' as const, start: style.index, end: style.index + style[0].length, url: style[1]! }]
  })
}

function referencesIn(text: string): Link[] {
  const links: Link[] = []
  const shown = text.includes('![')
  for (const reference of text.matchAll(REFERENCE)) {
    const start = reference.index
    links.push({ form: shown ? 'image' : 'link', start, end: start + reference[0].length, url: reference[2]! })
  }
  return links
}

/** What every link has one of, whatever its form. */
const MARK = /<|\]\(|\]:|url\(|:\/\//
const LONGEST_MARK = 4
/** One of these ends each of them: `<`, `(`, `:` or `/`. */
const ENDS_MARK = asciiClass('<(:/')

/** Watches a text that comes in pieces for the marks without which `linksIn` finds nothing. */
export function watchLinks(): (piece: string) => boolean {
  let before = ''
  return (piece) => {
    const near = before
    before = piece.length >= LONGEST_MARK ? piece : (before + piece).slice(1 - LONGEST_MARK)
    for (let i = 0; i < piece.length; i++) {
      if (ENDS_MARK[piece.charCodeAt(i)] === 1) return MARK.test(near.slice(1 - LONGEST_MARK) + piece)
    }
    return false
  }
}

/** Every link of a text, whatever its form; a bare address inside another link is part of that one. */
export function linksIn(text: string): Link[] {
  const links = text.includes('](') ? markdownIn(text) : []
  if (text.includes('<')) links.push(...tagsIn(text))
  if (text.includes(']:')) links.push(...referencesIn(text))
  if (text.includes('url(')) links.push(...stylesIn(text))
  if (text.includes('://')) {
    const covered = [...links].sort((a, b) => a.start - b.start)
    let k = 0
    for (const bare of text.matchAll(BARE)) {
      while (k < covered.length && covered[k]!.end <= bare.index) k++
      if (k < covered.length && covered[k]!.start <= bare.index) continue
      links.push({ form: 'link', start: bare.index, end: bare.index + bare[0].length, url: bare[0].replace(/[.,;:!?]+$/, '') })
    }
  }
  return links.sort((a, b) => a.start - b.start)
}
