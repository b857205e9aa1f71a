import { createGuard, loadPolicy } from '@pavise/guard'
import { readSurface } from '@pavise/guard/surfaces'
import { describe, expect, test } from 'vitest'
import { type Api, apis, STREAM_TYPES, written } from '#gateway/testing/apis'
import { declaredLocations, type Location } from '#gateway/testing/declared-locations'
import { exchangeInProcess, type Seen } from '#gateway/testing/in-process'

/** Of letters that occur nowhere else in the bodies, two bytes each: what of it leaves is seen wherever it was cut. */
const WORD = 'ЖЩЮЯФЭ'
const policy = (action: string, word: string) =>
  createGuard(
    loadPolicy({
      version: 1,
      detectors: { names: { words: [word] } },
      rules: [{ id: 'everywhere', when: { detector: 'names' }, do: action }],
    }),
  )
const blocking = policy('block', WORD)
const masking = policy('mask', WORD)
const silent = policy('block', 'ЪЫЬ-nowhere')

const leaked = (text: string): boolean =>
  [...WORD].some((letter) => text.includes(letter)) || text.includes(Buffer.from(WORD).toString('base64').slice(0, 6))
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const byByte = (bytes: Buffer): Buffer[] => Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))
const cells: { name: string; open: string | undefined }[] = []

/** Notes a cell; `open` says in which way it is. */
function cell(name: string, open: string | undefined): void {
  cells.push({ name, open })
}

const isForm = ({ surface }: Api): boolean => surface.id === 'openai-audio' || surface.id === 'openai-files'
const plain = (api: Api) => ({ type: 'application/json', parts: [bytesOf(api.response)] })
const inRequest = (api: Api) =>
  declaredLocations(api.surface.request)
    .filter(hasText)
    .map(({ name, body }) => ({ name, value: { ...api.request, ...(body(WORD) as object) } }))

describe.each(apis.filter((api) => !isForm(api)))('$surface.id', (api) => {
  test('request: every declared place', async () => {
    for (const { name, value } of inRequest(api)) {
      const bytes = bytesOf(value)
      const where = `${api.surface.id} request ${name}`
      const blocked = await exchangeInProcess(blocking, { path: api.path, parts: byByte(bytes) }, plain(api))
      cell(
        `${where} block`,
        blocked.asked || leaked(blocked.body) || blocked.status !== 400 ? `${blocked.status} ${blocked.body.slice(0, 200)}` : undefined,
      )
      const masked = await exchangeInProcess(masking, { path: api.path, parts: [bytes] }, plain(api))
      cell(`${where} mask`, masked.asked && leaked(masked.asked.body.toString()) ? masked.asked.body.toString().slice(0, 200) : undefined)
      const passed = await exchangeInProcess(silent, { path: api.path, parts: [bytes] }, plain(api))
      cell(`${where} pass`, passed.asked?.body.equals(bytes) ? undefined : `${passed.status} ${passed.body.slice(0, 200)}`)
    }
  })
})

describe.each(apis)('$surface.id', (api) => {
  const asking = { path: api.path, ...form(api) }
  test('answer: every declared place', async () => {
    for (const { name, body } of declaredLocations(api.surface.response).filter(hasText)) {
      const answered = { type: 'application/json', parts: [bytesOf({ ...api.response, ...(body(WORD) as object) })] }
      const where = `${api.surface.id} answer ${name}`
      const blocked = await exchangeInProcess(blocking, asking, answered)
      cell(`${where} block`, leaked(blocked.body) || blocked.status !== 400 ? `${blocked.status} ${blocked.body.slice(0, 200)}` : undefined)
      const masked = await exchangeInProcess(masking, asking, answered)
      cell(`${where} mask`, leaked(masked.body) ? masked.body.slice(0, 200) : undefined)
      const passed = await exchangeInProcess(silent, asking, answered)
      cell(`${where} pass`, passed.body === answered.parts[0]!.toString() ? undefined : `${passed.status} ${passed.body.slice(0, 200)}`)
    }
  })
})

function form(api: Api) {
  if (!isForm(api)) return { parts: [bytesOf(api.request)] }
  const text = '--b\r\ncontent-disposition: form-data; name="model"\r\n\r\nm\r\n--b--\r\n'
  return { type: 'multipart/form-data; boundary=b', parts: [Buffer.from(text)] }
}

const streaming = apis.flatMap((api) => (api.streams ? [{ api, style: api.streams }] : []))
const forms = streaming.flatMap((one) =>
  one.api.surface.id === 'gemini-generate' ? [one, { api: one.api, style: 'array' as const }] : [one],
)

describe.each(forms)('$api.surface.id as $style', ({ api, style }) => {
  const path = style === 'array' ? '/v1beta/models/m:streamGenerateContent' : (api.streamPath ?? api.path)
  const asking = { path, ...form(api) }
  const run = (guard: typeof blocking, events: readonly unknown[], cut?: (bytes: Buffer) => Buffer[]): Promise<Seen> => {
    const bytes = Buffer.from(written(style, events))
    return exchangeInProcess(guard, asking, { type: STREAM_TYPES[style], parts: cut ? cut(bytes) : [bytes] })
  }
  test('stream: every declared place, whole and cut in two at every character', async () => {
    for (const { name, body } of declaredLocations(api.surface.chunk).filter(hasText)) {
      const where = `${api.surface.id} ${style} ${name}`
      const says = textFor(api, name, body)
      for (let cut = 0; cut < (says ? WORD.length : 1); cut++) {
        const events = cut === 0 ? [body(WORD)] : says!(cut)
        const asBytes = cut === 0 || cut === 3 ? byByte : undefined
        const blocked = await run(blocking, events, asBytes)
        const stopped = /content_filter|Blocked by Pavise/.test(blocked.body) || name.includes('logprobs')
        cell(`${where} block ${cut}`, leaked(blocked.body) || !stopped ? blocked.body.slice(0, 300) : undefined)
        const masked = await run(masking, events)
        cell(`${where} mask ${cut}`, leaked(masked.body) ? masked.body.slice(0, 300) : undefined)
        // Log probabilities without the text that they repeat are taken out.
        if (name.includes('logprobs')) continue
        const passed = await run(silent, events, asBytes)
        cell(`${where} pass ${cut}`, passed.body === written(style, events) ? undefined : `${passed.status} ${passed.body.slice(0, 300)}`)
      }
    }
  }, 60_000)
})

/** How a text is said in two events, where the surface says that it goes on from event to event. */
function textFor({ surface }: Api, name: string, body: Location['body']): ((cut: number) => unknown[]) | undefined {
  const [call] = readSurface(surface.chunk, body(WORD)).calls
  const isPart = call !== undefined && !surface.stream.repeatsCall?.(call, body(WORD))
  if (isPart && name.endsWith('arguments plain')) return (cut) => [body(`{"a":"${WORD.slice(0, cut)}`), body(`${WORD.slice(cut)}"}`)]
  const event = body(WORD)
  const pieces = readSurface(surface.chunk, event).pieces.filter(({ text }) => text.includes(WORD))
  const grows = pieces.some((piece) => !piece.fixed && !piece.tokens && surface.stream.textPath(piece, event) !== null)
  return grows ? (cut) => [body(WORD.slice(0, cut)), body(WORD.slice(cut))] : undefined
}

/** Some places are taken by the word that leads to them. */
const hasText = ({ body }: Location): boolean => JSON.stringify(body('~mark~')) !== JSON.stringify(body('~kram~'))

test('no cell of the matrix is open', () => {
  const open = cells.filter((each) => each.open !== undefined)
  for (const each of open.slice(0, 40)) process.stderr.write(`${each.name}: ${each.open}\n`)
  process.stderr.write(`conformance: ${cells.length} cells, ${open.length} open\n`)
  expect(open.length).toBe(0)
})
