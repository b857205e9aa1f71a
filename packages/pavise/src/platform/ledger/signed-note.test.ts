import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCheckpoint, parseCheckpoint, signCheckpoint } from '#platform/ledger/checkpoint'
import { formatNoteKey, noteSigner, openNote, parseNoteKey, signNote } from '#platform/ledger/signed-note'

const signer = noteSigner('pavise.local/test', generateKeyPairSync('ed25519').privateKey)
const other = noteSigner('pavise.local/other', generateKeyPairSync('ed25519').privateKey)
const head = { origin: 'pavise.local/test', size: 12, root: Buffer.alloc(32, 7) }

describe('signed notes', () => {
  test('opens a note that another implementation signed', () => {
    // Key and note of the public C2SP libraries' documentation.
    const key = parseNoteKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
    expect(openNote(note, [key]).text).toBe('This is an example message.\n')
    expect(() => openNote(note.replace('example message', 'example massage'), [key])).toThrow('was changed')
    expect(formatNoteKey(key)).toBe('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
  })

  test('a text with blank lines and its signature come back as they were', () => {
    const text = 'first\n\nthird — with a dash\n'
    expect(openNote(signNote(text, signer), [signer])).toMatchObject({ text })
  })

  test('signatures of unknown keys are passed over, but one of a known key must be there and hold', () => {
    const note = signNote('text\n', signer)
    const cosigned = `${note}${signNote('text\n', other).slice('text\n\n'.length)}`
    expect(openNote(cosigned, [signer]).by.name).toBe('pavise.local/test')
    expect(openNote(cosigned, [other]).by.name).toBe('pavise.local/other')
    expect(() => openNote(note, [other])).toThrow('not signed by pavise.local/other')
    const wrong = `${note}${signNote('another\n', other).slice('another\n\n'.length)}`
    expect(() => openNote(wrong, [signer, other])).toThrow('does not hold')
  })

  test('what is no note, no text and no name is refused', () => {
    const note = signNote('text\n', signer)
    for (const bad of ['', 'text', note.slice(0, -1), note.replace('\n\n', '\n'), note.replace('text', 'te\x1bxt'), `${note}x\n`]) {
      expect(() => openNote(bad, [signer])).toThrow()
    }
    expect(() => signNote('no newline', signer)).toThrow('newline')
    expect(() => noteSigner('with space', signer.privateKey)).toThrow('spaces')
    for (const bad of ['', 'a+b', 'name+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k']) {
      expect(() => parseNoteKey(bad)).toThrow(/public key/)
    }
  })

  test('a checkpoint is the note of a tree head', () => {
    const note = signCheckpoint(head, signer)
    expect(note.startsWith(`pavise.local/test\n12\n${head.root.toString('base64')}\n\n— pavise.local/test `)).toBe(true)
    expect(openCheckpoint(note, [signer])).toMatchObject(head)
    for (const text of ['a\n01\nAAAA\n', 'a\n1\nAAAA\n', 'a\n1\n', `a\n-1\n${head.root.toString('base64')}\n`]) {
      expect(() => parseCheckpoint(text)).toThrow('no checkpoint')
    }
  })

  test('no change of any byte of a checkpoint is accepted', () => {
    const bytes = Buffer.from(signCheckpoint(head, signer))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = changed[at]! ^ flip
        expect(() => openCheckpoint(changed.toString('utf8'), [signer])).toThrow()
      }),
      { numRuns: 500 },
    )
  })
})
