import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { defineCommand } from '#cli/command'
import { STARTER_CONFIG } from '#cli/starter/config'
import { STARTER_POLICY } from '#cli/starter/policy'
import { PaviseError } from '#core/errors/error'

const FILES: readonly (readonly [path: string, text: string])[] = [
  ['pavise.yaml', STARTER_CONFIG],
  ['policy/default.yaml', STARTER_POLICY],
]

export default defineCommand({
  name: 'init',
  summary: 'Write a commented pavise.yaml and policy to start from',
  description: 'Writes pavise.yaml and policy/default.yaml. A file that is there already is left as it is.',
  arguments: [{ name: '[folder]', description: 'where to write (default: here)' }],
  examples: ['pavise init', 'pavise init my-project'],
  async run(context, args) {
    const folder = args[0] ?? '.'
    for (const [path, text] of FILES) {
      const written = await writeNew(resolve(context.cwd, folder, path), text)
      context.stdout.write(`${written ? 'wrote' : 'kept '} ${join(folder, path)}\n`)
    }
    context.stderr.write('next: pavise doctor\n')
    return 0
  },
})

/** Answers false where the file exists. */
async function writeNew(path: string, text: string): Promise<boolean> {
  const failed = (cause: unknown) => new PaviseError('PAV_FILE_UNWRITABLE', `${path} cannot be written`, { cause })
  try {
    await mkdir(dirname(path), { recursive: true })
  } catch (cause) {
    throw failed(cause)
  }
  try {
    await writeFile(path, text, { flag: 'wx' })
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw failed(cause)
  }
}
