import type { JsonPath } from '../policy/decision.js'

/** A text or number of an event, and where its characters stand in the JSON: those of a text without its quotes. */
export interface Leaf {
  readonly path: JsonPath
  readonly start: number
  readonly end: number
  readonly text: boolean
}

/** What a JSON text holds, in order. It has been parsed before: what is no JSON is never given. Work is linear in the text. */
export function leavesOf(json: string): Leaf[] {
  const leaves: Leaf[] = []
  const path: (string | number)[] = []
  /** Whether each open bracket is an object, innermost last. */
  const objects: boolean[] = []
  let key: string | undefined
  for (let i = 0; i < json.length; i++) {
    const c = json[i]!
    if (c === '"') {
      const end = stringEnd(json, i + 1)
      if (objects.at(-1) === true && key === undefined) {
        key = JSON.parse(json.slice(i, end + 1)) as string
        path[path.length - 1] = key
      } else leaves.push({ path: [...path], start: i + 1, end, text: true })
      i = end
    } else if (c === '{' || c === '[') {
      objects.push(c === '{')
      path.push(0)
      key = undefined
    } else if (c === '}' || c === ']') {
      objects.pop()
      path.pop()
    } else if (c === ',') {
      key = undefined
      if (objects.at(-1) === false) (path[path.length - 1] as number)++
    } else if (c === '-' || (c >= '0' && c <= '9')) {
      const end = numberEnd(json, i)
      leaves.push({ path: [...path], start: i, end, text: false })
      i = end - 1
    }
  }
  return leaves
}

/** The closing quote of a string whose first character stands at `from`; the end of the text where there is none. */
export function stringEnd(json: string, from: number): number {
  for (let end = json.indexOf('"', from); end >= 0; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (end - slashes > from && json.charCodeAt(end - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return end
  }
  return json.length
}

function numberEnd(json: string, from: number): number {
  let end = from + 1
  while (end < json.length && '0123456789+-.eE'.includes(json[end]!)) end++
  return end
}
