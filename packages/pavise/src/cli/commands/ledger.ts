import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Command, type CommandContext, type CommandOption, defineCommand } from '#cli/command'
import { type LedgerPlace, ledgerPlace, listEntries, printRecord, printVerification } from '#cli/ledger-text'
import { oneOf, wholeNumber } from '#cli/options'
import { type Progress, startProgress } from '#cli/progress'
import { PaviseError } from '#core/errors/error'
import {
  checkProof,
  exportLedger,
  keyring,
  type Ledger,
  ledgerFiles,
  makeProof,
  openLedger,
  readRecord,
  verifyLedger,
} from '#platform/ledger/index'
import { escapeJson } from '#report/escape'

const FORMAT: CommandOption = {
  flags: '--format <format>',
  description: 'text or json',
  default: 'text',
  parse: oneOf('--format', ['text', 'json']),
}
const KEYS: readonly CommandOption[] = [
  { flags: '--keys <dir>', description: 'folder of the keys (default: below your own configuration folder)' },
  { flags: '--master-key-env <variable>', description: 'environment variable that holds the master key' },
]
const DIR = { name: '[dir]', description: 'folder of the ledger (default: .pavise/ledger)' }
/** Bytes of entries from which on verifying takes a moment. */
const LONG_WORK = 10_000_000

type Given = Readonly<Record<string, unknown>>

const text = (given: Given, name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined)
const wantsJson = (given: Given): boolean => given['format'] === 'json'
const say = (context: CommandContext, value: string): void => void context.stdout.write(`${value}\n`)

function keysOf(context: CommandContext, given: Given, create: boolean) {
  const dir = text(given, 'keys')
  const masterKeyEnv = text(given, 'masterKeyEnv')
  return keyring({
    env: context.env,
    create,
    ...(dir ? { dir: resolve(context.cwd, dir) } : {}),
    ...(masterKeyEnv ? { masterKeyEnv } : {}),
  })
}

async function readNote(context: CommandContext, path: string): Promise<string> {
  return readFile(resolve(context.cwd, path), 'utf8').catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `${path} cannot be read`, { cause })
  })
}

/** The public key is given as a file or as the line itself. */
async function publicKeyOf(context: CommandContext, given: Given): Promise<string | undefined> {
  const named = text(given, 'publicKey')
  if (named === undefined) return undefined
  return existsSync(resolve(context.cwd, named)) || !named.includes('+') ? readNote(context, named) : named
}

async function verify(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const place = ledgerPlace(context, args[0])
  const publicKey = await publicKeyOf(context, given)
  const proof = await proofIn(place)
  if (proof !== undefined) {
    if (publicKey === undefined) throw new PaviseError('PAV_USAGE', 'a proof is checked with --public-key')
    const { index, entry, body } = checkProof(proof, publicKey)
    say(context, wantsJson(given) ? escapeJson({ ok: true, index, entry, body }) : `holds: entry ${index}, ${entry.type} of ${entry.time}`)
    return 0
  }
  const checkpoint = text(given, 'checkpoint')
  let bar: Progress | undefined
  const result = await verifyLedger(place.path, {
    ...(checkpoint === undefined ? {} : { checkpoint: await readNote(context, checkpoint) }),
    ...(publicKey === undefined ? {} : { publicKey }),
    keys: keysOf(context, given, false),
    bodies: given['bodies'] === true,
    onProgress: (done, total) => {
      if (total < LONG_WORK) return
      bar ??= startProgress(context, `verifying ${place.name}`, 100)
      bar.update(Math.floor((done / total) * 100))
    },
  })
  bar?.end(`${result.size} entries`)
  say(context, wantsJson(given) ? escapeJson(result) : printVerification(place.name, result))
  return result.ok ? 0 : 1
}

/** The JSON of a proof file, where the named file is one. */
async function proofIn({ path }: LedgerPlace): Promise<unknown> {
  if (!path.endsWith('.json')) return undefined
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

async function show(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const place = ledgerPlace(context, args[0])
  const entry = given['entry'] as number | undefined
  if (entry === undefined) {
    say(context, await listEntries(place, given['last'] as number, wantsJson(given)))
    return 0
  }
  const masterKey = given['body'] === true ? await keysOf(context, given, false).masterKey() : undefined
  const record = await readRecord(place.path, entry, masterKey)
  say(context, wantsJson(given) ? escapeJson(record) : printRecord(record))
  return record.state === 'damaged' ? 1 : 0
}

async function prove(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const index = wholeNumber('the number of the entry')(args[0]!)
  const masterKey = given['disclose'] === true ? await keysOf(context, given, false).masterKey() : undefined
  say(context, escapeJson(await makeProof(ledgerPlace(context, args[1]).path, index, masterKey), 2))
  return 0
}

/** Opens a ledger that is there: commands that change one never make one. */
async function openThere(context: CommandContext, named: string | undefined, given: Given): Promise<Ledger> {
  const place = ledgerPlace(context, named)
  if (!existsSync(ledgerFiles(place.path).entries)) throw new PaviseError('PAV_LEDGER_NOT_FOUND', `${place.name} holds no entries.jsonl`)
  return openLedger(place.path, { keys: keysOf(context, given, false) })
}

async function checkpoint(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const ledger = await openThere(context, args[0], given)
  try {
    context.stdout.write(await ledger.checkpoint())
    context.stderr.write(`public key: ${ledger.publicKey}\n`)
  } finally {
    await ledger.close()
  }
  return 0
}

async function exportTo(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const place = ledgerPlace(context, args[0])
  const out = text(given, 'out')
  if (out === undefined) throw new PaviseError('PAV_USAGE', 'export needs --out, the file to write')
  const size = await exportLedger(place.path, resolve(context.cwd, out))
  say(context, wantsJson(given) ? escapeJson({ entries: size, out }) : `${size} entries and their checkpoint written to ${out}`)
  return 0
}

async function forget(context: CommandContext, args: readonly string[], given: Given): Promise<number> {
  const index = wholeNumber('the number of the entry')(args[0]!)
  const reason = text(given, 'reason')
  if (!reason?.trim()) throw new PaviseError('PAV_USAGE', 'forget needs --reason, which is sealed')
  const ledger = await openThere(context, args[1], given)
  try {
    await ledger.forget(index, reason)
  } finally {
    await ledger.close()
  }
  say(context, wantsJson(given) ? escapeJson({ forgotten: index }) : `the key of entry ${index} is destroyed; the ledger stays verifiable`)
  return 0
}

const subcommands: readonly Command[] = [
  {
    name: 'verify',
    summary: 'Check a ledger, an export of one or a proof, offline',
    description: [
      'Holds the entries against every checkpoint at hand: the one given, the one kept with the keys of this machine, the one beside the entries.',
      'Change, deletion, reordering, truncation below a checkpoint and forks make exit code 1. What came or went after the newest checkpoint nobody can know.',
    ].join('\n'),
    arguments: [{ name: '[dir]', description: 'folder of the ledger (default: .pavise/ledger), export, or proof file' }],
    options: [
      { flags: '--checkpoint <file>', description: 'a checkpoint that was kept elsewhere' },
      { flags: '--public-key <file>', description: 'the public key, as a file or as its line' },
      { flags: '--bodies', description: 'open every body with the master key and hold it against its commitment' },
      ...KEYS,
      FORMAT,
    ],
    examples: ['pavise ledger verify', 'pavise ledger verify runs/ledger --checkpoint kept.txt --public-key pavise.pub'],
    run: verify,
  },
  {
    name: 'show',
    summary: 'List entries, or show one',
    arguments: [DIR],
    options: [
      { flags: '--entry <n>', description: 'show this entry, counted from 0', parse: wholeNumber('--entry') },
      { flags: '--body', description: 'open its body with the master key' },
      { flags: '--last <n>', description: 'list so many of the newest entries', default: 20, parse: wholeNumber('--last', 1) },
      ...KEYS,
      FORMAT,
    ],
    examples: ['pavise ledger show --last 5', 'pavise ledger show --entry 12 --body'],
    run: show,
  },
  {
    name: 'prove',
    summary: 'Prove that an entry stands in the ledger',
    arguments: [{ name: '<n>', description: 'number of the entry, counted from 0' }, DIR],
    options: [{ flags: '--disclose', description: 'put the body and its key in, so that its commitment can be checked' }, ...KEYS],
    examples: ['pavise ledger prove 12 > proof.json', 'pavise ledger verify proof.json --public-key pavise.pub'],
    run: prove,
  },
  {
    name: 'checkpoint',
    summary: 'Sign the ledger as it stands and print the checkpoint',
    arguments: [DIR],
    options: KEYS,
    run: checkpoint,
  },
  {
    name: 'export',
    summary: 'Write entries and checkpoint as one file that others can verify',
    arguments: [DIR],
    options: [{ flags: '--out <file>', description: 'the file to write' }, FORMAT],
    examples: ['pavise ledger export --out ledger.export'],
    run: exportTo,
  },
  {
    name: 'forget',
    summary: 'Destroy the key of an entry: its body is gone for good',
    arguments: [{ name: '<n>', description: 'number of the entry, counted from 0' }, DIR],
    options: [{ flags: '--reason <text>', description: 'why; sealed in the ledger' }, ...KEYS, FORMAT],
    run: forget,
  },
]

export default defineCommand({
  name: 'ledger',
  summary: 'Verify and read the tamper-evident log',
  description:
    'An append-only Merkle log (RFC 6962) in a folder, with signed checkpoints (C2SP). Keep a checkpoint and the public key elsewhere.',
  subcommands,
})
