/** Why a JSON text may not pass: it is broken, or two parsers could read two things in it. The message never repeats the text. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault'
}

/**
 * Parses a JSON text that means one thing only: no key twice in an object, at most `depth` levels.
 * Duplicates are found by counting: what the text has in pairs, the parsed value must have in keys.
 */
export function parseStrictJson(text: string, depth: number): unknown {
  const pairs = countPairs(text, depth)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new JsonFault('is not valid JSON')
  }
  if (countKeys(value) !== pairs) throw new JsonFault('names a key twice in one object')
  return value
}

const QUOTE = 34
const COLON = 58
const BACKSLASH = 92

/** Colons outside of strings. Strings are jumped over; whether the text is JSON at all is for `JSON.parse` to say. */
function countPairs(text: string, depth: number): number {
  let pairs = 0
  let level = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === QUOTE) {
      i = endOfString(text, i)
      if (i < 0) return pairs
    } else if (unit === COLON) pairs++
    else if (unit === 123 || unit === 91) {
      if (++level > depth) throw new JsonFault(`is nested deeper than ${depth} levels`)
    } else if (unit === 125 || unit === 93) level--
  }
  return pairs
}

function endOfString(text: string, start: number): number {
  let end = start
  for (;;) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return -1
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let keys = 0
  if (Array.isArray(value)) {
    for (const item of value) keys += countKeys(item)
    return keys
  }
  for (const key of Object.keys(value)) keys += 1 + countKeys((value as Record<string, unknown>)[key])
  return keys
}
