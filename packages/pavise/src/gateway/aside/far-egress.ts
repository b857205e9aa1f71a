import { PaviseError } from '#core/errors/error'
import type { DispatchEgress, EgressRequest, ExchangeControl, ExchangeHandler } from '#core/ports/egress'
import type { FromThread, ToThread } from '#gateway/aside/words'

type Tell = (word: FromThread, transfer?: ArrayBuffer[]) => void
type Word = Extract<ToThread, { call: number }>

/** The way out of a thread: through the one of the process. */
export class FarEgress implements DispatchEgress {
  readonly #calls = new Map<number, { handler: ExchangeHandler; control: ExchangeControl }>()
  #count = 0

  constructor(private readonly tell: Tell) {}

  request(): Promise<never> {
    return Promise.reject(new Error('the gateway dispatches'))
  }

  async close(): Promise<void> {}

  dispatch(url: string, { body, ...request }: Omit<EgressRequest, 'signal'>, handler: ExchangeHandler): void {
    const call = ++this.#count
    const control: ExchangeControl = {
      pause: () => this.tell({ say: 'pause', call }),
      resume: () => this.tell({ say: 'resume', call }),
      abort: (reason) => {
        if (!this.#calls.delete(call)) return
        this.tell({ say: 'abort', call })
        handler.onResponseError(control, reason)
      },
    }
    this.#calls.set(call, { handler, control })
    if (body === undefined) this.tell({ say: 'dispatch', call, url, request })
    // What lies in shared memory is the request as it came, which the other side has as well.
    else if (typeof body !== 'string' && body.buffer instanceof SharedArrayBuffer)
      this.tell({ say: 'dispatch', call, url, request, shared: body.buffer })
    else {
      const own = new Uint8Array(Buffer.from(body as Uint8Array))
      this.tell({ say: 'dispatch', call, url, request, body: own }, [own.buffer])
    }
    handler.onRequestStart(control)
  }

  /** What the process says of a call. */
  hear(word: Word): void {
    const known = this.#calls.get(word.call)
    if (word.say === 'data') this.tell({ say: 'took', call: word.call, bytes: word.chunk.length })
    if (!known) return
    const { handler, control } = known
    if (word.say === 'head') handler.onResponseStart(control, word.status, word.headers)
    else if (word.say === 'data') handler.onResponseData(control, word.chunk)
    else {
      this.#calls.delete(word.call)
      if (word.say === 'ended') handler.onResponseEnd(control)
      else handler.onResponseError(control, errorOf(word.fault))
    }
  }
}

function errorOf({ message, code, known }: Extract<Word, { say: 'failed' }>['fault']): Error {
  if (known && code !== undefined) return new PaviseError(code as 'PAV_EGRESS_REFUSED', message)
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}
