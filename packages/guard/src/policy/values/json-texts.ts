/** Deeper than any real answer of a tool; what lies below is not read as a field. */
const MAX_DEPTH = 64

/** The texts and numbers of a JSON document, or null for a text that is none. Answers of tools mostly are. */
export function jsonTexts(text: string): string[] | null {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return null
  const found: string[] = []
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'number') found.push(String(value))
    else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH)
      for (const each of Object.values(value)) walk(each, depth + 1)
  }
  try {
    walk(JSON.parse(text), 0)
    return found
  } catch {
    return null
  }
}
