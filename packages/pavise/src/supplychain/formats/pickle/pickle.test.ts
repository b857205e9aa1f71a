import { describe, expect, test } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { bytesOf } from '#supplychain/scan/bytes'
import { analyse } from './analysis.js'
import { pickle } from './pickle.js'
import { observationsOf } from './report.js'
import {
  build,
  bytes,
  call,
  dict,
  int,
  line,
  list,
  memoize,
  named,
  none,
  object,
  pickled,
  proto,
  raw,
  reduce,
  stop,
  text,
  tuple,
} from './testing/pickle-writer.js'

const RANK = ['safe', 'unknown', 'suspicious', 'malicious'] as const

function look(content: Uint8Array) {
  const { sightings } = analyse(bytesOf(content), { spend: () => {}, sure: content[0] === 0x80 })
  const observations = observationsOf(sightings)
  const verdict = RANK[Math.max(0, ...observations.map((each) => RANK.indexOf(each.verdict)))]
  return { verdict, observations, rules: observations.map((each) => each.rule) }
}

describe('a pickle', () => {
  test('of plain data is safe', () => {
    expect(look(pickled(dict(text('a'), int(1), text('b'), list(none, int(2))))).observations).toEqual([])
  })
  test('that calls what runs programs is malicious, with place, opcode, callable and arguments', () => {
    const { verdict, observations } = look(pickled(call(named('os', 'system'), text('touch x'))))
    expect(verdict).toBe('malicious')
    expect(observations).toMatchObject([
      {
        rule: 'pickle.process',
        location: { callable: 'os.system' },
        evidence: [
          { kind: 'callable', text: 'os.system', offset: 14 },
          { kind: 'argument', text: '("touch x")' },
          { kind: 'opcode', text: 'STACK_GLOBAL', offset: 14 },
          { kind: 'opcode', text: 'REDUCE' },
        ],
      },
    ])
  })
  test('what follows a pickle and breaks off after a name that no list knows is not safe', () => {
    expect(look(bytes(pickled(none), '}(', text('x'), line('builtins', 'print'), 'ub')).verdict).toBe('suspicious')
    expect(look(bytes(pickled(none), '}(', text('x'), line('torch', 'Size'), 'ub')).verdict).not.toBe('suspicious')
  })
  test.each([
    ['a global by lines', bytes(line('os', 'system'), tuple(text('x')), reduce, stop)],
    ['Python 2 names', bytes(line('__builtin__', 'eval'), tuple(text('1')), reduce, stop)],
    ['a call without REDUCE', bytes('(', text('x'), 'ios\nsystem\n', stop)],
    ['an object of a class', bytes('(', line('os', 'system'), text('x'), 'o', stop)],
    ['a reference alone', pickled(named('builtins', 'exec'))],
    ['an error after the call', bytes(proto(4), call(named('os', 'system'), text('x')), 0xff, 0xff)],
    ['a second pickle', bytes(pickled(none), pickled(call(named('posix', 'system'), text('x'))))],
    ['a walk through attributes', pickled(call(named('glob', 'os.system'), text('x')))],
    [
      'a name from the memo',
      bytes(proto(4), text('os'), memoize, '0', text('system'), memoize, '0h', 0, 'h', 1, 0x93, tuple(text('x')), reduce, stop),
    ],
    [
      'a name that is joined',
      pickled(call(named('builtins', 'str.join'), text(''), list(text('o'), text('s'))), text('system'), 0x93, tuple(text('x')), reduce),
    ],
    [
      'a method that is planted',
      pickled(object(named('collections', 'OrderedDict')), dict(text('append'), named('os', 'system')), build, text('x'), 'a'),
    ],
    ['what a call returned', pickled(call(call(named('builtins', 'getattr'), named('os', 'path'), text('system')), text('x')))],
  ])('is malicious with %s', (_what, content) => {
    expect(look(content).verdict).toBe('malicious')
  })
  test.each([
    ['an ordered dictionary', pickled(call(named('collections', 'OrderedDict')), dict(text('k'), int(1)))],
    [
      'an object of protocol 0',
      bytes(line('copy_reg', '_reconstructor'), '(', line('fractions', 'Fraction'), line('__builtin__', 'object'), 'NtR', stop),
    ],
    ['bytes of protocol 2', bytes(proto(2), line('_codecs', 'encode'), tuple(text('a'), text('latin1')), reduce, stop)],
    ['a type of numpy', pickled(call(named('numpy', 'dtype'), text('f8'), none, none))],
  ])('is safe with %s', (_what, content) => {
    expect(look(content)).toMatchObject({ verdict: 'safe', observations: [] })
  })
  test('with bytes that are no pickle but begin like one is not taken for one', () => {
    expect(look(Buffer.concat([proto(4), Buffer.from([0xff, 0x13, 0x37])])).observations).toEqual([])
    expect(look(Buffer.from('cats\nand dogs\nare animals.\n')).observations).toEqual([])
  })
  test('kept as data inside another is found by its own scan', () => {
    const inner = pickled(call(named('os', 'system'), text('x')))
    const { sightings } = analyse(bytesOf(pickled(raw(inner))), { spend: () => {}, sure: true })
    expect(sightings[0]!.nested).toEqual([{ label: 'bytes', offset: 7, length: inner.length }])
  })
  test('kept as base64 in a text is found by its own scan; other base64 is not', async () => {
    const inner = pickled(call(named('os', 'system'), text('x')))
    for (const one of [inner, bytes(line('os', 'system'), tuple(text('x')), reduce, stop)]) {
      const seen = await observed(pickle, pickled(dict(text('config'), text(one.toString('base64')))))
      expect(seen.members).toEqual([expect.stringMatching(/^base64@\d+$/)])
      expect(Buffer.from(seen.contents[0]!.read(0, 500)).equals(one)).toBe(true)
      for (const old of [`V${one.toString('base64')}\n.`, `S'${one.toString('base64')}'\n.`])
        expect((await observed(pickle, old)).members).toHaveLength(1)
    }
    const harmless = [
      pickled(int(7), text('nothing is called here')).toString('base64'),
      Buffer.from('a certificate of nobody.').toString('base64'),
      'gASV'.repeat(20),
    ]
    for (const one of harmless) expect((await observed(pickle, pickled(text(one)))).members).toEqual([])
  })
})
