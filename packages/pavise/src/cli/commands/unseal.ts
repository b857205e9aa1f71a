import { once } from 'node:events'
import type { Identity } from 'age-encryption'
import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, byteProgress, byteText, FORCE, PASSPHRASE_ENV, textOf, undoneWhenStopped } from '#cli/model-options'
import { IDENTITY_OPTION, identitiesOf } from '#cli/seal-options'
import { PaviseError } from '#core/errors/error'
import { oneLine } from '#report/escape'
import { checkSealed, unsealFile } from '#supplychain/seal/seal-file'
import { contentOf, openSealed, payloadKeyOf } from '#supplychain/seal/sealed-file'

type Options = Readonly<Record<string, unknown>>

async function run(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const [file = ''] = args
  const out = textOf(options, 'out') ?? (file.endsWith('.age') ? file.slice(0, -4) : undefined)
  if (out === undefined) throw new PaviseError('PAV_USAGE', `where to? ${file} does not end in .age; name the output with -o`)
  if (out === '-' && context.stdout.isTTY)
    throw new PaviseError('PAV_USAGE', '-o - writes bytes of a model: send them to a program or a file')
  const identities = await identitiesOf(context, options)
  if (out === '-') return toStdout(context, file, identities)
  const progress = byteProgress(context, `opening ${file}`)
  const { content } = await undoneWhenStopped(context, () =>
    unsealFile(absolute(context, file), absolute(context, out), identities, {
      shown: file,
      outShown: out,
      force: options['force'] === true,
      signal: context.signal,
      onProgress: progress.update,
    }),
  )
  progress.end()
  context.stdout.write(`${oneLine(out)}: ${byteText(content)}\n`)
  return 0
}

/** Reads the file twice: every tag is checked before the first byte leaves, so that nothing downstream loads half a model. */
async function toStdout(context: CommandContext, file: string, identities: readonly (string | Identity)[]): Promise<number> {
  const sealed = await openSealed(absolute(context, file), file)
  try {
    const key = await payloadKeyOf(sealed, identities)
    await checkSealed(sealed, key)
    const sink = context.stdout as unknown as NodeJS.WritableStream
    for await (const content of contentOf(sealed, key)) {
      context.signal.throwIfAborted()
      if (sink.write(content) === false) await once(sink, 'drain', { signal: context.signal })
    }
    return 0
  } finally {
    await sealed.close()
  }
}

export default defineCommand({
  name: 'unseal',
  summary: 'Open a sealed file (age)',
  description: [
    'Opens age v1 files, binary or armored. The output bears its name after the last tag was checked, readable by you alone: a damaged or cut file leaves nothing.',
    'With -o - the file is read twice, and nothing leaves before all of it was checked.',
  ].join('\n'),
  arguments: [{ name: '<file>', description: 'sealed file' }],
  options: [
    IDENTITY_OPTION,
    { flags: '-p, --passphrase', description: 'it was sealed with a passphrase' },
    PASSPHRASE_ENV,
    { flags: '-o, --out <file>', description: 'file to write, or - for stdout (default: FILE without .age)' },
    FORCE,
  ],
  examples: ['pavise unseal model.safetensors.age -i me.key'],
  run,
})
