/** Text that stands in a structure of a message: a comment, the text for a picture, a table. Every function is linear in the text. */

const LONGEST = 20_000

/** Inner texts of every match, one per line; the first group that took part counts. */
function inner(text: string, pattern: RegExp): string {
  const parts: string[] = []
  for (const match of text.matchAll(pattern)) {
    const part = match.slice(1).find((group) => group !== undefined)
    if (part !== undefined) parts.push(part)
  }
  return parts.join('\n')
}

const COMMENT = /<!--([\s\S]{0,4000}?)-->|\/\*([\s\S]{0,4000}?)\*\/|^\s*(?:\/\/|#(?!#)|--|;)\s?([^\n]+)$/gm
const ALT = /!\[([^\]\n]{2,1000})\]|\balt\s?=\s?"([^"\n]{2,1000})"|\balt\s?=\s?'([^'\n]{2,1000})'/gi
const FENCE = /```[^\n]*\n([\s\S]{0,8000}?)```/g
const ITEM = /^\s*(?:[-*+]\s(?:\[[ xX]\]\s)?|\d{1,2}[.)]\s)([^\n]+)$/gm
const QUOTE = /^\s*>\s?([^\n]+)$/gm
const ROW = /^\s*\|([^\n]+)\|\s*$/gm
const TAG = /<([a-z][\w-]{0,30})(?:\s[^>\n]{0,200})?>([^<]{2,4000})<\/\1\s?>/gi
const PAIR = /"((?:[^"\\\n]|\\.){1,200})"\s?:\s?(?:"((?:[^"\\\n]|\\.){0,2000})"|\[((?:[^\]\n]){0,2000})\])/g

const tagged = (text: string): string => [...text.matchAll(TAG)].map((match) => match[2]!).join('\n')
const pairs = (text: string): string =>
  [...text.matchAll(PAIR)].map(([, key, value, list]) => `${key!.replaceAll('_', ' ')} ${value ?? list ?? ''}`).join('\n')

/** Pieces that a message names one by one and that make a wish only when put together. */
const PIECE =
  /^\s*(?:(?:part|piece|fragment|chunk|teil|partie|parte|variable|var|let|const|set)\s+)?(?:[a-z]\w{0,2}|\d{1,2})\s?(?:[:=)]|\.\s)\s*["“'`]?([^"”'`\n]{1,200})["”'`]?;?\s*$/gim
const INLINE = /\b[a-z]\w{0,2}\s?=\s?["“']([^"”'\n]{1,120})["”']/gi
const STRUNG = /["“']([^"”'\n]{1,120})["”']\s?(?:\+|,|and|then)\s?(?=["“'])|(?<=(?:\+|,|and|then)\s?)["“']([^"”'\n]{1,120})["”']/gi

const FEWEST_PIECES = 3

function pieced(text: string): string {
  for (const pattern of [INLINE, PIECE, STRUNG]) {
    const parts = [...text.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined) ?? '')
    if (parts.length >= FEWEST_PIECES) return `${parts.join('')}\n${parts.join(' ')}`
  }
  return ''
}

const READINGS: Readonly<Record<string, (text: string) => string>> = {
  comment: (text) => inner(text, COMMENT),
  alt: (text) => inner(text, ALT),
  fence: (text) => inner(text, FENCE),
  list: (text) => inner(text, ITEM),
  quote: (text) => inner(text, QUOTE),
  table: (text) => inner(text, ROW).replaceAll('|', ' '),
  tags: tagged,
  json: pairs,
  pieces: pieced,
}

/** What stands in a structure of the text, lines joined; empty where the structure is not there, or no such structure is known. */
export const insideOf = (structure: string, text: string): string => READINGS[structure]?.(text.slice(0, LONGEST)).trim() ?? ''

export const isStructure = (id: string): boolean => Object.hasOwn(READINGS, id)

/** Question and answer pairs that a message shows as examples. */
export function shotsIn(text: string): number {
  const asked = text.match(/^\W{0,4}(?:q|question|user|human|customer|person|frage|example \d+)\b[^\n:]{0,12}:/gim)?.length ?? 0
  const answered = text.match(/^\W{0,4}(?:a|answer|assistant|ai|bot|agent|reply|antwort)\b[^\n:]{0,12}:/gim)?.length ?? 0
  return Math.min(asked, answered)
}
