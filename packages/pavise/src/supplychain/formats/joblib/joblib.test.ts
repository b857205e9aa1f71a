import { describe, expect, test } from 'vitest'
import {
  build,
  bytes,
  call,
  dict,
  int,
  line,
  list,
  named,
  no,
  none,
  object,
  pickled,
  proto,
  reduce,
  stop,
  text,
  tuple,
} from '#supplychain/formats/pickle/testing/pickle-writer'
import { observed } from '#supplychain/formats/testing/observed'
import { joblib } from './joblib.js'

const yes = bytes(0x88)

function wrapper(code: string, shape: readonly number[], raw: Uint8Array, alignment?: number): Buffer {
  const dtype = bytes(
    call(named('numpy', 'dtype'), text(code), no, yes),
    tuple(int(3), text('<'), none, none, none, int(-1), int(-1), int(code === 'O8' ? 63 : 0)),
    build,
  )
  const state = dict(
    text('subclass'),
    named('numpy', 'ndarray'),
    text('shape'),
    tuple(...shape.map(int)),
    text('order'),
    text('C'),
    text('dtype'),
    dtype,
    text('allow_mmap'),
    yes,
    ...(alignment === undefined ? [] : [text('numpy_array_alignment_bytes'), int(alignment)]),
  )
  const padding = alignment === undefined ? Buffer.alloc(0) : bytes(5, Buffer.alloc(5, 0xff))
  return bytes(object(named('joblib.numpy_pickle', 'NumpyArrayWrapper')), state, build, padding, raw)
}

const payload = call(named('os', 'system'), text('x'))

describe('a joblib file', () => {
  test.each([
    ['with padding', 16],
    ['of the time before padding', undefined],
  ])('%s is read past the bytes of its arrays', async (_what, alignment) => {
    const raw = Buffer.alloc(48, 0xff)
    const content = pickled(list(wrapper('f8', [2, 3], raw, alignment), wrapper('<u4', [12], raw, alignment), text('end')))
    expect(await observed(joblib, content)).toMatchObject({ detected: 'yes', verdict: 'safe', inconclusive: [], facts: { pickles: 1 } })
  })
  test('is malicious with a call behind an array', async () => {
    const content = pickled(list(wrapper('f8', [3], Buffer.alloc(24, 0xff), 16), payload))
    expect((await observed(joblib, content)).verdict).toBe('malicious')
  })
  test('is malicious with a call in an array of objects, which is a pickle in the stream', async () => {
    const inner = (value: Uint8Array) => bytes(proto(2), value, stop)
    expect(await observed(joblib, pickled(list(wrapper('O8', [1], inner(text('a'))), text('b'))))).toMatchObject({
      verdict: 'safe',
      inconclusive: [],
    })
    expect((await observed(joblib, pickled(list(wrapper('O8', [1], inner(payload)), text('b'))))).verdict).toBe('malicious')
  })
  test('is malicious with a call in the bytes of an array, for a reader that knows nothing of joblib', async () => {
    const raw = bytes(line('os', 'system'), '(', text('x'), 't', reduce, stop, Buffer.alloc(64))
    expect((await observed(joblib, pickled(wrapper('|u1', [raw.length], raw)))).verdict).toBe('malicious')
  })
})
