/** What makes a tool a shadow of another server's. */
export type Shadow = { readonly how: 'same-name' | 'look-alike' | 'mention'; readonly of: string }

/** Names that say of themselves that they are names: two words in one, or long. Others, such as `search`, stand in any description. */
const DISTINCTIVE = /^(?=.{5,})(?:.*[a-z0-9][_\-./].*|.*[a-z][A-Z].*|.{14,})$/

/**
 * Whether a tool bears the name of another server's tool or talks about it: descriptions of one server that say how to use another's
 * tools are how a model is led to misuse those.
 * @param own names of the tools of the same server, which it may mention
 */
export function shadowOf(tool: { name: string; texts: string }, own: ReadonlySet<string>, others: readonly string[]): Shadow | undefined {
  for (const other of others) if (other === tool.name) return { how: 'same-name', of: other }
  const folded = fold(tool.name)
  for (const other of others) if (fold(other) === folded) return { how: 'look-alike', of: other }
  for (const other of others)
    if (!own.has(other) && DISTINCTIVE.test(other) && mentions(tool.texts, other)) return { how: 'mention', of: other }
  return undefined
}

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./]/g, '')

function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + name.length] ?? ' ')) return true
  }
  return false
}

/** Every text of a definition, for the search. */
export function textsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(textsOf).join('\n')
}
