import { stat } from 'node:fs/promises'
import type { Identity, Recipient } from 'age-encryption'
import type { CommandContext, CommandOption } from '#cli/command'
import { absolute, listOf, passphraseOf, readBytes, readText } from '#cli/model-options'
import { PaviseError } from '#core/errors/error'
import { identityNeedsPassphrase, readIdentities } from '#supplychain/seal/identities'
import { checkedRecipients, recipientLines } from '#supplychain/seal/recipients'
import { passphraseIdentity, passphraseRecipient } from '#supplychain/seal/scrypt-stanza'

/** Who may open, and what opens: the options that sealing and opening have in common. */

type Options = Readonly<Record<string, unknown>>

export const RECIPIENT_OPTIONS: readonly CommandOption[] = [
  { flags: '-r, --recipient <recipient>', description: 'who may open it: age1… (several: give it again)', repeat: true },
  { flags: '-R, --recipients-file <file>', description: 'file of recipients, one a line', repeat: true },
]
export const IDENTITY_OPTION: CommandOption = {
  flags: '-i, --identity <file>',
  description: 'file of identities (AGE-SECRET-KEY-…); may itself be sealed with a passphrase',
  repeat: true,
}

/** Recipients of options, or a passphrase: one or the other. */
export async function recipientsOf(context: CommandContext, options: Options): Promise<(string | Recipient)[]> {
  const files = await Promise.all(listOf(options, 'recipientsFile').map((file) => readText(context, file)))
  const named = [...listOf(options, 'recipient'), ...files.flatMap(recipientLines)]
  if (options['passphrase'] !== true) {
    if (named.length > 0) return checkedRecipients(named)
    throw new PaviseError('PAV_USAGE', 'nobody could open it: name recipients with -r or -R, or take a passphrase with -p')
  }
  if (named.length > 0)
    throw new PaviseError('PAV_USAGE', 'a passphrase does not go together with recipients', { hint: 'Leave out -p, or -r and -R.' })
  const passphrase = await passphraseOf(context, options['passphraseEnv'], 'to seal with')
  const typed = options['passphraseEnv'] === undefined && (context.stdin as NodeJS.ReadStream).isTTY === true
  if (typed && (await passphraseOf(context, undefined, 'once more')) !== passphrase)
    throw new PaviseError('PAV_USAGE', 'the passphrases differ')
  return [passphraseRecipient(passphrase)]
}

/** Identities of files, or a passphrase. */
export async function identitiesOf(context: CommandContext, options: Options): Promise<(string | Identity)[]> {
  const files = listOf(options, 'identity')
  if (options['passphrase'] === true) {
    if (files.length > 0) throw new PaviseError('PAV_USAGE', 'give -i or -p, not both')
    return [passphraseIdentity(await passphraseOf(context, options['passphraseEnv'], 'to open it'))]
  }
  if (files.length === 0) throw new PaviseError('PAV_USAGE', 'what opens it? Name an identity file with -i, or take a passphrase with -p')
  const identities: string[] = []
  for (const file of files) {
    const bytes = await readBytes(context, file)
    const passphrase = identityNeedsPassphrase(bytes) ? await passphraseOf(context, options['passphraseEnv'], `of ${file}`) : undefined
    await warnOfReaders(context, file)
    identities.push(...(await readIdentities(bytes, file, passphrase)))
  }
  return identities
}

async function warnOfReaders(context: CommandContext, file: string): Promise<void> {
  const { mode } = await stat(absolute(context, file))
  if ((mode & 0o077) !== 0)
    context.stderr.write(`warning: others on this machine can read ${file}; make it yours alone: chmod 600 ${file}\n`)
}
