import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { PaviseError } from '#core/errors/error'

const BLOCK = 512
/** Nothing in a backup is longer, so that reading one needs bounded memory. */
export const MOST_PART_BYTES = 64 * 1024 * 1024

export interface ArchivedPart {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A ustar header (POSIX.1-1988): plain file, readable by its owner. */
function tarHeader(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for an archive`)
  const header = Buffer.alloc(BLOCK)
  const put = (text: string, at: number): unknown => header.write(text, at, 'latin1')
  put(name, 0)
  put('0000600\0', 100)
  put('0000000\0', 108)
  put('0000000\0', 116)
  put(`${size.toString(8).padStart(11, '0')}\0`, 124)
  put('00000000000\0', 136)
  put('        ', 148)
  put('0', 156)
  put('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** Writes parts one after the other into a tar file, and remembers their digests. */
export class ArchiveWriter {
  readonly parts: ArchivedPart[] = []
  private constructor(private readonly file: FileHandle) {}

  /** The file must not be there. */
  static async create(path: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(await open(path, 'wx', 0o600))
  }
  async add(name: string, bytes: Uint8Array): Promise<void> {
    const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK
    await this.file.writev([tarHeader(name, bytes.length), bytes, Buffer.alloc(rest)])
    this.parts.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
  }
  /** Durable when it resolves. */
  async finish(): Promise<void> {
    await this.file.write(Buffer.alloc(2 * BLOCK))
    await this.file.sync()
    await this.file.close()
  }
  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined)
  }
}

const damaged = (path: string, what: string): PaviseError => new PaviseError('PAV_BACKUP_DAMAGED', `${path}: ${what}`)

/** Reads parts of an archive by name. What it was given is checked before anything of it is used. */
export class ArchiveReader {
  readonly #places = new Map<string, { at: number; bytes: number }>()
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Throws PAV_FILE_NOT_FOUND, PAV_BACKUP_DAMAGED. */
  static async open(path: string): Promise<ArchiveReader> {
    const file = await open(path, 'r').catch((cause: unknown) => {
      throw new PaviseError('PAV_FILE_NOT_FOUND', `${path} cannot be read`, { cause })
    })
    const reader = new ArchiveReader(path, file)
    try {
      await reader.#scan()
    } catch (error) {
      await file.close()
      throw error
    }
    return reader
  }

  get names(): string[] {
    return [...this.#places.keys()]
  }

  async #scan(): Promise<void> {
    const header = Buffer.alloc(BLOCK)
    const { size } = await this.file.stat()
    for (let at = 0; ; ) {
      const { bytesRead } = await this.file.read(header, 0, BLOCK, at)
      if (bytesRead < BLOCK) throw damaged(this.path, 'ends too early')
      if (header.every((byte) => byte === 0)) return
      const name = header.toString('latin1', 0, 100).replace(/\0.*$/, '')
      const bytes = Number.parseInt(header.toString('latin1', 124, 135), 8)
      if (!tarHeader(name, bytes).equals(header) || !/^[\w.-]+(\/[\w.-]+)*$/.test(name) || this.#places.has(name))
        throw damaged(this.path, `byte ${at} begins no part of a backup`)
      if (bytes > MOST_PART_BYTES || at + BLOCK + bytes > size) throw damaged(this.path, `the part ${name} is cut off or too long`)
      this.#places.set(name, { at: at + BLOCK, bytes })
      at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK
    }
  }

  async read(name: string): Promise<Buffer> {
    const place = this.#places.get(name)
    if (place === undefined) throw damaged(this.path, `the part ${name} is missing`)
    const bytes = Buffer.alloc(place.bytes)
    await this.file.read(bytes, 0, place.bytes, place.at)
    return bytes
  }

  /** Every part is there as it was written, and nothing else. */
  async verify(parts: readonly ArchivedPart[], except: readonly string[]): Promise<void> {
    const expected = new Map(parts.map((part) => [part.name, part]))
    for (const name of this.names) {
      if (except.includes(name)) continue
      const part = expected.get(name)
      if (part === undefined) throw damaged(this.path, `the part ${name} does not belong to it`)
      if (sha256(await this.read(name)) !== part.sha256) throw damaged(this.path, `the part ${name} was changed`)
      expected.delete(name)
    }
    const [missing] = expected.keys()
    if (missing !== undefined) throw damaged(this.path, `the part ${missing} is missing`)
  }

  async close(): Promise<void> {
    await this.file.close()
  }
}
