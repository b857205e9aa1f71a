import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, byteText, FORCE, PASSPHRASE_ENV, textOf, undoneWhenStopped } from '#cli/model-options'
import { IDENTITY_OPTION, identitiesOf, RECIPIENT_OPTIONS, recipientsOf } from '#cli/seal-options'
import { oneLine } from '#report/escape'
import { rekeyFile } from '#supplychain/seal/seal-file'

async function run(context: CommandContext, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const [file = ''] = args
  const out = textOf(options, 'out') ?? file
  const recipients = await recipientsOf(context, options)
  const identities = await identitiesOf(context, options)
  const { sealed } = await undoneWhenStopped(context, () =>
    rekeyFile(absolute(context, file), absolute(context, out), identities, recipients, {
      shown: file,
      outShown: out,
      force: options['force'] === true || out === file,
      signal: context.signal,
    }),
  )
  context.stdout.write(`${oneLine(out)}: ${recipients.length} recipients, ${byteText(sealed)}\n`)
  return 0
}

export const rekey = defineCommand({
  name: 'rekey',
  summary: 'Give a sealed file to other recipients without sealing its content anew',
  description: [
    'Replaces the header; those who are not named again cannot open the new file. The content keeps its key:',
    'whoever could open the file before and kept a copy still can. To shut somebody out for good, unseal and seal anew.',
  ].join('\n'),
  arguments: [{ name: '<file>', description: 'sealed file; replaced as a whole unless -o names another' }],
  options: [
    IDENTITY_OPTION,
    ...RECIPIENT_OPTIONS,
    PASSPHRASE_ENV,
    { flags: '-o, --out <file>', description: 'sealed file to write (default: FILE itself)' },
    FORCE,
  ],
  examples: ['pavise seal rekey model.age -i me.key -r age1… -r age1…'],
  run,
})
