import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, byteProgress, byteText, FORCE, PASSPHRASE_ENV, textOf, undoneWhenStopped } from '#cli/model-options'
import { RECIPIENT_OPTIONS, recipientsOf } from '#cli/seal-options'
import { PaviseError } from '#core/errors/error'
import { oneLine } from '#report/escape'
import { sealFile } from '#supplychain/seal/seal-file'
import { keygen } from './keygen.js'
import { rekey } from './rekey.js'
import { serve } from './serve.js'
import { store } from './store.js'

type Options = Readonly<Record<string, unknown>>

async function run(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const [file] = args
  if (file === undefined) throw new PaviseError('PAV_USAGE', 'seal wants a file', { hint: 'Run: pavise seal --help' })
  const recipients = await recipientsOf(context, options)
  const out = textOf(options, 'out') ?? `${file}.age`
  const progress = byteProgress(context, `sealing ${file}`)
  const { content, sealed } = await undoneWhenStopped(context, () =>
    sealFile(absolute(context, file), absolute(context, out), recipients, {
      shown: file,
      outShown: out,
      force: options['force'] === true,
      signal: context.signal,
      onProgress: progress.update,
    }),
  )
  progress.end()
  context.stdout.write(`${oneLine(out)}: ${byteText(content)} sealed, ${byteText(sealed)}\n`)
  return 0
}

export default defineCommand({
  name: 'seal',
  summary: 'Seal a model file so that only named people can open it (age)',
  description: [
    'Writes a standard age v1 file: any age tool with the right identity opens it. The output bears its name when it is whole, never before.',
    'A file that is called like a subcommand is given as ./NAME.',
  ].join('\n'),
  arguments: [{ name: '[file]', description: 'file to seal' }],
  options: [
    ...RECIPIENT_OPTIONS,
    { flags: '-p, --passphrase', description: 'seal with a passphrase instead of recipients' },
    PASSPHRASE_ENV,
    { flags: '-o, --out <file>', description: 'sealed file to write (default: FILE.age)' },
    FORCE,
  ],
  examples: ['pavise seal keygen -o me.key', 'pavise seal model.safetensors -r age1…'],
  subcommands: [keygen, rekey, store, serve],
  run,
})
