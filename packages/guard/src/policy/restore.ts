import { isSpace } from '../text/run.js'
import { LONGEST_PLACEHOLDER, type Vault } from './placeholders.js'
import type { Replacement } from './replace-spans.js'

/** How far back an opening of markup is looked for, and how far the rest of a token. */
const LOOK_BACK = 8192
const LONGEST_TOKEN = 512

/** Where an answer names values that its request masked, and may have them back: not in addresses, markup or code that a browser runs. */
export function restorations(text: string, vault: Vault, from = 0): Replacement[] {
  const found: Replacement[] = []
  if (vault.empty) return found
  const mark = `_${vault.tag}]`
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const end = at + mark.length
    const start = text.lastIndexOf('[', at)
    if (start < from || end - start > LONGEST_PLACEHOLDER) continue
    const value = vault.valueBehind(text.slice(start, end))
    if (value !== undefined && standsFree(text, start, end)) found.push({ start, end, text: value })
  }
  return found
}

/** Where the end of a stream begins that may still become a stand-in, or of which the token that a stand-in stands in is not whole. */
export function restoringFrom(text: string, vault: Vault): number {
  if (vault.empty) return text.length
  const least = Math.max(0, text.length - LONGEST_TOKEN - LONGEST_PLACEHOLDER)
  let token = text.length
  while (token > least && !isBorder(text.charCodeAt(token - 1))) token--
  const first = text.indexOf('[', token)
  return first < 0 ? text.length : first
}

/** White space, quotes and angles: no address goes on over them. */
function isBorder(c: number): boolean {
  return isSpace(c) || c === 34 || c === 39 || c === 60 || c === 62 || c === 96
}

const ADDRESS = /[/?&%@\\#]|^www\./i
const SCHEME =
  /(?:^|[^a-z0-9])(?:https?|ftps?|wss?|file|data|mailto|tel|sms|javascript|vbscript|blob|callto|intent|sips?|xmpp|ssh|git|ldaps?|smb|skype|whatsapp|tg|slack|facetime|magnet|ircs?|rtsp|vnc|rdp|view-source|ms-[a-z-]{2,20}):[^\s]{0,64}$/i
/** What writes links into plain text lets an address go on over quotes: to white space or an angle (GFM 6.9). */
const LINKED = /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>]*$/i

function standsFree(text: string, start: number, end: number): boolean {
  let from = start
  while (from > 0 && start - from < LONGEST_TOKEN && !isBorder(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < LONGEST_TOKEN && !isBorder(text.charCodeAt(to))) to++
  const left = text.slice(from, start)
  const right = text.slice(end, to)
  if (start - from === LONGEST_TOKEN || to - end === LONGEST_TOKEN) return false
  if (ADDRESS.test(left) || ADDRESS.test(right) || SCHEME.test(left) || /^[.:][\p{L}\p{N}[]/u.test(right)) return false
  if (LINKED.test(text.slice(Math.max(0, start - LONGEST_TOKEN), start))) return false
  const before = text.slice(Math.max(0, start - LOOK_BACK), start)
  return !isInTag(before) && !isInTarget(before) && !isInCode(before)
}

/** Inside an HTML tag, quotes of attributes respected; or behind one that looks closed only within a quote. */
function isInTag(before: string): boolean {
  let inside = false
  let quote = ''
  for (let i = before.indexOf('<'); i >= 0 && i < before.length; i++) {
    const c = before[i]!
    if (!inside) {
      if (c === '<' && /[a-z/!?]/i.test(before[i + 1] ?? 'a')) inside = true
    } else if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') inside = false
  }
  return inside
}

/** Inside the target of a Markdown link, or of a definition of one. */
function isInTarget(before: string): boolean {
  const open = before.lastIndexOf('](')
  if (open >= 0) {
    let depth = 1
    for (let i = open + 2; i < before.length && depth > 0; i++) {
      if (before[i] === '(') depth++
      else if (before[i] === ')') depth--
    }
    if (depth > 0) return true
  }
  return /(?:^|\n)[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$/.test(before.slice(-LONGEST_TOKEN))
}

/** Inside an element whose content a browser runs or styles with, or a `url(` of a style. */
function isInCode(before: string): boolean {
  const lower = before.toLowerCase()
  if (lower.lastIndexOf('url(') > lower.lastIndexOf(')')) return true
  return ['script', 'style', 'iframe', 'object', 'svg'].some((name) => lower.lastIndexOf(`<${name}`) > lower.lastIndexOf(`</${name}`))
}
