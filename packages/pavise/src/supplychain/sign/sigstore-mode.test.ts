import { describe, expect, test } from 'vitest'
import { verifyWitnessed } from './sigstore-mode.js'
import { SIGSTORE_ROOT } from './sigstore-root.js'
import { readTrustedRoot, toTrustedRoot } from './sigstore-trust.js'

const trust = { mode: 'sigstore', identity: 'a@example.com', issuer: 'https://accounts.example.com' } as const

describe('a keyless signature', () => {
  test.each(['(a+)+$ AAAA', 'rekor.example.com', '.* AAAA', ' AAAA'])('with a checkpoint signed by "%s" goes no further', (line) => {
    const entry = { inclusionProof: { checkpoint: { envelope: `log\n1\nAAAA\n\n\u2014 ${line}\n` } } }
    expect(() => verifyWitnessed({ verificationMaterial: { tlogEntries: [null, {}, entry] } }, trust)).toThrow(/checkpoint is malformed/)
  })
  test.each([null, 5, [], {}, { verificationMaterial: { tlogEntries: 'x' } }])('that is none is told in one line: %j', (json) => {
    expect(() => verifyWitnessed(json, trust)).toThrow(/^the signature does not hold: [^\n]+$/)
  })
})

describe('a trusted root', () => {
  test('of the release can be read back as a file', () => {
    const read = readTrustedRoot(JSON.stringify(SIGSTORE_ROOT), 'root.json')
    expect(toTrustedRoot(read)).toEqual(toTrustedRoot(SIGSTORE_ROOT))
    expect(read.tlogs).toHaveLength(2)
  })
  test.each([
    ['x', /root.json is not JSON/],
    ['{}', /root.json is no trusted root: mediaType/],
    [JSON.stringify({ ...SIGSTORE_ROOT, tlogs: [] }), /tlogs/],
  ])('that is none is told in one line', (text, message) => {
    expect(() => readTrustedRoot(text, 'root.json')).toThrow(message)
  })
})
