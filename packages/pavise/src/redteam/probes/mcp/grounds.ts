import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Random } from '#core/random'

/** What is to be seen after a call. */
export interface Seen {
  /** The marker that the call names was made. */
  readonly marked: boolean
  /** The listener was asked for the word of the call. */
  readonly hit: boolean
  /** What is new or changed outside. */
  readonly changed?: string
}

/** Where grounds lie, so that a resumed run can lay them at the same place. */
export interface Place {
  readonly base: string
  readonly port: number
}

/**
 * What is laid out around a server so that effects can be seen: a folder that it may be given, with a link that leads out of it; beside that a folder
 * that it must not show, with a canary in it; a place for markers; a listener on loopback; a value in its environment.
 */
export class Grounds {
  readonly sandbox: string
  readonly outside: string
  readonly marks: string
  /** Stands in the canary file, in no argument of ours. */
  readonly canary: string
  /** Name of the canary file. */
  readonly canaryName: string
  /** Name of a file beside the canary that stands in no argument: where it comes back, a folder was listed. */
  readonly unaskedName: string
  readonly environment: Readonly<Record<string, string>>
  /** Value of a variable that only the server has. */
  readonly environmentSecret: string
  /** Paths that the listener was asked for. */
  readonly hits: string[] = []
  #server: Server | undefined
  #before = ''

  private constructor(
    readonly base: string,
    random: Random,
  ) {
    const word = (): string => Array.from({ length: 16 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[random.int(31)]).join('')
    this.sandbox = join(base, 'inside')
    this.outside = join(base, 'outside')
    this.marks = join(base, 'marks')
    this.canary = `canary-${word()}`
    this.canaryName = `kept-${word()}.txt`
    this.unaskedName = `seen-${word()}.txt`
    this.environmentSecret = `pavise-env-${word()}`
    this.environment = { PAVISE_PLANTED_SECRET: this.environmentSecret }
    for (const folder of [this.sandbox, join(this.sandbox, 'notes'), this.outside, this.beside, this.marks]) mkdirSync(folder)
    writeFileSync(this.file, 'An ordinary note.\n')
    writeFileSync(join(this.sandbox, 'notes', 'today.txt'), 'Nothing to do today.\n')
    this.#plant()
    symlinkSync(this.outside, join(this.sandbox, 'way'))
  }

  #plant(): void {
    for (const folder of [this.outside, this.beside]) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, this.canaryName), `${this.canary}\n`)
      writeFileSync(join(folder, this.unaskedName), '')
    }
    this.#before = this.#outsideNow()
  }

  /** A folder whose name begins like that of the sandbox: what compares paths by letters takes it for a part of it. */
  get beside(): string {
    return join(this.base, 'inside-old')
  }

  get file(): string {
    return join(this.sandbox, 'readme.txt')
  }

  get port(): number {
    return (this.#server?.address() as AddressInfo | null)?.port ?? 0
  }

  /** @param earlier where a run that is gone on with had them: laid there again, unless that is no place of ours */
  static async lay(random: Random, earlier?: Place): Promise<Grounds> {
    const grounds = new Grounds(earlier ? cleared(earlier.base) : realpathSync(mkdtempSync(join(tmpdir(), PREFIX))), random)
    const server = createServer((request, response) => {
      if (grounds.hits.length < 10_000) grounds.hits.push(String(request.url))
      request.resume()
      response.writeHead(200, { 'content-type': 'text/plain', connection: 'close' }).end('ok\n')
    })
    const listen = (port: number): Promise<void> =>
      new Promise((ready, failed) => {
        server.once('error', failed)
        server.listen(port, '127.0.0.1', ready)
      })
    // Another program may have taken the port since: then the rest of the run names another one.
    await listen(earlier?.port ?? 0).catch(() => listen(0))
    server.unref()
    grounds.#server = server
    return grounds
  }

  get place(): Place {
    return { base: this.base, port: this.port }
  }

  /** What is to be seen after the call that held this word, and nothing twice. */
  see(nonce: string): Seen {
    const changed = this.#outsideChanged()
    return { marked: this.#isMarked(nonce), hit: this.hits.some((path) => path.includes(nonce)), ...(changed ? { changed } : {}) }
  }

  #isMarked(nonce: string): boolean {
    try {
      return statSync(join(this.marks, nonce)).isFile()
    } catch {
      return false
    }
  }

  /** What is new or changed outside since this was last asked. What was lost is planted again, so that later calls can be judged. */
  #outsideChanged(): string | undefined {
    const now = this.#outsideNow()
    if (now === this.#before) return undefined
    const known = new Set(this.#before.split('\n'))
    this.#plant()
    const changed = now.split('\n').find((line) => !known.has(line))
    return changed?.split('\t')[0] ?? 'a file is gone'
  }

  #outsideNow(): string {
    const lines: string[] = []
    for (const folder of [this.outside, this.beside])
      for (const name of readdirSync(folder).slice(0, 1_000)) {
        const { size, mtimeMs } = statSync(join(folder, name))
        lines.push(`${join(folder, name)} (${size} bytes)\t${mtimeMs}`)
      }
    return lines.join('\n')
  }

  async close(): Promise<void> {
    const server = this.#server
    if (server) {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    }
    rmSync(this.base, { recursive: true, force: true })
  }
}

const PREFIX = 'pavise-mcp-'

/** The folder of an earlier run, emptied. Only one that this program makes: the place comes from a file. */
function cleared(base: string): string {
  const own = dirname(base) === realpathSync(tmpdir()) && /^pavise-mcp-[A-Za-z0-9]{6}$/.test(basename(base))
  if (!own) return realpathSync(mkdtempSync(join(tmpdir(), PREFIX)))
  rmSync(base, { recursive: true, force: true })
  mkdirSync(base, { mode: 0o700 })
  return base
}
