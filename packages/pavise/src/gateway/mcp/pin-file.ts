import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

const entry = z.object({ digest: z.string().regex(/^sha256:[0-9a-f]{64}$/), definition: z.unknown(), since: z.string() })
const server = z.object({
  since: z.string(),
  /** Whether its tools were ever listed. */
  listed: z.boolean(),
  pinned: z.record(z.string(), entry.extend({ by: z.enum(['first-sight', 'approval']) })),
  waiting: z.record(z.string(), entry.extend({ reason: z.string() })),
})
const schema = z.object({ version: z.literal(1), servers: z.record(z.string(), server) })

export type ServerPins = z.infer<typeof server>
export type PinDocument = z.infer<typeof schema>

/** How long a change waits for that of another process, and when a lock counts as left behind. Milliseconds. */
const PATIENCE = 5_000
const STALE = 10_000

/** The file of pins. Several processes share it: a change is made under a lock on what the file says then, and replaces it as a whole. */
export class PinFile {
  #known: PinDocument = empty()
  #stamp = ''
  /** Changes of this process, one after the other. */
  #work: Promise<unknown> = Promise.resolve()

  constructor(readonly path: string) {}

  /** What the file says now. Throws PAV_MCP_PINS where it is damaged: without pins nothing is trusted anew by accident. */
  async read(): Promise<PinDocument> {
    const { stamp } = await this.#look()
    if (stamp === this.#stamp) return this.#known
    const text = await readFile(this.path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined
      throw new PaviseError('PAV_FILE_UNREADABLE', `${this.path} cannot be read (${cause.code})`, { cause })
    })
    this.#known = text === undefined ? empty() : parse(text, this.path)
    this.#stamp = stamp
    return this.#known
  }

  change<T>(make: (document: PinDocument) => T): Promise<T> {
    const work = this.#work.then(() => this.#locked(make))
    this.#work = work.catch(() => {})
    return work
  }

  async #locked<T>(make: (document: PinDocument) => T): Promise<T> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 }).catch(() => {})
    const lock = `${this.path}.lock`
    await this.#lock(lock)
    try {
      this.#stamp = ''
      const document = structuredClone(await this.read())
      const result = make(document)
      await this.#replace(document)
      this.#stamp = ''
      return result
    } finally {
      await rm(lock, { force: true })
    }
  }

  async #lock(lock: string): Promise<void> {
    const end = Date.now() + PATIENCE
    for (;;) {
      try {
        await (await open(lock, 'wx', 0o600)).close()
        return
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException
        if (code !== 'EEXIST') throw this.#unwritable(cause)
        const age = await stat(lock).then(
          ({ mtimeMs }) => Date.now() - mtimeMs,
          () => 0,
        )
        if (age > STALE) await rm(lock, { force: true })
        else if (Date.now() > end) throw this.#unwritable(cause)
        else await wait(15)
      }
    }
  }

  async #replace(document: PinDocument): Promise<void> {
    const draft = `${this.path}.${process.pid}`
    try {
      const file = await open(draft, 'w', 0o600)
      try {
        await file.writeFile(`${JSON.stringify(document, null, 1)}\n`)
        await file.datasync()
      } finally {
        await file.close()
      }
      await rename(draft, this.path)
    } catch (cause) {
      throw this.#unwritable(cause)
    }
  }

  async #look(): Promise<{ stamp: string }> {
    const found = await stat(this.path, { bigint: true }).catch(() => undefined)
    return { stamp: found ? `${found.ino} ${found.mtimeNs} ${found.size}` : 'none' }
  }

  #unwritable(cause: unknown): PaviseError {
    return new PaviseError('PAV_FILE_UNWRITABLE', `${this.path} cannot be written (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
}

const empty = (): PinDocument => ({ version: 1, servers: {} })

function parse(text: string, path: string): PinDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new PaviseError('PAV_MCP_PINS', `${path} holds no pins of MCP servers`)
  return parsed.data
}
