import type pg from 'pg'

/** What pg's client asks of something that it submits; its own `Query` is one. */
interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  readonly stream: { pause(): void; resume(): void }
}

/** A statement of the COPY protocol in place of a query (PostgreSQL manual, "COPY Operations" of the message flow). */
abstract class CopyStatement {
  protected fault: Error | undefined
  constructor(
    protected readonly text: string,
    private readonly done: (error?: Error) => void,
  ) {}
  submit(wire: Wire): void {
    wire.query(this.text)
  }
  handleError(error: Error): void {
    this.done(error)
  }
  handleReadyForQuery(): void {
    this.done(this.fault)
  }
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleParseComplete(): void {}
  handleBindComplete(): void {}
  handleCopyInResponse(_wire: Wire): void {}
  handleCopyData(_message: { chunk: Buffer }, _wire: Wire): void {}
}

class CopyOut extends CopyStatement {
  #waiting: Promise<void> | undefined
  #rows: Buffer[] = []
  #bytes = 0
  constructor(
    text: string,
    done: (error?: Error) => void,
    private readonly partBytes: number,
    private readonly take: (part: Buffer) => Promise<void>,
  ) {
    super(text, (error) => {
      // The last part may still be on its way.
      const finish = async (): Promise<void> => {
        await this.#waiting
        if (!error && this.#bytes > 0) await this.take(Buffer.concat(this.#rows))
      }
      finish().then(
        () => done(error ?? this.fault),
        (fault: Error) => done(fault),
      )
    })
  }
  /** A message is one row. While a part is written the server has to wait. */
  override handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire): void {
    this.#rows.push(chunk)
    this.#bytes += chunk.length
    if (this.#bytes < this.partBytes) return
    const part = Buffer.concat(this.#rows)
    this.#rows = []
    this.#bytes = 0
    wire.stream.pause()
    this.#waiting = (this.#waiting ?? Promise.resolve())
      .then(() => this.take(part))
      .catch((error: Error) => {
        this.fault = error
      })
      .finally(() => wire.stream.resume())
  }
}

class CopyIn extends CopyStatement {
  constructor(
    text: string,
    done: (error?: Error) => void,
    private readonly bytes: Buffer,
  ) {
    super(text, done)
  }
  override handleCopyInResponse(wire: Wire): void {
    for (let at = 0; at < this.bytes.length; at += 65_536) wire.sendCopyFromChunk(this.bytes.subarray(at, at + 65_536))
    wire.endCopyFrom()
  }
}

const submit = (client: pg.PoolClient, make: (done: (error?: Error) => void) => CopyStatement): Promise<void> =>
  new Promise((resolve, reject) => {
    const statement = make((error) => (error ? reject(error) : resolve()))
    client.query(statement as unknown as pg.Submittable)
  })

/** Reads what `text` (COPY … TO STDOUT) gives, in parts of whole rows. */
export const copyOut = (client: pg.PoolClient, text: string, partBytes: number, take: (part: Buffer) => Promise<void>): Promise<void> =>
  submit(client, (done) => new CopyOut(text, done, partBytes, take))

/** Gives rows to `text` (COPY … FROM STDIN). */
export const copyIn = (client: pg.PoolClient, text: string, bytes: Buffer): Promise<void> =>
  submit(client, (done) => new CopyIn(text, done, bytes))
