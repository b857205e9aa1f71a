import { stat } from 'node:fs/promises'
import type { CommandContext, CommandOption } from '#cli/command'
import { absolute, readText, textOf } from '#cli/model-options'
import { PaviseError } from '#core/errors/error'
import { createEgress } from '#platform/egress/egress'
import type { Manifest } from '#supplychain/sign/manifest'
import { readTrustedRoot } from '#supplychain/sign/sigstore-trust'

/** What `sign` asks for where no key is: a sign-in, and the services that vouch for it and write it down. */
export const KEYLESS_OPTIONS: readonly CommandOption[] = [
  {
    flags: '--identity-token <source>',
    description: 'sign without a key, as who an OpenID Connect token says you are: env:NAME, a file, or the token',
  },
  { flags: '--fulcio <url>', description: 'the certificate authority for --identity-token' },
  { flags: '--rekor <url>', description: 'the transparency log for --identity-token' },
  {
    flags: '--public-sigstore',
    description: 'both of the Sigstore project; your identity and the digests of the model stand in its public log from then on',
  },
  { flags: '--trusted-root <file>', description: 'keys of a private installation: trusted_root.json' },
]

type Options = Readonly<Record<string, unknown>>

/** Signs keyless. Connects to nothing but what the options name. */
export async function keylessSigner(
  context: CommandContext,
  options: Options,
): Promise<(manifest: Manifest) => Promise<{ text: string; who: string }>> {
  const { PUBLIC_SIGSTORE, signKeyless } = await import('#supplychain/sign/keyless/sign-keyless')
  const open = options['publicSigstore'] === true
  const fulcio = textOf(options, 'fulcio') ?? (open ? PUBLIC_SIGSTORE.fulcio : undefined)
  const rekor = textOf(options, 'rekor') ?? (open ? PUBLIC_SIGSTORE.rekor : undefined)
  if (fulcio === undefined || rekor === undefined)
    throw new PaviseError('PAV_USAGE', '--identity-token wants to know where to: --fulcio URL and --rekor URL, or --public-sigstore')
  for (const url of [fulcio, rekor]) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new PaviseError('PAV_USAGE', `${url} is no http or https URL`)
  }
  const rootFile = textOf(options, 'trustedRoot')
  const trustedRoot = rootFile === undefined ? undefined : readTrustedRoot(await readText(context, rootFile), rootFile)
  const token = await tokenOf(context, textOf(options, 'identityToken') ?? '')
  return async (manifest) => {
    const egress = createEgress({ allow: [fulcio, rekor] })
    try {
      const signature = await signKeyless(manifest, {
        ...{ egress, fulcio, rekor, token, signal: context.signal },
        ...(trustedRoot === undefined ? {} : { trustedRoot }),
      })
      return { text: signature.text, who: `${signature.who}, vouched for by ${signature.issuer}` }
    } finally {
      await egress.close()
    }
  }
}

async function tokenOf(context: CommandContext, source: string): Promise<string> {
  const variable = /^env:([A-Za-z_]\w*)$/.exec(source)?.[1]
  if (variable !== undefined) {
    const value = context.env[variable]
    if (value) return value
    throw new PaviseError('PAV_USAGE', `--identity-token: the variable ${variable} is empty or not set`)
  }
  if (await stat(absolute(context, source)).catch(() => undefined)) return readText(context, source)
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(source))
    throw new PaviseError('PAV_FILE_NOT_FOUND', `--identity-token: ${source.slice(0, 200)} is no file, no env:NAME and no token`)
  context.stderr.write('a token on the command line can be read in the list of processes; env:NAME or a file keeps it to you\n')
  return source
}
