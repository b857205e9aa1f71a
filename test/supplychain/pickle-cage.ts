import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { CAGE } from './pickle-cage-script.js'

/** What CPython did with a pickle. */
export interface Loaded {
  /** Every global that it resolved, in order. */
  readonly globals: readonly (readonly [string, string])[]
  /** The audit event that the child was ended for, before it happened. */
  readonly danger: string | null
  readonly error: string | null
  /** Files that appeared in the child's folder. */
  readonly files: readonly string[]
}

/** Ways to load: the C or the Python reader, a new one for every pickle of the stream or one for all, with or without a read-ahead buffer. */
export const MODES = [0, 1, 2, 3, 4] as const

/** Whether there is a Python to load with. */
export const pythonIsHere = (): boolean => spawnSync('python3', ['-c', 'import resource, pickle'], { stdio: 'ignore' }).status === 0

/** A Python process that loads pickles in caged children, one at a time. */
export class PickleCage {
  readonly #home = mkdtempSync(join(tmpdir(), 'pavise-cage-'))
  readonly #python: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  readonly #reader: Interface

  constructor() {
    const offline = spawnSync('unshare', ['-rn', '--', 'true'], { stdio: 'ignore' }).status === 0 ? ['unshare', '-rn', '--'] : []
    const [command, ...args] = [...offline, 'nice', '-n', '19', 'python3', '-B', '-c', CAGE, this.#home]
    this.#python = spawn(command!, args, {
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: this.#home, PYTHONWARNINGS: 'ignore' },
    })
    this.#reader = createInterface(this.#python.stdout)
    this.#lines = this.#reader[Symbol.asyncIterator]()
  }

  async load(pickle: Uint8Array, mode: number): Promise<Loaded> {
    const head = Buffer.alloc(5)
    head.writeUInt8(mode, 0)
    head.writeUInt32BE(pickle.length, 1)
    this.#python.stdin.write(Buffer.concat([head, pickle]))
    const { value, done } = await this.#lines.next()
    if (done) throw new Error('the cage ended')
    return JSON.parse(value) as Loaded
  }

  async close(): Promise<void> {
    this.#python.stdin.end()
    if (this.#python.exitCode === null) await once(this.#python, 'exit')
    this.#reader.close()
    rmSync(this.#home, { recursive: true, force: true })
  }
}
