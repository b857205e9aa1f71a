import { readSurface, type Surface } from '@pavise/guard/surfaces'
import { describe, expect, test } from 'vitest'
import { type Api, apis, written } from '#gateway/testing/apis'
import { documentedApis, type Place } from '#gateway/testing/documented/index'
import { exchangeInProcess } from '#gateway/testing/in-process'
import {
  asked,
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
import { parseForm } from '#gateway/wire/multipart'

/** The places that the vendors' references name, written down without our surfaces: one mistake cannot hide in both. */
const matrix = new Matrix()
/** All places at all offsets of the bytes take minutes. */
const thorough = process.env['PAVISE_SOAK'] !== undefined
const refused = /content_filter|Blocked by Pavise/

const pairs = documentedApis.map(({ surface, places }) => ({ api: apis.find((one) => one.surface.id === surface)!, places, surface }))

test('every surface has its list', () => {
  expect(documentedApis.map(({ surface }) => surface).toSorted()).toEqual(apis.map(({ surface }) => surface.id).toSorted())
})

describe.each(pairs)('$surface', ({ api, places }) => {
  test.each(places.filter((place) => place.request))('request: $name', async ({ name, origin, request }) => {
    const { type, bytes } = asked(request!(WORD))
    const where = `${api.surface.id} request ${name}`
    const answered = { type: 'application/json', parts: [bytesOf(api.response)] }
    const body = type === 'application/json' ? request!(WORD) : { parts: parseForm(bytes, 'bound').parts }
    expect(originsOf(api.surface, 'request', body)).toContain(origin)
    const blocked = await exchangeInProcess(blocking, { path: api.path, type, parts: byByte(bytes) }, answered)
    matrix.cell(`${where} block`, blocked.asked !== undefined || leaked(blocked.body) || blocked.status !== 400, blocked.body)
    const masked = await exchangeInProcess(masking, { path: api.path, type, parts: [bytes] }, answered)
    matrix.cell(`${where} mask`, leaked(masked.asked?.body.toString() ?? ''), masked.body)
    const passed = await exchangeInProcess(silent, { path: api.path, type, parts: [bytes] }, answered)
    matrix.cell(`${where} pass`, passed.asked?.body.equals(bytes) !== true, passed.body)
  })

  test.each(places.filter((place) => place.answer))('answer: $name', async ({ name, origin, answer }) => {
    const where = `${api.surface.id} answer ${name}`
    const answered = { type: 'application/json', parts: [bytesOf(answer!(WORD))] }
    expect(originsOf(api.surface, 'response', answer!(WORD))).toContain(origin)
    const blocked = await exchangeInProcess(blocking, plainly(api), answered)
    matrix.cell(`${where} block`, leaked(blocked.body) || blocked.status !== 400, blocked.body)
    const masked = await exchangeInProcess(masking, plainly(api), answered)
    matrix.cell(`${where} mask`, leaked(masked.body), masked.body)
    const passed = await exchangeInProcess(silent, plainly(api), { ...answered, parts: byByte(answered.parts[0]!) })
    matrix.cell(`${where} pass`, passed.body !== answered.parts[0]!.toString(), passed.body)
  })
})

const placesOf = (api: Api): readonly Place[] => pairs.find((pair) => pair.api === api)!.places.filter((place) => place.stream)

/** Every way in which a text may come in pieces: in two at each character, and character by character. JSON is cut within its text. */
function divisions(json: true | undefined): string[][] {
  const [before, after] = json ? ['{"a":"', '"}'] : ['', '']
  const cuts = Array.from({ length: WORD.length + 1 }, (_, cut) => [before + WORD.slice(0, cut), WORD.slice(cut) + after])
  return [...cuts, [...`${before}${WORD}${after}`]]
}

describe.each(streamings(apis))('$api.surface.id as $style', (streaming) => {
  const { api, style } = streaming
  test.each(placesOf(api))(
    'stream: $name',
    async ({ name, stream, json }) => {
      const where = `${api.surface.id} ${style} ${name}`
      for (const [number, parts] of divisions(json).entries()) {
        const text = written(style, stream!(parts))
        const asBytes = number === 3 ? byByte : undefined
        const blocked = await streamThrough(blocking, streaming, text, asBytes)
        matrix.cell(`${where} block ${number}`, leaked(blocked.body) || !refused.test(blocked.body), blocked.body)
        const masked = await streamThrough(masking, streaming, text, asBytes)
        matrix.cell(`${where} mask ${number}`, leaked(masked.body), masked.body)
        const passed = await streamThrough(silent, streaming, text, asBytes)
        matrix.cell(`${where} pass ${number}`, passed.body !== text, passed.body)
      }
    },
    60_000,
  )

  test('the bytes of a stream cut at every place', async () => {
    for (const { name, stream, json } of placesOf(api).slice(0, thorough ? undefined : 1)) {
      const text = written(style, stream!(divisions(json)[3]!))
      const size = Buffer.byteLength(text)
      for (let at = 1; at < size; at++) {
        const inTwo = (bytes: Buffer) => [bytes.subarray(0, at), bytes.subarray(at)]
        const where = `${api.surface.id} ${style} ${name} byte ${at}`
        const blocked = await streamThrough(blocking, streaming, text, inTwo)
        matrix.cell(`${where} block`, leaked(blocked.body) || !refused.test(blocked.body), blocked.body)
        if (!thorough && at % 5 > 0) continue
        const masked = await streamThrough(masking, streaming, text, inTwo)
        matrix.cell(`${where} mask`, leaked(masked.body), masked.body)
        const passed = await streamThrough(silent, streaming, text, inTwo)
        matrix.cell(`${where} pass`, passed.body !== text, passed.body)
      }
    }
  }, 600_000)
})

/** Whose text the surface takes the word for. */
function originsOf(surface: Surface, side: 'request' | 'response', body: object): string[] {
  const { pieces, calls } = readSurface(surface[side], body)
  const said = pieces.filter((piece) => leaked(piece.text)).map((piece) => piece.origin)
  return [...said, ...(calls.some((call) => leaked(call.arguments)) ? ['tool_arguments'] : [])]
}

test('no cell is open', () => {
  expect(matrix.tell('documented places')).toBe(0)
})
