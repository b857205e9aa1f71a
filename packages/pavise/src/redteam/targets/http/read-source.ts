import type { Source } from '#redteam/targets/http/steps'
import type { Reply } from '#redteam/targets/patient-request'

/** An answer; of a socket, its last message as the body and all of them as pieces. */
export type Answered = Extract<Reply, { ok: true }> & { readonly pieces?: readonly string[] }

/** The value at a place of an answer; undefined where it does not stand there. Linear in the length of the answer. */
export function readSource(source: Source, answer: Answered, cookies: ReadonlyMap<string, string>): unknown {
  if ('json' in source) return atPointer(parsed(answer.body), source.json)
  if ('sse' in source) return joined(eventsOf(answer.body), source.sse)
  if ('lines' in source) return joined(answer.pieces ?? answer.body.split('\n'), source.lines)
  if ('header' in source) return oneOf(answer.headers[source.header.toLowerCase()])
  if ('cookie' in source) return cookies.get(source.cookie)
  if ('input' in source) return inputValue(answer.body, source.input)
  if ('between' in source) return between(answer.body, source.between)
  return answer.body
}

const oneOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** RFC 6901. */
export function atPointer(value: unknown, pointer: string): unknown {
  let at = value
  for (const part of pointer === '' ? [] : pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string, unknown>)[key]
  }
  return at
}

/** Data of each server-sent event; fields other than `data` do not count. */
function eventsOf(body: string): string[] {
  const events: string[] = []
  let data: string[] = []
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (line === '') {
      if (data.length > 0) events.push(data.join('\n'))
      data = []
    } else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5))
  }
  if (data.length > 0) events.push(data.join('\n'))
  return events
}

/** The texts at one place of many JSON values; what is no JSON or has nothing there is passed over. None at all: undefined. */
function joined(pieces: readonly string[], pointer: string): string | undefined {
  const found = pieces.flatMap((piece) => {
    const value = pointer === '' ? piece : atPointer(parsed(piece), pointer)
    return typeof value === 'string' ? [value] : []
  })
  return found.length === 0 ? undefined : found.join('')
}

function between(body: string, [before, after]: readonly [string, string]): string | undefined {
  const start = body.indexOf(before)
  if (start < 0) return undefined
  const end = body.indexOf(after, start + before.length)
  return end < 0 ? undefined : body.slice(start + before.length, end)
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'" }

/** The `value` of the first `input` or `meta` with that name. Reads tags one by one: no pattern runs over the page. */
function inputValue(page: string, name: string): string | undefined {
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
    const head = page.slice(at + 1, at + 6).toLowerCase()
    if (!head.startsWith('input') && !head.startsWith('meta')) continue
    const end = page.indexOf('>', at)
    if (end < 0) return undefined
    const tag = attributesOf(page.slice(at, Math.min(end, at + 4096)))
    if (tag.get('name') === name) return tag.get('value') ?? tag.get('content')
  }
  return undefined
}

function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const match of tag.matchAll(/([a-z-]{1,40})=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    const raw = match[2] ?? match[3] ?? match[4] ?? ''
    found.set(
      match[1]!.toLowerCase(),
      raw.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity),
    )
  }
  return found
}
