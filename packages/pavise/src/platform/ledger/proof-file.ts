import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { openCheckpoint, parseCheckpoint } from '#platform/ledger/checkpoint'
import { decodeEntry, type LedgerEntry } from '#platform/ledger/entry'
import { ledgerFiles } from '#platform/ledger/layout'
import { leafHash } from '#platform/ledger/merkle'
import { checkInclusion } from '#platform/ledger/merkle-check'
import { proveInclusion } from '#platform/ledger/prove'
import { readRecord } from '#platform/ledger/read-record'
import { commitBody } from '#platform/ledger/record-key'
import { parseNoteKey } from '#platform/ledger/signed-note'

/** One record, proved: the leaf, its path to the root of a signed checkpoint and, where it is disclosed, the body with its key. */
const proofSchema = z.strictObject({
  schema: z.literal('pavise.proof/1'),
  index: z.number().int().nonnegative(),
  leaf: z.string(),
  hashes: z.array(z.base64()),
  checkpoint: z.string(),
  /** The bytes that were sealed, as text, and the key that the commitment was made with. */
  body: z.string().optional(),
  recordKey: z.hex().length(64).optional(),
})
export type ProofFile = z.infer<typeof proofSchema>

/** Proves record `index` against the stored checkpoint. With a master key the body is disclosed. Throws PAV_LEDGER_NOTE, PAV_LEDGER_ENTRY. */
export async function makeProof(dir: string, index: number, masterKey?: Buffer): Promise<ProofFile> {
  const files = ledgerFiles(dir)
  const checkpoint = await readFile(files.checkpoint, 'utf8').catch(() => undefined)
  if (checkpoint === undefined)
    throw new PaviseError('PAV_LEDGER_NOTE', `${dir} has no checkpoint`, { hint: `Run: pavise ledger checkpoint ${dir}` })
  const { size } = parseCheckpoint(checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1))
  const { leaf, hashes } = await proveInclusion(files.entries, index, size)
  const proof: ProofFile = { schema: 'pavise.proof/1', index, leaf, hashes: [...hashes], checkpoint }
  if (masterKey === undefined) return proof
  const { state, bytes, recordKey } = await readRecord(dir, index, masterKey)
  if (state !== 'open' || bytes === undefined || recordKey === undefined) {
    throw new PaviseError('PAV_LEDGER_ENTRY', `the body of entry ${index} cannot be disclosed: it is ${state}`)
  }
  return { ...proof, body: bytes, recordKey }
}

/** What a proof shows, or why it shows nothing. Needs the public key and nothing else. */
export function checkProof(value: unknown, publicKey: string): { index: number; entry: LedgerEntry; body?: unknown } {
  const wrong = (message: string): PaviseError => new PaviseError('PAV_LEDGER_NOTE', message)
  const parsed = proofSchema.safeParse(value)
  if (!parsed.success) throw wrong('this is no proof of schema pavise.proof/1')
  const { index, leaf, hashes, checkpoint, body, recordKey } = parsed.data
  const head = openCheckpoint(checkpoint, [parseNoteKey(publicKey)])
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'))
  if (!checkInclusion(leafHash(Buffer.from(leaf)), index, head.size, path, head.root))
    throw wrong(`the entry does not stand at ${index} in that ledger`)
  const read = decodeEntry(Buffer.from(leaf))
  if ('fault' in read) throw wrong(`the proved entry ${read.fault}`)
  if (body === undefined || recordKey === undefined) return { index, entry: read.entry }
  const commitment = commitBody(Buffer.from(recordKey, 'hex'), Buffer.from(body)).toString('hex')
  if (commitment !== read.entry.commitment) throw wrong('the disclosed body is not the one that the entry commits to')
  return { index, entry: read.entry, body: JSON.parse(body) }
}
