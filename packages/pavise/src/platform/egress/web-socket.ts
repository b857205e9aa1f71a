import type { LookupFunction } from 'node:net'
import { Agent, WebSocket as ClientSocket } from 'undici'
import { PaviseError } from '#core/errors/error'
import type { Socket, SocketRequest } from '#core/ports/egress'

const MESSAGE_LIMIT = 2_000_000
/** Messages that may wait to be read; who sends more without being read is cut off. */
const MOST_WAITING = 10_000
const OPENED_WITHIN = 30_000

/** Opens WebSockets (RFC 6455) with pinned addresses, and closes what is left of them. Redirects are refused by the protocol. */
export class SocketDoor {
  readonly #agents = new Map<number, Agent>()
  readonly #open = new Set<QueuedSocket>()

  constructor(readonly lookup: LookupFunction) {}

  /** Rejects with PAV_EGRESS_FAILED where no socket opens, or with the reason of an aborted signal. */
  async open(
    origin: string,
    path: string,
    { protocols = [], headers = {}, signal, messageLimit = MESSAGE_LIMIT }: SocketRequest,
  ): Promise<Socket> {
    signal?.throwIfAborted()
    const url = `${origin.replace(/^http/, 'ws')}${path}`
    const raw = new ClientSocket(url, { protocols: [...protocols], headers: { ...headers }, dispatcher: this.#agent(messageLimit) })
    const socket = new QueuedSocket(raw, () => this.#open.delete(socket))
    this.#open.add(socket)
    const timer = setTimeout(() => raw.close(), OPENED_WITHIN)
    const abort = (): void => raw.close()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      await socket.opened
      return socket
    } catch (cause) {
      signal?.throwIfAborted()
      throw new PaviseError('PAV_EGRESS_FAILED', `${origin}: opens no WebSocket${saidBy(cause)}`, { cause })
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.close()
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()))
  }

  #agent(maxPayloadSize: number): Agent {
    const known = this.#agents.get(maxPayloadSize)
    if (known) return known
    const agent = new Agent({ connect: { lookup: this.lookup }, allowH2: false, webSocket: { maxPayloadSize } })
    this.#agents.set(maxPayloadSize, agent)
    return agent
  }
}

const saidBy = (cause: unknown): string => {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  if (inner instanceof PaviseError) throw inner
  return inner instanceof Error && inner.message ? ` (${inner.message.split('\n')[0]!.slice(0, 120)})` : ''
}

class QueuedSocket implements Socket {
  readonly opened: Promise<void>
  readonly #waiting: string[] = []
  #closed = false
  #wake: (() => void) | undefined

  constructor(
    readonly raw: ClientSocket,
    readonly gone: () => void,
  ) {
    raw.binaryType = 'arraybuffer'
    this.opened = new Promise((resolve, reject) => {
      raw.addEventListener('open', () => resolve())
      raw.addEventListener('error', (event) => reject((event as { error?: unknown }).error ?? new Error('the handshake failed')))
      raw.addEventListener('close', () => reject(new Error('it was closed')))
    })
    // A socket that nobody waits for any more may fail unheard.
    this.opened.catch(() => undefined)
    raw.addEventListener('message', ({ data }: { data: unknown }) => {
      this.#waiting.push(typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('utf8'))
      if (this.#waiting.length > MOST_WAITING) raw.close()
      this.#wake?.()
    })
    raw.addEventListener('close', () => {
      this.#closed = true
      this.gone()
      this.#wake?.()
    })
  }

  readonly #awaken = (): void => this.#wake?.()

  get isOpen(): boolean {
    return !this.#closed && this.raw.readyState === ClientSocket.OPEN
  }

  send(text: string): void {
    this.raw.send(text)
  }

  async next(signal: AbortSignal): Promise<string | undefined> {
    while (this.#waiting.length === 0 && !this.#closed) {
      signal.throwIfAborted()
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        signal.addEventListener('abort', this.#awaken, { once: true })
      })
      signal.removeEventListener('abort', this.#awaken)
    }
    if (this.#waiting.length === 0) signal.throwIfAborted()
    return this.#waiting.shift()
  }

  close(): void {
    if (this.raw.readyState === ClientSocket.OPEN || this.raw.readyState === ClientSocket.CONNECTING) this.raw.close()
  }
}
