import { appendFileSync, closeSync, openSync } from 'node:fs'
import { type CommandContext, defineCommand } from '#cli/command'
import { absolute, PASSPHRASE_ENV, textOf } from '#cli/model-options'
import { wholeNumber } from '#cli/options'
import { IDENTITY_OPTION, identitiesOf } from '#cli/seal-options'
import { PaviseError } from '#core/errors/error'
import { escapeJson } from '#report/escape'
import type { LeaseEvent } from '#supplychain/seal/lease'

async function run(context: CommandContext, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const [path = ''] = args
  const socket = textOf(options, 'socket')
  if (socket === undefined) throw new PaviseError('PAV_USAGE', 'serve needs --socket, the path of the socket to make')
  // Loaded here: sealing a single file has no use for them.
  const [{ Lease }, { serveStore }, { openStore }] = await Promise.all([
    import('#supplychain/seal/lease'),
    import('#supplychain/seal/serve-store'),
    import('#supplychain/seal/store'),
  ])
  const files = await openStore(absolute(context, path), await identitiesOf(context, options), path)
  const audit = recorder(context, textOf(options, 'audit'))
  const lease = new Lease(options['lease'] as number, audit.write)
  const revoke = (): void => lease.end('revoked')
  context.signal.addEventListener('abort', revoke, { once: true })
  try {
    await serveStore(files, absolute(context, socket), lease, () => {
      context.stdout.write(`${escapeJson({ socket, token: lease.token, expires: lease.expires.toISOString(), files: files.length })}\n`)
    })
    return lease.ended.reason === 'ended' ? 0 : 2
  } finally {
    lease.end('revoked')
    context.signal.removeEventListener('abort', revoke)
    audit.close()
  }
}

/** One line of JSON an event: into a file of the owner's, else to stderr. */
function recorder(context: CommandContext, file: string | undefined): { write(event: LeaseEvent): void; close(): void } {
  if (file === undefined) return { write: (event) => void context.stderr.write(`${escapeJson(event)}\n`), close: () => {} }
  let handle: number
  try {
    handle = openSync(absolute(context, file), 'a', 0o600)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${file} cannot be written: ${(cause as NodeJS.ErrnoException).code}`, { cause })
  }
  return { write: (event) => appendFileSync(handle, `${JSON.stringify(event)}\n`), close: () => closeSync(handle) }
}

export const serve = defineCommand({
  name: 'serve',
  summary: 'Give the content of sealed files to one loader over a private socket',
  description: [
    'Prints a line of JSON with a token that works once. The loader connects, sends {"token":"…"} and reads files; content is opened as it is read and never',
    'touches the disk. The lease ends with the connection, with time, or with Ctrl-C; then the command ends: 0 after a reader, 2 when it expired or was revoked.',
  ].join('\n'),
  arguments: [{ name: '<path>', description: 'sealed file, or folder made by: pavise seal store' }],
  options: [
    IDENTITY_OPTION,
    { flags: '-p, --passphrase', description: 'it was sealed with a passphrase' },
    PASSPHRASE_ENV,
    { flags: '--socket <path>', description: 'socket to make, for this user alone' },
    { flags: '--lease <seconds>', description: 'how long the token and its reader have', default: 300, parse: wholeNumber('--lease', 1) },
    { flags: '--audit <file>', description: 'append one line of JSON an event (default: stderr)' },
  ],
  examples: ['pavise seal serve llama.sealed -i me.key --socket /run/user/1000/llama.sock --lease 600'],
  run,
})
