import { lstat, mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder says whose it is: the process, and the number space that its number is from. */
const NAME = /^pavise-homes-(\d+)-(\d+)-\w{6}$/

/**
 * Makes the folder in which the processes of one gateway reach each other; only this user can enter it. Takes away those of gateways of this user that were
 * killed and could not.
 */
export async function makeHomesFolder(under = tmpdir()): Promise<string> {
  const space = await numberSpace()
  for (const name of await readdir(under).catch(() => [])) {
    const [, of, pid] = NAME.exec(name) ?? []
    if (of === space && !isAlive(Number(pid)) && (await isMine(join(under, name))))
      await rm(join(under, name), { recursive: true, force: true })
  }
  return mkdtemp(join(under, `pavise-homes-${space}-${process.pid}-`))
}

/** Numbers of processes mean something in their own container only, and containers may share a folder. */
async function numberSpace(): Promise<string> {
  const link = await readlink('/proc/self/ns/pid').catch(() => '')
  return /\d+/.exec(link)?.[0] ?? '0'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

async function isMine(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  return found?.isDirectory() === true && found.uid === process.getuid?.()
}
