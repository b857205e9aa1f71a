import { type Operation, resourceOf } from '#redteam/targets/propose/operation'

/** How far behind a method and a path its sample may stand, in characters. */
const NEAR = 2_000
const MOST = 200

/** Operations that a page of documentation shows: a method and a path, and the JSON object that follows. Linear in the length of the page. */
export function operationsOnPage(page: string): Operation[] {
  const text = page
    .replace(/<[^>\n]{0,200}>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
  const found = new Map<string, Operation>()
  for (const match of text.matchAll(/\b(POST|PUT|PATCH)\s+(?:https?:\/\/[^/\s]{1,200})?(\/[\w/{}:.-]{1,200})/g)) {
    if (found.size >= MOST) break
    const [, method, path] = match as unknown as [string, Operation['method'], string]
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEAR)
    const next = after.search(/\b(?:POST|PUT|PATCH|GET|DELETE)\s+\//)
    const sample = firstObject(next < 0 ? after : after.slice(0, next))
    if (sample === undefined || found.has(`${method} ${path}`)) continue
    const texts = Object.entries(sample).flatMap(([name, value]) => (typeof value === 'string' && isSentence(name, value) ? [[name]] : []))
    found.set(`${method} ${path}`, { method, path, resource: resourceOf(path), sample, texts, open: true, summary: '' })
  }
  return [...found.values()]
}

const isSentence = (name: string, value: string): boolean =>
  /(?:text|body|message|comment|description|content|note|review|question|subject|title|feedback|reason)/i.test(name) ||
  /\s\S+\s/.test(value)

/** The first JSON object in a text. */
function firstObject(text: string): Record<string, unknown> | undefined {
  const start = text.indexOf('{')
  if (start < 0) return undefined
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) {
      try {
        return JSON.parse(text.slice(start, at + 1)) as Record<string, unknown>
      } catch {
        return undefined
      }
    }
  }
  return undefined
}
