import type { Conversation } from '#gateway/mcp/conversation'
import { parseRpc, RPC_ERRORS, type Rpc, RpcFault, rpcFailure } from '#gateway/mcp/message'
import { LineReader } from '#gateway/mcp/stdio/line-reader'
import type { Sent } from '#gateway/mcp/talk'

/** Where lines go. A stream that says `false` is waited for. */
export interface Sink {
  write(text: string): unknown
}

/** After any of these nobody waits for the reader any more. */
const EVENTS = ['drain', 'close', 'error'] as const

interface Side {
  readonly limit: number
  readonly depth: number
  readonly note: (line: string) => void
  readonly talk: Conversation
  /** Whose lines are read here. */
  readonly from: 'client' | 'server'
  /** The way back to whoever wrote them. */
  readonly back: () => Pump | undefined
}

/** Reads the lines of one side, has them judged, and writes what passes to the other side, in order. What is held does not hold up the rest. */
export class Pump {
  #writing: Promise<void> = Promise.resolve()
  #closed = false

  constructor(
    readonly sink: Sink,
    readonly side: Side,
  ) {
    const stream = sink as Partial<NodeJS.WritableStream>
    stream.once?.('error', () => {
      this.#closed = true
    })
    stream.once?.('close', () => {
      this.#closed = true
    })
  }

  /** Writes a message when those before it are written and the reader keeps up. `line` is the message as it came, where nothing changed in it. */
  send(message: Sent, line?: string): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write(`${line ?? JSON.stringify(message)}\n`))
    return this.#writing
  }

  /** Reads until the source ends, never faster than messages leave. Answers how to stop it. */
  drawFrom(source: NodeJS.ReadableStream, ended: () => void): () => void {
    const { note, from, limit } = this.side
    const reader = new LineReader(limit, () => {
      note(`a message of the ${from} was longer than ${limit} bytes and was left out`)
      if (from === 'client') void this.side.back()?.send(rpcFailure(null, RPC_ERRORS.invalid, `The message is longer than ${limit} bytes`))
    })
    let work: Promise<void> = Promise.resolve()
    const onData = (chunk: Buffer | string): void => {
      source.pause()
      work = work.then(async () => {
        for (const line of reader.push(Buffer.from(chunk))) await this.#take(line)
        source.resume()
      })
    }
    const onEnd = (): void => {
      work = work.then(async () => {
        const last = reader.end()
        if (last !== undefined) await this.#take(last)
        await this.#writing
        ended()
      })
    }
    source.on('data', onData)
    source.once('end', onEnd)
    return () => {
      source.off('data', onData)
      source.off('end', onEnd)
      source.pause()
    }
  }

  async #take(line: string): Promise<void> {
    const { from, talk, depth, note, back } = this.side
    let messages: Rpc[]
    let whole = false
    try {
      const read = parseRpc(line, depth)
      messages = read.messages
      whole = !read.batch
    } catch (fault) {
      if (!(fault instanceof RpcFault)) throw fault
      if (from === 'client') return void (await back()?.send(rpcFailure(fault.id, fault.code, fault.message)))
      note(`a line of the server was left out: ${fault.message.toLowerCase()}`)
      if (fault.id === null) return
      messages = [{ kind: 'failure', message: rpcFailure(fault.id, RPC_ERRORS.internal, 'The server answered with no valid message') }]
    }
    // A batch goes on as single messages: revisions of MCP since 2025-06-18 know no batches.
    for (const rpc of messages) {
      let held = (): void => {}
      const waits = new Promise<void>((resolve) => {
        held = resolve
      })
      const passed = talk.pass(rpc, from, held).then(async ({ onward, back: answer }) => {
        if (onward) await this.send(onward, onward === rpc.message && whole ? line : undefined)
        if (answer) await back()?.send(answer)
      })
      await Promise.race([passed, waits])
    }
  }

  async #write(text: string): Promise<void> {
    if (this.#closed) return
    const stream = this.sink as Partial<NodeJS.WritableStream> & Sink
    if (stream.write(text) !== false || !stream.once) return
    await new Promise<void>((resolve) => {
      const go = (): void => {
        for (const event of EVENTS) stream.off?.(event, go)
        resolve()
      }
      for (const event of EVENTS) stream.once?.(event, go)
    })
  }
}
