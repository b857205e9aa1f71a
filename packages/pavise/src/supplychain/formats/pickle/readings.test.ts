import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { pickle } from './pickle.js'
import {
  build,
  bytes,
  call,
  dict,
  frame,
  get,
  int,
  line,
  list,
  mark,
  memoize,
  named,
  none,
  object,
  pickled,
  proto,
  put,
  raw,
  reduce,
  stop,
  text,
  tuple,
} from './testing/pickle-writer.js'

const payload = call(named('os', 'system'), text('x'))
const lines = bytes(line('os', 'system'), '(', text('x'), 't', reduce, stop)
const verdictOf = async (content: Uint8Array): Promise<string> => (await observed(pickle, content)).verdict

describe('every reading that a reader of Python has', () => {
  test.each([
    [
      'a memo that outlives its pickle',
      bytes(pickled(text('os'), memoize), proto(4), get(0), text('system'), 0x93, tuple(text('x')), reduce, stop),
    ],
    [
      'an entry of the memo that is overwritten',
      pickled(text('os'), put(1), '0', text('math'), '0', get(1), text('system'), 0x93, tuple(text('x')), reduce),
    ],
    ['a pickle behind STOP inside a frame', bytes(proto(4), frame(2 + lines.length), none, stop, lines)],
    ['a pickle behind the frame that STOP lies in', bytes(proto(4), frame(8), none, stop, 'junked', lines)],
    ['a frame longer than the file', bytes(proto(4), frame(99_999), payload, stop)],
    [
      'a text over the end of its frame, after which the straight reading breaks off',
      bytes(proto(4), frame(11), '(', 0x8c, 9, '__class__', 'tR', 'passed', 'cos\nsystem\n(Vx\ntR.'),
    ],
    [
      'a name over the end of its frame that is none in the straight reading',
      bytes(proto(4), frame(7), '(', text('x'), 'i', Buffer.from([0xff, 0xfe]), 'os\nsystem\n.'),
    ],
    ['a frame in a frame that holds less', bytes(proto(4), frame(20), frame(18), '0'.repeat(11), 'cos\nsystem\n(Vx\ntR.')],
    [
      'a constant that hides a call from readers of frames',
      bytes(proto(5), frame(2), 'B', 0, 0, 'cos\nsystem\n', text('x'), 0x85, 'R', stop),
    ],
    [
      'an extension code that the pickle registers',
      pickled(call(named('copyreg', 'add_extension'), text('os'), text('system'), int(7)), '0', 0x82, 7, tuple(text('x')), reduce),
    ],
    ['an extension code from elsewhere', pickled(0x82, 7, tuple(text('x')), reduce)],
    ['INST below no mark, which imports before it fails', bytes(proto(2), none, none, none, 'ios\nsystem\n', stop)],
    ['a call with a list in place of a tuple', pickled(named('os', 'system'), list(text('x')), reduce)],
    ['a number in base 16', bytes('I0x10\n0', lines)],
    ['a memo index with sign and blank', bytes('Vos\np +1 \n0g1\nVsystem\n', 0x93, '(', text('x'), 't', reduce, stop)],
    ['names with escapes', bytes('V\\u006fs\nV', 'sys\\u0074em\n', 0x93, '(', text('x'), 't', reduce, stop)],
    ['a call that is popped', pickled(mark, named('os', 'system'), text('x'), 'o0', none)],
    ['a persistent id in front', bytes('P1\n0', lines)],
    ['a buffer that is not there behind', bytes(lines.subarray(0, -1), 0x97, stop)],
    ['a million opcodes in front', bytes(proto(4), Buffer.alloc(1_000_000, 'N0', 'latin1'), payload, stop)],
  ])('finds the call: %s', async (_what, content) => {
    expect(['malicious', 'suspicious']).toContain(await verdictOf(content))
  })
})

describe('allowed callables', () => {
  const distribution = object(named('scipy.stats._continuous_distns', 'norm_gen'))
  const template = '\ndef _parse_args(self, a, loc=0, scale=1):\n    return (a), loc, scale\n'
  test.each([
    ['scipy code as scipy writes it', pickled(distribution, dict(text('_parse_arg_template'), text(template)), build), 'safe'],
    ['scipy code with more in it', pickled(distribution, dict(text('_parse_arg_template'), text(`${template}x()\n`)), build), 'suspicious'],
    ['a mathematical function that is held', pickled(list(named('numpy', 'log1p'))), 'safe'],
    ['a mathematical function that is called', pickled(call(named('numpy', 'zeros'), int(1))), 'suspicious'],
    ['a ufunc by name', pickled(call(named('numpy.core', '_ufunc_reconstruct'), text('numpy'), text('add'))), 'safe'],
    [
      'something else by the way of a ufunc',
      pickled(call(named('numpy.core', '_ufunc_reconstruct'), text('os'), text('system'))),
      'suspicious',
    ],
    ['a ufunc by way of a planted method', pickled(list(named('numpy.core', '_ufunc_reconstruct'))), 'suspicious'],
    ['another codec', pickled(call(named('_codecs', 'encode'), text('a'), text('rot13'))), 'suspicious'],
    ['a number too long to compute', pickled(call(named('fractions', 'Fraction'), text('1e999999999'))), 'suspicious'],
    ['a class that is changed', pickled(named('collections', 'OrderedDict'), dict(text('x'), none), build), 'malicious'],
    ['items put into a tensor', pickled(call(named('torch._utils', '_rebuild_tensor_v2')), int(0), int(1), 's'), 'suspicious'],
    ['a class of a package', pickled(object(named('acme.models', 'Net')), dict(text('a'), none), build), 'unknown'],
    ['a class with a command for its constructor', pickled(call(named('acme.tasks', 'Runner'), text('touch /tmp/x'))), 'suspicious'],
    ['a function of a package that is called', pickled(call(named('acme.tasks', 'go'), int(1))), 'suspicious'],
    ['a function of a package that is held', pickled(list(named('acme.metrics', 'score'))), 'unknown'],
    ['the type of None', pickled(call(named('builtins', 'type'), none)), 'safe'],
    ['a class made from parts', pickled(call(named('builtins', 'type'), text('X'), tuple(), dict())), 'suspicious'],
  ])('%s', async (_what, content, verdict) => {
    expect(await verdictOf(content)).toBe(verdict)
  })
})

describe('hostile content', () => {
  test.each([
    ['values that hold the next twice', pickled(none, Buffer.concat(Array.from({ length: 60 }, () => bytes('2', 0x86)))), 'suspicious'],
    ['a memo index far off', bytes('Vx\np2000000000\n.'), 'suspicious'],
    ['a constant of two gigabytes', bytes(proto(4), 0x8b, Buffer.from('ffffff7f', 'hex'), Buffer.alloc(20)), 'suspicious'],
    ['a list of all numbers', pickled(call(named('builtins', 'list'), call(named('builtins', 'range'), int(2_000_000_000)))), 'suspicious'],
    ['five million marks', bytes(proto(4), Buffer.alloc(5_000_000, '('), stop), 'inconclusive'],
  ])('%s is bounded', async (_what, content, verdict) => {
    expect(await verdictOf(content)).toBe(verdict)
  })
  test('a call whose arguments are no tuple ends like any other', async () => {
    const nothing = bytes(proto(4), line('copyreg', 'add_extension'), line('copyreg', '__newobj__'), 'R', stop)
    expect((await observed(pickle, nothing)).detected).toBe('yes')
  })
  test('of any bytes gives the same answer twice and never throws', async () => {
    const pieces = fc.constantFrom<Buffer[]>(
      payload,
      text('os'),
      named('acme', 'f'),
      tuple(none),
      reduce,
      build,
      mark,
      stop,
      get(0),
      put(0),
      frame(9),
      memoize,
      raw(Buffer.from('cos\nsystem\n.')),
    )
    const content = fc
      .array(
        fc.oneof(
          pieces,
          fc.uint8Array({ maxLength: 6 }).map((each) => Buffer.from(each)),
        ),
        { maxLength: 30 },
      )
      .map((parts) => bytes(proto(4), ...parts))
    await fc.assert(
      fc.asyncProperty(content, async (each) => {
        const { contents: _first, ...once } = await observed(pickle, each)
        const { contents: _second, ...twice } = await observed(pickle, each)
        expect(twice).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
  test('keeps what was seen when the budget is spent', async () => {
    const seen = await observed(pickle, bytes(pickled(payload), proto(4), Buffer.alloc(3_000_000, 'N0', 'latin1'), stop), {
      budget: 2_000_000,
    })
    expect(seen).toMatchObject({ verdict: 'malicious', inconclusive: ['the budget is spent'] })
  })
})
