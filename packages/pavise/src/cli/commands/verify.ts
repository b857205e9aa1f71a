import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, byteProgress, byteText, listOf, readText, textOf } from '#cli/model-options'
import { oneOf } from '#cli/options'
import { TRUST_OPTIONS, trustOf } from '#cli/trust-options'
import { PaviseError } from '#core/errors/error'
import { escapeJson, oneLine } from '#report/escape'
import { nameWithin } from '#supplychain/sign/model-files'
import { type Verification, verifyModel } from '#supplychain/sign/verify-model'

type Options = Readonly<Record<string, unknown>>

const EXITS = { good: 0, bad: 1, inconclusive: 2 } as const

async function run(context: CommandContext, args: readonly string[], options: Options): Promise<number> {
  const [path = ''] = args
  const file = textOf(options, 'signature')
  if (file === undefined) throw new PaviseError('PAV_USAGE', 'verify needs --signature, the file that came with the model')
  const trust = await trustOf(context, options)
  const root = absolute(context, path)
  const signatureName = nameWithin(root, absolute(context, file))
  const progress = byteProgress(context, `digesting ${path}`)
  const result = await verifyModel(root, await readText(context, file), trust, {
    shown: path,
    signatureShown: file,
    ...(signatureName === undefined ? {} : { signatureName }),
    ignore: listOf(options, 'ignore').map((named) => nameWithin(root, absolute(context, named)) ?? named.replace(/^\.\//, '')),
    signal: context.signal,
    onProgress: progress.update,
  })
  progress.end()
  const uncovered = result.comparison?.uncovered.length ?? 0
  const verdict = result.verdict === 'good' && options['coverAll'] === true && uncovered > 0 ? 'bad' : result.verdict
  if (options['format'] === 'json') context.stdout.write(`${escapeJson({ path, ...result, verdict }, 2)}\n`)
  else context.stdout.write(printed(path, { ...result, verdict }))
  return EXITS[verdict]
}

function printed(path: string, { verdict, signer, model, comparison, faults }: Verification): string {
  const lines = [`${oneLine(path)}: ${{ good: 'good', bad: 'NOT as signed', inconclusive: 'could not be verified' }[verdict]}`]
  const say = (label: string, text: string): void => void lines.push(`  ${label.padEnd(9)} ${oneLine(text)}`)
  if (signer) {
    say('signed by', signer.who)
    if (signer.issuer) say('issuer', signer.issuer)
    const { certificate } = signer
    if (certificate) say('issuer', certificate.issuer)
    if (signer.time) say('when', signer.time)
    else if (certificate) say('when', `not said; the certificate is valid from ${certificate.notBefore} to ${certificate.notAfter}`)
    else say('when', 'not said: the signature holds no timestamp')
  }
  if (model && comparison) {
    say('model', `${model.name || '(not named)'}, format v${model.version}, ${model.method}, ${model.hash}`)
    say('files', `${comparison.files}, ${byteText(comparison.bytes)}`)
  }
  for (const fault of faults) say('fault', fault)
  for (const { name, reason } of comparison?.uncovered ?? []) say('uncovered', `${name}: ${reason}`)
  return `${lines.join('\n')}\n`
}

export default defineCommand({
  name: 'verify',
  summary: 'Verify the signature of a model or data set: who, when, what differs',
  description: [
    'Reads OpenSSF Model Signing v1.0 and v0.2, all three modes, without network. Trust is what you name; what a signature says about its own key is not taken.',
    'Exit codes: 0 good, 1 the signature does not hold or files differ, 2 it needs a hash that cannot be computed here.',
  ].join('\n'),
  arguments: [{ name: '<path>', description: 'folder or file' }],
  options: [
    { flags: '--signature <file>', description: 'the signature, usually model.sig' },
    ...TRUST_OPTIONS,
    { flags: '--ignore <path>', description: 'this may be there without being signed', repeat: true },
    { flags: '--cover-all', description: 'also fail when a file is there that the signature says nothing about' },
    { flags: '--format <format>', description: 'text or json', default: 'text', parse: oneOf('--format', ['text', 'json']) },
  ],
  examples: [
    'pavise verify models/llama --signature models/llama/model.sig --key key.pub',
    'pavise verify models/llama --signature model.sig --identity release@example.com --issuer https://accounts.example.com',
  ],
  run,
})
