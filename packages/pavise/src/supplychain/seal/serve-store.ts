import { once } from 'node:events'
import { chmodSync, existsSync } from 'node:fs'
import type { Socket } from 'node:net'
import { createServer, type Server } from 'node:net'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { Lease } from './lease.js'
import { contentRange } from './sealed-file.js'
import type { StoredFile } from './store.js'

/**
 * Gives the content of sealed files to one reader on this machine, over a socket that only this user can open. Lines of JSON; content follows its line as it
 * is. `{"token":T}` is answered with the list of files; `{"read":NAME,"offset":O,"length":L}` with `{"ok":true,"size":N}` and N bytes. Fewer bytes than
 * N mean that the file is damaged or the lease over. Nothing decrypted touches the disk.
 */

const LONGEST_PATH = 100
const LONGEST_LINE = 4096
/** A connection that shows no token so long is closed. */
const TOKEN_WAIT = 10_000

const tokenSchema = z.object({ token: z.string() })
const readSchema = z.object({
  read: z.string(),
  offset: z.number().int().nonnegative().default(0),
  length: z.number().int().nonnegative().optional(),
})

/** Serves until the lease is over. Throws PAV_SEAL_SOCKET where the socket cannot be made. */
export async function serveStore(files: readonly StoredFile[], path: string, lease: Lease, onReady: () => void): Promise<void> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    void attend(socket, files, lease)
  })
  await listen(server, path)
  onReady()
  if (!lease.ended.aborted) await once(lease.ended, 'abort')
  for (const socket of sockets) socket.destroy()
  await new Promise((done) => server.close(done))
}

/** The socket is never open to others, not for a moment: it is made under a mask. */
async function listen(server: Server, path: string): Promise<void> {
  const refuse = (why: string, cause?: unknown): never => {
    throw new PaviseError('PAV_SEAL_SOCKET', `the socket ${path} cannot be made: ${why}`, { cause })
  }
  if (Buffer.byteLength(path) > LONGEST_PATH) refuse(`its path is longer than ${LONGEST_PATH} bytes`)
  if (existsSync(path)) refuse('something is there already')
  const mask = process.umask(0o177)
  try {
    server.listen(path)
  } finally {
    process.umask(mask)
  }
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => refuse(cause.code ?? cause.message, cause))
  chmodSync(path, 0o600)
}

async function attend(socket: Socket, files: readonly StoredFile[], lease: Lease): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), TOKEN_WAIT)
  socket.on('error', () => socket.destroy())
  let holds = false
  try {
    for await (const line of requests(socket)) {
      const request = parsed(line)
      if (!holds) {
        holds = taken(socket, request, files, lease)
        clearTimeout(timer)
        if (!holds) break
        continue
      }
      if (!(await answer(socket, request, files, lease))) break
    }
  } catch {
    // The reader went away in the middle, or a file broke: the connection is closed below, and the record says why.
  } finally {
    clearTimeout(timer)
    if (holds) lease.end('ended')
    socket.end()
    socket.destroySoon()
  }
}

function taken(socket: Socket, request: unknown, files: readonly StoredFile[], lease: Lease): boolean {
  const { success, data } = tokenSchema.safeParse(request)
  const holds = lease.take(success ? data.token : '')
  const list = files.map(({ name, size, sha256 }) => ({ name, size, ...(sha256 ? { sha256 } : {}) }))
  say(
    socket,
    holds ? { ok: true, expires: lease.expires.toISOString(), files: list } : { ok: false, error: 'the token does not open anything' },
  )
  return holds
}

/** False when the connection must be closed: half of a content went out. */
async function answer(socket: Socket, request: unknown, files: readonly StoredFile[], lease: Lease): Promise<boolean> {
  const { success, data } = readSchema.safeParse(request)
  const file = success ? files.find(({ name }) => name === data.read) : undefined
  if (!success || !file) {
    say(socket, { ok: false, error: success ? 'there is no file of this name' : 'not understood: {"read":"NAME"} is' })
    return true
  }
  const offset = Math.min(data.offset, file.size)
  const size = Math.min(data.length ?? file.size, file.size - offset)
  const opened = await file.open().catch((error: unknown) => error)
  if (opened instanceof Error) {
    lease.note('failed', { file: file.name, reason: opened.message })
    say(socket, { ok: false, error: 'the file cannot be opened' })
    return true
  }
  const { sealed, key } = opened as Awaited<ReturnType<StoredFile['open']>>
  let sent = 0
  try {
    say(socket, { ok: true, size })
    for await (const content of contentRange(sealed, key, offset, size)) {
      lease.ended.throwIfAborted()
      sent += content.length
      if (!socket.write(content)) await once(socket, 'drain', { signal: lease.ended })
    }
    lease.note('read', { file: file.name, offset, bytes: sent })
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    lease.note('failed', { file: file.name, offset, bytes: sent, reason: lease.ended.aborted ? 'the lease is over' : reason })
    return false
  } finally {
    key.fill(0)
    await sealed.close()
  }
}

const say = (socket: Socket, value: unknown): void => void socket.write(`${JSON.stringify(value)}\n`)

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Lines of a connection, bounded. */
async function* requests(socket: Socket): AsyncGenerator<string> {
  let rest = ''
  for await (const part of socket) {
    rest += (part as Buffer).toString('utf8')
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield rest.slice(0, end)
      rest = rest.slice(end + 1)
    }
    if (rest.length > LONGEST_LINE) return
  }
}
