/** One JSON object in a text: where it stands and the plain values of its own fields. */
export interface JsonRecord {
  start: number
  end: number
  fields: ReadonlyMap<string, string>
}

interface Open {
  start: number
  array: boolean
  fields: Map<string, string>
  key: string | null
  /** Whether the next string is a key. */
  wantsKey: boolean
}

const LITERAL = /[^\s,\]}":]{1,64}/y
const DEEPEST = 512
/** JSON in a string of JSON is read this deep; its records stand where the string stands. */
const NESTED = 3

/** End of the string that opens at `i` (exclusive), or -1 when it is not closed. */
function stringEnd(text: string, i: number): number {
  for (let j = i + 1; j < text.length; j++) {
    const c = text.charCodeAt(j)
    if (c === 92) j++
    else if (c === 34) return j + 1
  }
  return -1
}

function unquoted(text: string, start: number, end: number): string {
  try {
    return String(JSON.parse(text.slice(start, end)))
  } catch {
    return text.slice(start + 1, end - 1)
  }
}

/**
 * Every JSON object in a text that holds one or more JSON documents, prose between them included: innermost first. Reads forgivingly, because a
 * tool that cuts its output in the middle must not hide what came before; an object that is not closed ends with the text. Linear.
 */
export function jsonRecords(text: string, nested = NESTED): JsonRecord[] {
  const records: JsonRecord[] = []
  const stack: Open[] = []
  const close = (end: number) => {
    const open = stack.pop()
    if (open && !open.array && open.fields.size > 0) records.push({ start: open.start, end, fields: open.fields })
  }
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i)
    const top = stack.at(-1)
    if (c === 123 || c === 91) {
      if (stack.length < DEEPEST) stack.push({ start: i, array: c === 91, fields: new Map(), key: null, wantsKey: c === 123 })
      i++
    } else if (c === 125 || c === 93) {
      close(++i)
    } else if (top === undefined) {
      i++
    } else if (c === 34) {
      const end = stringEnd(text, i)
      if (end < 0) break
      const value = unquoted(text, i, end)
      if (nested > 0 && value.includes('{')) {
        for (const { fields } of jsonRecords(value, nested - 1)) records.push({ start: i, end, fields })
      }
      take(top, value)
      i = end
    } else if (c === 44) {
      top.key = null
      top.wantsKey = !top.array
      i++
    } else if (c === 58) {
      top.wantsKey = false
      i++
    } else if (c <= 32) i++
    else {
      LITERAL.lastIndex = i
      const literal = LITERAL.exec(text)?.[0] ?? text[i]!
      take(top, literal)
      i += literal.length
    }
  }
  while (stack.length > 0) close(text.length)
  return records
}

function take(open: Open, value: string): void {
  if (open.array) return
  if (open.wantsKey) open.key = value
  else if (open.key !== null) open.fields.set(open.key, value)
}
