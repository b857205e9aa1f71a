import { readSurface } from '@pavise/guard/surfaces'
import { describe, expect, test } from 'vitest'
import { type Api, apis, written } from '#gateway/testing/apis'
import { declaredLocations, type Location } from '#gateway/testing/declared-locations'
import { exchangeInProcess } from '#gateway/testing/in-process'
import {
  blocking,
  byByte,
  bytesOf,
  leaked,
  Matrix,
  masking,
  plainly,
  silent,
  streamings,
  streamThrough,
  WORD,
} from '#gateway/testing/matrix'

/** Every place that a surface declares, in both directions, whole and streamed: no place may be a way past the guard. */
const matrix = new Matrix()
const isForm = ({ surface }: Api): boolean => surface.id === 'openai-audio' || surface.id === 'openai-files'
const plain = (api: Api) => ({ type: 'application/json', parts: [bytesOf(api.response)] })
const refused = /content_filter|Blocked by Pavise/

/** Some places are taken by the word that leads to them. */
const hasText = ({ body }: Location): boolean => JSON.stringify(body('~mark~')) !== JSON.stringify(body('~kram~'))

describe.each(apis.filter((api) => !isForm(api)))('$surface.id', (api) => {
  test('request: every declared place', async () => {
    for (const { name, body } of declaredLocations(api.surface.request).filter(hasText)) {
      const bytes = bytesOf({ ...api.request, ...(body(WORD) as object) })
      const where = `${api.surface.id} request ${name}`
      const blocked = await exchangeInProcess(blocking, { path: api.path, parts: byByte(bytes) }, plain(api))
      matrix.cell(`${where} block`, blocked.asked !== undefined || leaked(blocked.body) || blocked.status !== 400, blocked.body)
      const masked = await exchangeInProcess(masking, { path: api.path, parts: [bytes] }, plain(api))
      matrix.cell(`${where} mask`, leaked(masked.asked?.body.toString() ?? ''), masked.body)
      const passed = await exchangeInProcess(silent, { path: api.path, parts: [bytes] }, plain(api))
      matrix.cell(`${where} pass`, passed.asked?.body.equals(bytes) !== true, passed.body)
    }
  })
})

describe.each(apis)('$surface.id', (api) => {
  test('answer: every declared place', async () => {
    for (const { name, body } of declaredLocations(api.surface.response).filter(hasText)) {
      const answered = { type: 'application/json', parts: [bytesOf({ ...api.response, ...(body(WORD) as object) })] }
      const where = `${api.surface.id} answer ${name}`
      const blocked = await exchangeInProcess(blocking, plainly(api), answered)
      matrix.cell(`${where} block`, leaked(blocked.body) || blocked.status !== 400, blocked.body)
      const masked = await exchangeInProcess(masking, plainly(api), answered)
      matrix.cell(`${where} mask`, leaked(masked.body), masked.body)
      const passed = await exchangeInProcess(silent, plainly(api), answered)
      matrix.cell(`${where} pass`, passed.body !== answered.parts[0]!.toString(), passed.body)
    }
  })
})

describe.each(streamings(apis))('$api.surface.id as $style', (streaming) => {
  const { api, style } = streaming
  test('stream: every declared place, whole and cut in two at every character', async () => {
    for (const { name, body } of declaredLocations(api.surface.chunk).filter(hasText)) {
      const where = `${api.surface.id} ${style} ${name}`
      const inTwo = textFor(api, name, body)
      for (let cut = 0; cut < (inTwo ? WORD.length : 1); cut++) {
        const text = written(style, cut === 0 ? [body(WORD)] : inTwo!(cut))
        const asBytes = cut === 0 || cut === 3 ? byByte : undefined
        const blocked = await streamThrough(blocking, streaming, text, asBytes)
        // Log probabilities without the text that they repeat are taken out.
        const isLogprobs = name.includes('logprobs')
        matrix.cell(`${where} block ${cut}`, leaked(blocked.body) || !(isLogprobs || refused.test(blocked.body)), blocked.body)
        const masked = await streamThrough(masking, streaming, text)
        matrix.cell(`${where} mask ${cut}`, leaked(masked.body), masked.body)
        if (isLogprobs) continue
        const passed = await streamThrough(silent, streaming, text, asBytes)
        matrix.cell(`${where} pass ${cut}`, passed.body !== text, passed.body)
      }
    }
  }, 60_000)
})

/** How a text is said in two events, where the surface says that it goes on from event to event. */
function textFor({ surface }: Api, name: string, body: Location['body']): ((cut: number) => unknown[]) | undefined {
  const event = body(WORD)
  const { calls, pieces } = readSurface(surface.chunk, event)
  const isPart = calls[0] !== undefined && !surface.stream.repeatsCall?.(calls[0], event)
  if (isPart && name.endsWith('arguments plain')) return (cut) => [body(`{"a":"${WORD.slice(0, cut)}`), body(`${WORD.slice(cut)}"}`)]
  const own = pieces.filter((piece) => piece.text.includes(WORD) && piece.fixed === undefined && !piece.tokens)
  const grows = own.some((piece) => surface.stream.textPath(piece, event) !== null)
  return grows ? (cut) => [body(WORD.slice(0, cut)), body(WORD.slice(cut))] : undefined
}

test('no cell is open', () => {
  expect(matrix.tell('declared places')).toBe(0)
})
