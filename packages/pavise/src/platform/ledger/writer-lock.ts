import { randomBytes } from 'node:crypto'
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

const holderSchema = z.object({ pid: z.number().int(), started: z.string(), host: z.string(), token: z.string() })
type Holder = z.infer<typeof holderSchema>

/** When the kernel started a process, so that a new process under an old number is told apart; empty where that is not to be had. */
async function startOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    // proc(5): the fields after the command name, which may itself hold spaces and brackets; start time is field 22.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isStale(holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return false
  if (!isRunning(holder.pid)) return true
  return holder.started !== '' && holder.started !== (await startOf(holder.pid))
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

const code = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

/**
 * One writer at a time: a file that names the process. A lock whose process is gone is taken over; one of another host is not,
 * because its process cannot be seen. Throws PAV_LEDGER_LOCKED. Returns how to let go.
 */
export async function lockForWriting(dir: string): Promise<() => Promise<void>> {
  const path = join(dir, 'lock')
  const token = randomBytes(8).toString('hex')
  const draft = `${path}.${token}`
  const me: Holder = { pid: process.pid, started: await startOf(process.pid), host: hostname(), token }
  await writeFile(draft, JSON.stringify(me), { flag: 'wx', mode: 0o600 })
  try {
    for (let tries = 0; tries < 5; tries++) {
      try {
        await link(draft, path)
        return () => release(path, token)
      } catch (error) {
        if (code(error) !== 'EEXIST') throw error
      }
      await clearStale(path, dir)
    }
  } finally {
    await unlink(draft)
  }
  throw new PaviseError('PAV_LEDGER_LOCKED', `the lock of ${dir} keeps changing hands`)
}

async function clearStale(path: string, dir: string): Promise<void> {
  const holder = await readHolder(path)
  if (holder !== undefined && !(await isStale(holder))) {
    const where = holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`
    throw new PaviseError('PAV_LEDGER_LOCKED', `${dir} is written by ${where}`, {
      ...(holder.host === hostname() ? {} : { hint: `If that process is gone, delete ${path}.` }),
    })
  }
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (code(error) === 'ENOENT') return
    throw error
  }
  // Between reading and moving, another process may have taken the stale lock over: what was moved is then its lock.
  const moved = await readHolder(aside)
  if (moved !== undefined && moved.token !== holder?.token) await link(aside, path).catch(() => undefined)
  await unlink(aside)
}

async function release(path: string, token: string): Promise<void> {
  if ((await readHolder(path))?.token === token) await unlink(path)
}
