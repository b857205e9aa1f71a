import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, byteText, PASSPHRASE_ENV, textOf, undoneWhenStopped } from '#cli/model-options'
import { RECIPIENT_OPTIONS, recipientsOf } from '#cli/seal-options'
import { PaviseError } from '#core/errors/error'
import { oneLine } from '#report/escape'

async function run(context: CommandContext, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const [folder = ''] = args
  const out = textOf(options, 'out')
  if (out === undefined) throw new PaviseError('PAV_USAGE', 'store needs -o, the folder to make')
  const recipients = await recipientsOf(context, options)
  // Loaded here: sealing a single file has no use for it.
  const { writeStore } = await import('#supplychain/seal/store')
  const { files, bytes } = await undoneWhenStopped(context, () =>
    writeStore(absolute(context, folder), absolute(context, out), recipients, {
      shown: folder,
      outShown: out,
      signal: context.signal,
      onFile: (name) => void context.stderr.write(`sealing ${oneLine(name)}\n`),
    }),
  )
  context.stdout.write(`${oneLine(out)}: ${files} files, ${byteText(bytes)} sealed\n`)
  return 0
}

export const store = defineCommand({
  name: 'store',
  summary: 'Seal every file of a folder into a new folder',
  description:
    'Names, sizes and digests are sealed too. Sign the folder to prove who made it: anybody who knows a recipient can seal for it.',
  arguments: [{ name: '<folder>', description: 'folder to seal' }],
  options: [...RECIPIENT_OPTIONS, PASSPHRASE_ENV, { flags: '-o, --out <folder>', description: 'folder to make' }],
  examples: ['pavise seal store models/llama -o llama.sealed -r age1…'],
  run,
})
