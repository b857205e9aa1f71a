import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext } from '#cli/command'
import { PaviseError } from '#core/errors/error'

/** The text of a file that the user named. Throws PAV_FILE_… in the words of the user. */
export async function readNamedText(context: CommandContext, name: string): Promise<string> {
  try {
    return await readFile(resolve(context.cwd, name), 'utf8')
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    const said = missing ? 'does not exist' : 'cannot be read'
    throw new PaviseError(missing ? 'PAV_FILE_NOT_FOUND' : 'PAV_FILE_UNREADABLE', `${name} ${said}`, { cause })
  }
}
