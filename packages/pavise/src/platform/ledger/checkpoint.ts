import { PaviseError } from '#core/errors/error'
import { type NoteKey, type NoteSigner, openNote, signNote, strictBase64 } from '#platform/ledger/signed-note'

/** A tree head (c2sp.org/tlog-checkpoint): which log, how many leaves, their root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/** The signed note of a tree head. */
export function signCheckpoint(head: Checkpoint, signer: NoteSigner): string {
  return signNote(`${head.origin}\n${head.size}\n${head.root.toString('base64')}\n`, signer)
}

/** Reads the text of a checkpoint; throws PAV_LEDGER_NOTE where it is none. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n')
  const [origin = '', size = '', root = ''] = lines
  const bytes = strictBase64(root)
  const whole = lines.at(-1) === '' && lines.slice(0, -1).every((line) => line !== '') && lines.length >= 4
  if (!whole || !/^(0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)) || bytes?.length !== 32) {
    throw new PaviseError('PAV_LEDGER_NOTE', 'this is no checkpoint: it needs an origin, a size and a base64 root, one a line')
  }
  return { origin, size: Number(size), root: bytes }
}

/** Opens a signed checkpoint with one of the given keys. Throws PAV_LEDGER_NOTE where signature or text do not hold. */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): Checkpoint & { by: NoteKey } {
  const { text, by } = openNote(note, keys)
  return { ...parseCheckpoint(text), by }
}
