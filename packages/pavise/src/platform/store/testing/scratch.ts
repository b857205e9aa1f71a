import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ENOUGH_BYTES = 2 * 1024 ** 3

/** A new folder for a database of a test: in memory where the system has room there, since a test survives no power cut. */
export async function scratchFolder(prefix: string): Promise<string> {
  const memory = await statfs('/dev/shm').then(
    ({ bavail, bsize }) => bavail * bsize > ENOUGH_BYTES,
    () => false,
  )
  const folder = await mkdtemp(join(memory ? '/dev/shm' : tmpdir(), prefix))
  // As root the server runs as another user, who has to pass.
  await chmod(folder, 0o711)
  return folder
}
