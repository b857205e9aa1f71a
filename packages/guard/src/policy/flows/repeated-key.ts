/**
 * Whether some object of a JSON text names a field twice. JSON.parse keeps the last, other parsers the first: what was judged would not
 * be what is done. The text has to be valid JSON.
 */
export function hasRepeatedKey(json: string): boolean {
  const open: (Set<string> | null)[] = []
  let expectsKey = false
  for (let i = 0; i < json.length; i += 1) {
    const char = json[i]
    if (char === '"') {
      const end = stringEnd(json, i)
      if (expectsKey) {
        const key = JSON.parse(json.slice(i, end)) as string
        const keys = open.at(-1)
        if (keys?.has(key)) return true
        keys?.add(key)
        expectsKey = false
      }
      i = end - 1
    } else if (char === '{') {
      open.push(new Set())
      expectsKey = true
    } else if (char === '[') {
      open.push(null)
      expectsKey = false
    } else if (char === '}' || char === ']') {
      open.pop()
      expectsKey = false
    } else if (char === ',') expectsKey = open.at(-1) !== null
  }
  return false
}

function stringEnd(json: string, start: number): number {
  let i = start + 1
  while (i < json.length && json[i] !== '"') i += json[i] === '\\' ? 2 : 1
  return i + 1
}
