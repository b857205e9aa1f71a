import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derElements, derOid } from './der.js'
import { signedBytes, signedBytesOfOldReleases } from './envelope.js'
import { comparePaths, ignoredBy } from './ignore-rules.js'

describe('paths', () => {
  test('sort by component, by code point', () => {
    const sorted = ['a/b', 'a b', 'a-b', 'a.txt', 'a', 'b', '\uffff', '\u{1f600}']
    expect(sorted.toReversed().sort(comparePaths)).toEqual(['a', 'a/b', 'a b', 'a-b', 'a.txt', 'b', '\uffff', '\u{1f600}'])
  })
  test('an ignored folder hides its children, not its namesakes', () => {
    const rule = ignoredBy(['sub', 'a/b/', 'x.sig'])
    expect(['sub', 'sub/x', 'a/b/c/d', 'x.sig'].map(rule)).toEqual(['sub', 'sub', 'a/b', 'x.sig'])
    expect(['subway', 'a/bc', 'a', 'y/sub', 'x.sig2'].map(rule)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

test('what is signed: DSSE, and what old releases made of it', () => {
  expect(signedBytes(Buffer.from('hello world'), 'http://example.com/HelloWorld').toString()).toBe(
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  )
  const old = (text: string): string => signedBytesOfOldReleases(Buffer.from(text), 't').toString()
  expect(old('a\n"\u00e9\\')).toBe(String.raw`DSSEV1 1 t 6 b'a\n"\xc3\xa9\\'`)
  expect(old(`it's`)).toBe(`DSSEV1 1 t 4 b"it's"`)
  expect(old(`'"`)).toBe(String.raw`DSSEV1 1 t 2 b'\'"'`)
})

test('DER that is broken throws and never reads outside', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        for (const { value } of derElements(Buffer.from(bytes))) derOid(value)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }),
  )
  expect(derOid(Buffer.from('551d0f', 'hex'))).toBe('2.5.29.15')
  expect(derOid(Buffer.from('2a8648ce3d040302', 'hex'))).toBe('1.2.840.10045.4.3.2')
})
