import { createGuard, type Guard, loadPolicy } from '@pavise/guard'
import { type Api, STREAM_TYPES } from '#gateway/testing/apis'
import { exchangeInProcess, type Seen } from '#gateway/testing/in-process'

/** Of letters that occur nowhere else in the bodies, two bytes each: what of it leaves is seen wherever it was cut. */
export const WORD = 'ЖЩЮЯФЭ'

const policy = (action: string, word: string): Guard =>
  createGuard(
    loadPolicy({
      version: 1,
      detectors: { names: { words: [word] } },
      rules: [{ id: 'everywhere', when: { detector: 'names' }, do: action }],
    }),
  )
export const blocking = policy('block', WORD)
export const masking = policy('mask', WORD)
/** It matches nothing. */
export const silent = policy('block', 'ЪЫЬ-nowhere')

/** It only ever tells, so that it holds nothing back. */
export const telling = policy('flag', 'ЪЫЬ-nowhere')

/** Whether any letter of the word, or the word in base64, stands in a text. */
export const leaked = (text: string): boolean =>
  [...WORD].some((letter) => text.includes(letter)) || text.includes(Buffer.from(WORD).toString('base64').slice(0, 6))

export const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
export const byByte = (bytes: Buffer): Buffer[] => Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))

/** The cells that were tried, and of the open ones in which way they are. */
export class Matrix {
  readonly #open: string[] = []
  #cells = 0

  cell(name: string, isOpen: boolean, shown: string): void {
    this.#cells++
    if (isOpen) this.#open.push(`${name}: ${shown.slice(0, 300)}`)
  }

  /** Prints the count and the first open cells; answers how many are open. */
  tell(what: string): number {
    for (const each of this.#open.slice(0, 40)) process.stderr.write(`${each}\n`)
    process.stderr.write(`conformance, ${what}: ${this.#cells} cells, ${this.#open.length} open\n`)
    return this.#open.length
  }
}

interface FormPart {
  readonly name: string
  readonly filename?: string
  readonly type?: string
  readonly content: string | Buffer
}

/** A request body as it is sent: JSON, or a form where it says so. */
export function asked(value: object): { type: string; bytes: Buffer } {
  if (!('form' in value)) return { type: 'application/json', bytes: bytesOf(value) }
  const parts = (value.form as readonly FormPart[]).flatMap(({ name, filename, type, content }) => [
    Buffer.from(
      `--bound\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${escaped(filename)}"`}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ])
  return { type: 'multipart/form-data; boundary=bound', bytes: Buffer.concat([...parts, Buffer.from('--bound--\r\n')]) }
}

/** As browsers write names in forms (WHATWG HTML 4.10.21.8). */
const escaped = (name: string): string => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** A plain request of an API. */
export const plainly = (api: Api): { path: string; type: string; parts: Buffer[] } => {
  const isForm = api.surface.id === 'openai-audio' || api.surface.id === 'openai-files'
  const { type, bytes } = asked(isForm ? { form: [{ name: 'model', content: 'm' }] } : api.request)
  return { path: api.path, type, parts: [bytes] }
}

export interface Streaming {
  readonly api: Api
  readonly style: NonNullable<Api['streams']>
}

/** Each way in which the answers of the APIs stream. */
export const streamings = (apis: readonly Api[]): Streaming[] =>
  apis.flatMap((api): Streaming[] => {
    if (!api.streams) return []
    const own = { api, style: api.streams }
    return api.surface.id === 'gemini-generate' ? [own, { api, style: 'array' }] : [own]
  })

/** Streams an answer through the gateway, cut as said. */
export function streamThrough(
  guard: Guard,
  { api, style }: Streaming,
  text: string,
  cut: (bytes: Buffer) => Buffer[] = (all) => [all],
): Promise<Seen> {
  const path = style === 'array' ? '/v1beta/models/m:streamGenerateContent' : (api.streamPath ?? api.path)
  return exchangeInProcess(guard, { ...plainly(api), path }, { type: STREAM_TYPES[style], parts: cut(Buffer.from(text)) })
}
