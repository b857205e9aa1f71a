/** A tool as an owner's description names it: `search_orders(filter)`. */
export interface ToolNote {
  readonly name: string
  readonly fields: readonly string[]
}

/** A name with its fields in parentheses, as documentation writes calls; types and defaults behind a field are not kept. */
const CALL = /(?<![\w.])([a-z]\w{2,48})\(([^()\n]{0,200})\)/gi
const FIELD = /^\s*([a-z][\w-]{0,39})/i
const MOST_TOOLS = 60
const MOST_FIELDS = 6

/** The tools that a description names, each once, with the fields that it takes. */
export function toolNotes(docs: readonly string[]): ToolNote[] {
  const notes = new Map<string, ToolNote>()
  for (const text of docs)
    for (const [, name, inside] of text.matchAll(CALL)) {
      const fields = inside!.split(',').flatMap((part) => FIELD.exec(part)?.[1] ?? [])
      const isCall = name!.includes('_') || (/[a-z][A-Z]/.test(name!) && fields.length > 0) || isListed(text, name!)
      if (!isCall || fields.length === 0 || notes.has(name!) || notes.size >= MOST_TOOLS) continue
      notes.set(name!, { name: name!, fields: fields.slice(0, MOST_FIELDS) })
    }
  return [...notes.values()]
}

/** A name of one word is a tool where it opens an item of a list. */
function isListed(text: string, name: string): boolean {
  return text.split('\n').some((line) => line.replace(/^[\s*•`-]+/, '').startsWith(`${name}(`))
}

/** The words of a name: `search_orders` and `searchOrders` are "search orders". */
export function wordsOfName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
}

/** What kinds of tools attacks name: by what they are called where the target has one, else by a usual name. */
const NAMED = [
  ['mailtool', /(?:send|write|forward|reply).*(?:mail|message)|^e?mail/i, 'send_email'],
  ['posttool', /post|webhook|http|upload|publish|fetch/i, 'http_post'],
  ['paytool', /refund|credit|pay|transfer/i, 'issue_refund'],
  ['looktool', /(?:get|list|find|read|look|show|search).*(?:order|account|record|booking|customer)/i, 'get_order'],
] as const

/** Values for attacks that name the target's own tools. */
export function toolValues(docs: readonly string[]): Record<string, string> {
  const notes = toolNotes(docs)
  return Object.fromEntries(NAMED.map(([id, kind, usual]) => [id, notes.find(({ name }) => kind.test(name))?.name ?? usual]))
}
