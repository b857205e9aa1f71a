import type { CommandContext, CommandOption } from '#cli/command'
import { listOf, readText, textOf } from '#cli/model-options'
import { PaviseError } from '#core/errors/error'
import { readCertificates } from '#supplychain/sign/certificate'
import { readPublicKey } from '#supplychain/sign/elliptic-key'
import { readTrustedRoot } from '#supplychain/sign/sigstore-trust'
import type { Trust } from '#supplychain/sign/verify-model'

/** Whom to believe about signatures. */
export const TRUST_OPTIONS: readonly CommandOption[] = [
  { flags: '--key <file>', description: 'public key in PEM that you trust' },
  { flags: '--cert-chain <file>', description: 'certificates of authorities that you trust, in PEM', repeat: true },
  { flags: '--identity <id>', description: 'mail address or URI that must have signed' },
  { flags: '--issuer <url>', description: 'provider that must have vouched for the identity' },
  { flags: '--trusted-root <file>', description: 'trusted_root.json of Sigstore (default: as this release knows it)' },
]

/** Exactly one way to trust: a key, authorities, or an identity and who vouches for it. */
export async function trustOf(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<Trust> {
  const key = textOf(options, 'key')
  const chain = listOf(options, 'certChain')
  const identity = textOf(options, 'identity')
  const issuer = textOf(options, 'issuer')
  const root = textOf(options, 'trustedRoot')
  const ways = [key !== undefined, chain.length > 0, identity !== undefined || issuer !== undefined].filter(Boolean).length
  if (ways !== 1) {
    throw new PaviseError(
      'PAV_USAGE',
      `name exactly one of --key, --cert-chain, --identity with --issuer${ways === 0 ? '' : `, not ${ways}`}`,
      {
        hint: 'A signature is worth what you know about its key: name whom you trust.',
      },
    )
  }
  if (root !== undefined && identity === undefined) throw new PaviseError('PAV_USAGE', '--trusted-root goes with --identity and --issuer')
  if (key !== undefined) return { mode: 'key', key: readPublicKey(await readText(context, key), key) }
  if (chain.length > 0) {
    const roots = await Promise.all(chain.map(async (file) => readCertificates(await readText(context, file), file)))
    return { mode: 'certificate', roots: roots.flat() }
  }
  if (identity === undefined || issuer === undefined) throw new PaviseError('PAV_USAGE', '--identity and --issuer go together')
  const trustedRoot = root === undefined ? undefined : readTrustedRoot(await readText(context, root), root)
  return { mode: 'sigstore', identity, issuer, ...(trustedRoot ? { trustedRoot } : {}) }
}
