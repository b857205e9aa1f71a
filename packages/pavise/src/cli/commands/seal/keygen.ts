import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, FORCE, textOf } from '#cli/model-options'
import { writeWhole } from '#supplychain/disk/draft-file'
import { makeIdentity } from '#supplychain/seal/identities'

async function run(context: CommandContext, _args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const { file, recipient } = await makeIdentity(options['pq'] === true, new Date())
  const out = textOf(options, 'out')
  if (out === undefined) {
    context.stdout.write(file)
    return 0
  }
  await writeWhole(absolute(context, out), file, { shown: out, force: options['force'] === true })
  context.stdout.write(`${recipient}\n`)
  context.stderr.write(`${out} opens what is sealed for this recipient: keep it secret, and keep a copy\n`)
  return 0
}

export const keygen = defineCommand({
  name: 'keygen',
  summary: 'Make an identity and print its public half',
  options: [
    { flags: '-o, --out <file>', description: 'identity file to write, readable by you alone (default: print it)' },
    { flags: '--pq', description: 'post-quantum hybrid (ML-KEM-768 and X25519); needs age 1.3 or newer on the other side' },
    FORCE,
  ],
  examples: ['pavise seal keygen -o me.key'],
  run,
})
