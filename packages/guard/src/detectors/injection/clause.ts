/** Words after which an order may begin: they ask, join or press. */
const OPENERS: ReadonlySet<string> = new Set(
  'please kindly then and now just simply only always immediately also instead so but therefore first finally next afterwards otherwise never or quickly quietly silently'.split(
    ' ',
  ),
)
/** Words that bind an order to whoever stands before them. */
const BINDERS: ReadonlySet<string> = new Set(['must', 'should', 'shall', 'will', 'to', 'can', 'would', 'could'])
/** Whom an order to the reader or its assistant names, or what demands it. */
const BOUND: ReadonlySet<string> = new Set(
  'you assistant ai model agent llm chatbot bot task job need have want supposed required instructed told ordered is'.split(' '),
)
/** Signs that join what follows to what stands before: parts of addresses, names in code, options. */
const JOINING = '=/_-@&?.#$+%'
/** No word that matters is longer. */
const LONGEST = 12

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c >= 0xc0
}

/** Index after the last letter before `at`, over spaces only; -1 where another sign or a line break, escaped or not, stands between, or nothing. */
function wordEnd(text: string, at: number): number {
  let i = at
  while (i > 0 && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) i--
  const escaped = i > 1 && 'nrt'.includes(text[i - 1]!) && text[i - 2] === '\\'
  return i > 0 && !escaped && isLetter(text.charCodeAt(i - 1)) ? i : -1
}

function wordBefore(text: string, end: number): string {
  let i = end
  while (i > 0 && end - i <= LONGEST && isLetter(text.charCodeAt(i - 1))) i--
  return text.slice(i, end).toLowerCase()
}

/**
 * Whether a clause begins at an offset, so that a bare English verb there is an order and not part of a statement: after a sign or a line
 * break, after a word that opens an order, or after "you must". Looks back a bounded way.
 */
export function beginsClause(text: string, at: number): boolean {
  if (at > 0 && JOINING.includes(text[at - 1]!)) return false
  const end = wordEnd(text, at)
  if (end < 0) return true
  const word = wordBefore(text, end)
  if (OPENERS.has(word)) return true
  if (!BINDERS.has(word)) return false
  const before = wordEnd(text, end - word.length)
  return before >= 0 && BOUND.has(wordBefore(text, before))
}
