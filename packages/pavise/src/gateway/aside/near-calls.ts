import { PaviseError } from '#core/errors/error'
import type { DispatchEgress, ExchangeControl } from '#core/ports/egress'
import type { Fault, FromThread, ToThread } from '#gateway/aside/words'

/** Bytes of an answer that may be on their way to the thread. */
const ROOM = 1024 * 1024

type Word = Extract<FromThread, { call: number }>

interface Call {
  control?: ExchangeControl
  underWay: number
  /** The thread wants no more. */
  paused: boolean
  over: boolean
}

/** Requests upstream that a thread makes, on the sockets of the process. */
export class NearCalls {
  readonly #calls = new Map<number, Call>()

  constructor(
    private readonly egress: DispatchEgress,
    private readonly tell: (word: ToThread, transfer?: ArrayBuffer[]) => void,
  ) {}

  hear(word: Word): void {
    if (word.say === 'dispatch') {
      this.#dispatch(word)
      return
    }
    const call = this.#calls.get(word.call)
    if (!call) return
    if (word.say === 'abort') this.#abort(word.call, call)
    else if (word.say === 'took') {
      call.underWay -= word.bytes
      this.#flow(call)
    } else {
      call.paused = word.say === 'pause'
      this.#flow(call)
    }
  }

  /** The thread has ended. */
  endAll(): void {
    for (const [id, call] of this.#calls) this.#abort(id, call)
  }

  #abort(id: number, call: Call): void {
    this.#calls.delete(id)
    call.over = true
    call.control?.abort(new Error('the exchange is over'))
  }

  #flow({ control, paused, underWay }: Call): void {
    if (paused || underWay > ROOM) control?.pause()
    else control?.resume()
  }

  #dispatch({ call: id, url, request, body, shared }: Extract<Word, { say: 'dispatch' }>): void {
    const call: Call = { underWay: 0, paused: false, over: false }
    this.#calls.set(id, call)
    const failed = (error: Error): void => {
      if (call.over) return
      call.over = true
      this.#calls.delete(id)
      this.tell({ say: 'failed', call: id, fault: faultOf(error) })
    }
    const bytes = shared ? Buffer.from(shared) : body
    try {
      this.egress.dispatch(url, bytes === undefined ? request : { ...request, body: bytes }, {
        onRequestStart: (control) => {
          call.control = control
          if (call.over) control.abort(new Error('the exchange is over'))
        },
        onResponseStart: (_control, status, headers) => this.tell({ say: 'head', call: id, status, headers: { ...headers } }),
        onResponseData: (_control, chunk) => {
          // A copy: what undici gives lies in a buffer that it uses again.
          const own = new Uint8Array(chunk)
          call.underWay += own.length
          this.tell({ say: 'data', call: id, chunk: own }, [own.buffer])
          if (call.underWay > ROOM) this.#flow(call)
        },
        onResponseEnd: () => {
          if (call.over) return
          call.over = true
          this.#calls.delete(id)
          this.tell({ say: 'ended', call: id })
        },
        onResponseError: (_control, error) => failed(error),
      })
    } catch (error) {
      failed(error as Error)
    }
  }
}

function faultOf(error: Error): Fault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { message: error.message, known: error instanceof PaviseError, ...(code !== undefined && { code }) }
}
