import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { canonicalJson } from '#core/results/canonical-json'

/** Longest entry, as canonical JSON: what an entry says in the clear is a label; what is long or secret belongs into the body. */
export const MAX_ENTRY_BYTES = 65_536

/** Entries of this type say that the key of another entry was destroyed, and why. */
export const FORGET_TYPE = 'ledger.forget'

const TAKEN = new Set(['type', 'time', 'commitment'])

/** What an entry says in the clear beside type, time and commitment. */
export type EntryFields = Readonly<Record<string, string | number | boolean>>

const entrySchema = z
  .object({
    type: z.string().regex(/^[a-z][a-z0-9._-]{0,63}$/),
    time: z.iso.datetime(),
    commitment: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean()]))

/** One leaf of the ledger. */
export type LedgerEntry = z.infer<typeof entrySchema>

/** The bytes of the leaf: canonical JSON (RFC 8785). Throws PAV_LEDGER_ENTRY for a bad type, field or size. */
export function encodeEntry(type: string, time: string, commitment: Uint8Array, fields: EntryFields): Buffer {
  const taken = Object.keys(fields).find((name) => TAKEN.has(name))
  if (taken !== undefined) throw new PaviseError('PAV_LEDGER_ENTRY', `the ledger itself writes the field "${taken}" of an entry`)
  const entry = { ...fields, type, time, commitment: Buffer.from(commitment).toString('hex') }
  if (!/^[a-z][a-z0-9._-]{0,63}$/.test(type)) throw new PaviseError('PAV_LEDGER_ENTRY', `"${type}" is no entry type: use a-z, 0-9, . _ -`)
  let leaf: Buffer
  try {
    leaf = Buffer.from(canonicalJson(entry))
  } catch (cause) {
    throw new PaviseError('PAV_LEDGER_ENTRY', `a field of a ${type} entry cannot be canonical JSON`, { cause })
  }
  if (leaf.length > MAX_ENTRY_BYTES) throw new PaviseError('PAV_LEDGER_ENTRY', `a ${type} entry is longer than ${MAX_ENTRY_BYTES} bytes`)
  return leaf
}

/** Reads a leaf, or says in a few words why it is none. A leaf in any other form than the canonical one is none. */
export function decodeEntry(leaf: Uint8Array): { entry: LedgerEntry } | { fault: string } {
  const text = Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'is not JSON' }
  }
  const parsed = entrySchema.safeParse(value)
  if (!parsed.success) return { fault: 'lacks a type, a time or a commitment' }
  return isCanonical(value, text) ? { entry: parsed.data } : { fault: 'is not canonical JSON' }
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text
  } catch {
    return false
  }
}
