import type { KeyObject } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CommandContext, defineCommand } from '#cli/command'
import { KEYLESS_OPTIONS, keylessSigner } from '#cli/keyless-options'
import {
  absolute,
  byteProgress,
  byteText,
  FORCE,
  listOf,
  PASSPHRASE_ENV,
  passphraseOf,
  readText,
  textOf,
  undoneWhenStopped,
} from '#cli/model-options'
import { oneOf, wholeNumber } from '#cli/options'
import { PaviseError } from '#core/errors/error'
import { oneLine } from '#report/escape'
import { writeWhole } from '#supplychain/disk/draft-file'
import { readCertificates } from '#supplychain/sign/certificate'
import { needsPassphrase, readPrivateKey } from '#supplychain/sign/elliptic-key'
import type { Manifest } from '#supplychain/sign/manifest'
import { nameWithin } from '#supplychain/sign/model-files'
import { describeModel, signWithCertificate, signWithKey } from '#supplychain/sign/sign-model'

type Options = Readonly<Record<string, unknown>>

/** Names that are told of what is not covered; the rest is counted. */
const NAMED = 10

async function run(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const [path = ''] = args
  const signWith = await signerOf(context, options)
  const root = absolute(context, path)
  const out = await outputOf(context, path, options)
  const own = nameWithin(root, out.path)
  const ignore = listOf(options, 'ignore').map((named) => ignoredName(context, path, named))
  const progress = byteProgress(context, `digesting ${path}`)
  const manifest = await undoneWhenStopped(context, () =>
    describeModel(root, {
      shown: path,
      method: options['shardSize'] === undefined ? (options['method'] as 'files' | 'shards') : 'shards',
      ...(options['shardSize'] === undefined ? {} : { shardSize: options['shardSize'] as number }),
      hash: options['hash'] as 'sha256' | 'blake2b',
      allowSymlinks: options['allowSymlinks'] === true,
      includeGit: options['includeGit'] === true,
      ignore: own === undefined ? ignore : [...ignore, own],
      signal: context.signal,
      onProgress: progress.update,
    }),
  )
  progress.end()
  const { text, who } = await undoneWhenStopped(context, () => signWith(manifest))
  await writeWhole(out.path, text, { shown: out.shown, force: options['force'] === true, mode: 0o644 })
  context.stdout.write(
    `${oneLine(out.shown)}: ${manifest.files} files, ${byteText(manifest.bytes)} signed${who === undefined ? '' : ` by ${oneLine(who)}`}\n`,
  )
  tellUncovered(
    context,
    manifest.uncovered.filter((name) => name !== own),
  )
  return 0
}

type SignWith = (manifest: Manifest) => Promise<{ readonly text: string; readonly who?: string }>

/** By a key, by a key with its certificate, or keyless. What is asked for is read before anything is digested. */
async function signerOf(context: CommandContext, options: Options): Promise<SignWith> {
  const keyFile = textOf(options, 'key')
  const keyless = options['identityToken'] !== undefined
  if (keyless && (keyFile !== undefined || options['cert'] !== undefined))
    throw new PaviseError('PAV_USAGE', '--identity-token signs without a key: leave --key and --cert out')
  if (keyless) return keylessSigner(context, options)
  if (keyFile === undefined) throw new PaviseError('PAV_USAGE', 'sign needs --key, a private key in PEM, or --identity-token')
  const chain = await chainOf(context, options)
  const key = await keyOf(context, keyFile, options)
  return async (manifest) => ({ text: chain ? signWithCertificate(manifest, key, chain) : signWithKey(manifest, key) })
}

/** In a folder the signature is `model.sig`; beside a file it bears the file's name. */
async function outputOf(context: CommandContext, path: string, options: Options): Promise<{ path: string; shown: string }> {
  const named = textOf(options, 'out')
  const folder = (await stat(absolute(context, path)).catch(() => undefined))?.isDirectory() ?? false
  const shown = named ?? (folder ? join(path, 'model.sig') : `${path}.sig`)
  return { path: absolute(context, shown), shown }
}

async function keyOf(context: CommandContext, file: string, options: Options): Promise<KeyObject> {
  const pem = await readText(context, file)
  const passphrase = needsPassphrase(pem) ? await passphraseOf(context, options['passphraseEnv'], `of ${file}`) : undefined
  return readPrivateKey(pem, passphrase, file)
}

async function chainOf(context: CommandContext, options: Options) {
  const leaf = textOf(options, 'cert')
  const rest = listOf(options, 'certChain')
  if (leaf === undefined && rest.length > 0) throw new PaviseError('PAV_USAGE', '--cert-chain goes with --cert, the certificate of the key')
  if (leaf === undefined) return undefined
  const files = await Promise.all([leaf, ...rest].map(async (file) => readCertificates(await readText(context, file), file)))
  return files.flat()
}

/** A path to leave out, as the signature names it. Given as seen from here, or relative to the model. */
function ignoredName(context: CommandContext, path: string, named: string): string {
  const root = absolute(context, path)
  const name = nameWithin(root, absolute(context, named)) ?? nameWithin(root, join(root, named))
  if (name !== undefined) return name
  throw new PaviseError('PAV_USAGE', `--ignore: ${named} does not lie in ${path}`)
}

function tellUncovered(context: CommandContext, names: readonly string[]): void {
  if (names.length === 0) return
  const shown = names.slice(0, NAMED).map(oneLine).join(', ')
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  context.stderr.write(`not covered by the signature: ${shown}${more}\n`)
}

export default defineCommand({
  name: 'sign',
  summary: 'Sign a model or data set (OpenSSF Model Signing)',
  description: [
    'Writes a detached signature over all files of a folder, or over one file: format v1.0, as other implementations read it.',
    'The files of git are left out unless --include-git; what is not covered is told by name.',
  ].join('\n'),
  arguments: [{ name: '<path>', description: 'folder or file' }],
  options: [
    { flags: '--key <file>', description: 'private key in PEM: P-256, P-384 or P-521' },
    PASSPHRASE_ENV,
    { flags: '--cert <file>', description: 'certificate of the key: sign in certificate mode' },
    { flags: '--cert-chain <file>', description: 'certificates of the authorities above it', repeat: true },
    ...KEYLESS_OPTIONS,
    { flags: '--out <file>', description: 'signature to write (default: model.sig in the folder, FILE.sig beside a file)' },
    FORCE,
    { flags: '--ignore <path>', description: 'leave this file or folder out', repeat: true },
    { flags: '--include-git', description: 'cover .git, .github, .gitignore and .gitattributes too' },
    { flags: '--allow-symlinks', description: 'sign what links to files point at, under the name of the link' },
    {
      flags: '--method <method>',
      description: 'digest whole files, or shards of them',
      default: 'files',
      parse: oneOf('--method', ['files', 'shards']),
    },
    {
      flags: '--shard-size <bytes>',
      description: 'size of a shard (default: 1000000000); chooses shards',
      parse: wholeNumber('--shard-size', 1),
    },
    { flags: '--hash <name>', description: 'sha256 or blake2b', default: 'sha256', parse: oneOf('--hash', ['sha256', 'blake2b']) },
  ],
  examples: [
    'pavise sign models/llama --key key.pem',
    'pavise sign models/llama --identity-token env:ID_TOKEN --public-sigstore',
    'pavise sign data/train.parquet --key key.pem --out train.sig',
  ],
  run,
})
