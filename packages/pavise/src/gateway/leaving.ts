import type { ServerResponse } from 'node:http'

/** Whether a client closed its connection before it had its answer. Cheaper than an AbortController, which every exchange would pay. */
export class Leaving {
  #left = false
  #then: (() => void) | undefined
  #controller: AbortController | undefined

  constructor(private readonly response: ServerResponse) {
    response.once('close', () => {
      if (response.writableFinished) return
      this.#left = true
      this.#then?.()
      this.#controller?.abort()
    })
  }

  /** Seen at once, before the event of it. */
  get left(): boolean {
    return this.#left || (this.response.destroyed && !this.response.writableFinished)
  }

  /** Calls `then` when the client leaves; the last one given counts. At once where it has left. */
  onLeave(then: (() => void) | undefined): void {
    this.#then = then
    if (this.left) then?.()
  }

  /** The same as a signal, for what may wait long. */
  signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.left) this.#controller.abort()
    return this.#controller.signal
  }
}
