import { type Api, STREAM_TYPES, written } from '#gateway/testing/apis'
import type { DocumentedApi, Place } from '#gateway/testing/documented/index'
import { asked, plainly } from '#gateway/testing/matrix'

/** One request and what the upstream answers to it, byte by byte. */
export interface Turn {
  readonly name: string
  readonly streams?: true
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly answer: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly parts: readonly Buffer[] }
}

/** A number from 0 to below `most`, the next one of a seeded row. */
export type Draw = (most: number) => number

/** The same row of numbers for the same seed (xorshift32). */
export function drawFrom(seed: number): Draw {
  let state = seed | 1
  return (most) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % most
  }
}

const TEXTS = [
  'Hello',
  'größe 😀 naïve',
  '{"a":[1,2]}',
  'line\r\nbreak\ttab "quoted" \\ back',
  '\u2028\u2029',
  'data: x\n\ndata: y',
  '',
  'word '.repeat(300),
  '1234567890123456789012',
  '[DONE]',
]
const PARTS = 9

/** One exchange of an API drawn from the places that its vendor documents: any text, any cut, any way of writing events that servers have. */
export function drawTurn(draw: Draw, apis: readonly Api[], documented: readonly DocumentedApi[]): Turn {
  const api = apis[draw(apis.length)]!
  const { places } = documented.find(({ surface }) => surface === api.surface.id)!
  const text = TEXTS[draw(TEXTS.length)]! + TEXTS[draw(TEXTS.length)]!
  const request = pick(
    draw,
    places.filter((place) => place.request),
  )
  const { type, bytes } = request ? asked(request.request!(text)) : { ...plainly(api), bytes: plainly(api).parts[0]! }
  const headers = { 'user-agent': `client/${draw(9)}`, 'x-request-id': `r${draw(1e6)}` }
  const name = `${api.surface.id} ${request?.name ?? 'plain'}`
  const kind = draw(8)
  if (kind === 0) return { name, path: api.path, type, body: bytes, headers, answer: failure(draw, text) }
  const streamed = pick(
    draw,
    places.filter((place) => place.stream),
  )
  if (kind < 5 && streamed && api.streams) {
    const path = api.streamPath ?? api.path
    return {
      name: `${name} streams ${streamed.name}`,
      streams: true,
      path,
      type,
      body: bytes,
      headers,
      answer: stream(draw, api, streamed, text),
    }
  }
  const answer = pick(
    draw,
    places.filter((place) => place.answer),
  )
  const value = answer ? answer.answer!(text) : api.response
  const whole = JSON.stringify(value, null, draw(2) === 0 ? undefined : 2)
  return {
    name,
    path: api.path,
    type,
    body: bytes,
    headers,
    answer: { status: 200, headers: answerHeaders(draw, 'application/json'), parts: cut(draw, Buffer.from(whole)) },
  }
}

function stream(draw: Draw, api: Api, place: Place, text: string): Turn['answer'] {
  const style = api.streams!
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const size = 1 + draw(12)
    pieces.push(text.slice(at, at + size))
    at += size
  }
  const said = place.json ? ['{"a":', JSON.stringify(text), '}'] : pieces.length > 0 ? pieces : ['x']
  let events = written(style, place.stream!(said))
  if (style !== 'lines') {
    if (draw(3) === 0) events = events.replaceAll('\n', '\r\n')
    if (draw(4) === 0) events = events.replaceAll('data: ', 'data:')
    if (draw(4) === 0) events = `: ping\n${events}`
  } else if (draw(3) === 0) events = events.trimEnd()
  return { status: 200, headers: answerHeaders(draw, STREAM_TYPES[style]), parts: cut(draw, Buffer.from(events)) }
}

function failure(draw: Draw, text: string): Turn['answer'] {
  const status = [400, 401, 404, 429, 500, 503, 529][draw(7)]!
  const bodies = [
    { error: { message: text, type: 'x', code: null } },
    { type: 'error', error: { type: 'api_error', message: text } },
    { error: text },
  ]
  const headers = { ...answerHeaders(draw, 'application/json'), 'retry-after': String(draw(9)) }
  return { status, headers, parts: cut(draw, Buffer.from(JSON.stringify(bodies[draw(3)]))) }
}

const answerHeaders = (draw: Draw, type: string): Record<string, string> => ({
  'content-type': type,
  'x-request-id': `u${draw(1e6)}`,
  'openai-processing-ms': String(draw(99)),
  ...(draw(2) === 0 && { 'anthropic-ratelimit-requests-remaining': '7', vary: 'origin' }),
})

/** Bytes in a few parts, cut anywhere. */
function cut(draw: Draw, bytes: Buffer): Buffer[] {
  const marks = Array.from({ length: draw(PARTS) }, () => draw(bytes.length + 1)).sort((a, b) => a - b)
  const parts = [...marks, bytes.length].map((mark, i) => bytes.subarray(i === 0 ? 0 : marks[i - 1], mark))
  return parts.filter((part) => part.length > 0)
}

function pick<T>(draw: Draw, from: readonly T[]): T | undefined {
  return from.length === 0 ? undefined : from[draw(from.length)]
}
