import { type FileHandle, open } from 'node:fs/promises'

const PAGE_BYTES = 1 << 20

/** Reads a file front to back in pages; records of a few hundred bytes cost no system call each. */
export class SequentialFile {
  #page = Buffer.alloc(0)
  #start = 0

  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  /** Undefined where there is no such file. */
  static async open(path: string): Promise<SequentialFile | undefined> {
    const file = await open(path, 'r').catch(() => undefined)
    return file && new SequentialFile(file, (await file.stat()).size)
  }

  /** The bytes if they are in the page at hand; undefined where `load` must come first. */
  peek(offset: number, length: number): Buffer | undefined {
    const at = offset - this.#start
    return at >= 0 && at + length <= this.#page.length ? this.#page.subarray(at, at + length) : undefined
  }

  /** The bytes, or undefined where the file ends before them. */
  async take(offset: number, length: number): Promise<Buffer | undefined> {
    const near = this.peek(offset, length)
    if (near) return near
    if (!Number.isSafeInteger(offset) || offset < 0 || offset + length > this.size) return undefined
    const page = Buffer.alloc(Math.min(Math.max(PAGE_BYTES, length), this.size - offset))
    const { bytesRead } = await this.file.read(page, 0, page.length, offset)
    this.#page = page.subarray(0, bytesRead)
    this.#start = offset
    return this.peek(offset, length)
  }

  close(): Promise<void> {
    return this.file.close()
  }
}
