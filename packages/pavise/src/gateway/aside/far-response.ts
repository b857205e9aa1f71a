import { EventEmitter } from 'node:events'
import type { FromThread, Taken } from '#gateway/aside/words'

/** Bytes that may be on their way to the client. */
const ROOM = 256 * 1024

type Headers = Readonly<Record<string, string | string[] | number>>

/** As much of a ServerResponse as an exchange uses, on the far side of a thread. */
export class FarResponse extends EventEmitter {
  headersSent = false
  writableFinished = false
  readonly socket = { setNoDelay: () => {} }
  readonly #id: number
  readonly #left: Int32Array
  #destroyed = false
  #underWay = 0
  #full = false
  #last: (() => void) | undefined

  constructor(
    { id, left }: Pick<Taken, 'id' | 'left'>,
    readonly tell: (word: FromThread, transfer?: ArrayBuffer[]) => void,
  ) {
    super()
    this.#id = id
    this.#left = new Int32Array(left)
  }

  get destroyed(): boolean {
    return this.#destroyed || (!this.writableFinished && Atomics.load(this.#left, 0) !== 0)
  }

  writeHead(status: number, headers: Headers): this {
    this.headersSent = true
    this.tell({ say: 'begin', id: this.#id, status, headers })
    return this
  }

  write(chunk: string | Buffer): boolean {
    this.#underWay += Buffer.byteLength(chunk)
    this.#full = this.#underWay > ROOM
    this.#send('write', chunk)
    return !this.#full
  }

  end(chunk?: string | Buffer): this {
    this.writableFinished = true
    this.#last = () => (chunk === undefined ? this.tell({ say: 'end', id: this.#id }) : this.#send('end', chunk))
    return this
  }

  destroy(): this {
    if (this.#destroyed) return this
    this.#destroyed = true
    this.tell({ say: 'destroy', id: this.#id })
    this.emit('close')
    return this
  }

  /** The exchange is over: the client may know, and come again. */
  close(): void {
    this.#last?.()
  }

  /** The client took bytes. */
  read(bytes: number): void {
    this.#underWay -= bytes
    if (!this.#full || this.#underWay > 0) return
    this.#full = false
    this.emit('drain')
  }

  /** The client closed its connection. */
  gone(): void {
    if (this.writableFinished || this.#destroyed) return
    this.#destroyed = true
    this.emit('close')
  }

  #send(say: 'write' | 'end', chunk: string | Buffer): void {
    const id = this.#id
    if (typeof chunk === 'string') this.tell({ say, id, chunk })
    else {
      const own = new Uint8Array(chunk)
      this.tell({ say, id, chunk: own }, [own.buffer])
    }
  }
}
