import { describe, expect, test } from 'vitest'
import {
  bytes,
  call,
  dict,
  int,
  line,
  mark,
  named,
  no,
  none,
  pickled,
  proto,
  reduce,
  stop,
  text,
  tuple,
} from '#supplychain/formats/pickle/testing/pickle-writer'
import { observed } from '#supplychain/formats/testing/observed'
import { madeZip } from '#supplychain/formats/zip/testing/made-zip'
import { torchLegacy } from './torch-legacy.js'
import { torchScript } from './torch-script.js'
import { torchZip } from './torch-zip.js'

interface Shape {
  readonly elements: number
  readonly offset?: number
  readonly size: readonly number[]
  readonly stride: readonly number[]
}

const tensor = ({ elements, offset = 0, size, stride }: Shape): Buffer =>
  bytes(
    line('torch._utils', '_rebuild_tensor_v2'),
    mark,
    tuple(text('storage'), line('torch', 'FloatStorage'), text('0'), text('cpu'), int(elements)),
    'Q',
    int(offset),
    tuple(...size.map(int)),
    tuple(...stride.map(int)),
    no,
    call(line('collections', 'OrderedDict')),
    't',
    reduce,
  )

const archive = (shape: Shape, storedBytes: number): Uint8Array =>
  madeZip({
    members: [
      { name: 'archive/data.pkl', content: bytes(proto(2), dict(text('w'), tensor(shape)), stop) },
      { name: 'archive/data/0', content: new Uint8Array(storedBytes) },
      { name: 'archive/version', content: Buffer.from('3\n') },
    ],
  })

describe('a torch archive', () => {
  test('whose tensors lie in their storages is safe, and counted', async () => {
    const seen = await observed(torchZip, archive({ elements: 16, size: [4, 4], stride: [4, 1] }, 64))
    expect(seen).toMatchObject({ detected: 'yes', verdict: 'safe', facts: { tensors: 1, parameters: 16 } })
  })
  test.each([
    ['reaches past the storage', { elements: 16, size: [4, 5], stride: [4, 1] }, 64],
    ['begins behind its end', { elements: 16, offset: 16, size: [1], stride: [1] }, 64],
    ['begins before it', { elements: 16, offset: -4, size: [1], stride: [1] }, 64],
    ['has strides that jump out of it', { elements: 16, size: [4, 4], stride: [4000, 1] }, 64],
    ['has fewer strides than sizes', { elements: 16, size: [4, 4], stride: [4] }, 64],
    ['has a storage that the file does not hold', { elements: 1600, size: [16], stride: [1] }, 64],
  ])('with a tensor that %s is suspicious', async (_what, shape, stored) => {
    expect(await observed(torchZip, archive(shape, stored))).toMatchObject({ verdict: 'suspicious', rules: ['torch.tensor-bounds'] })
  })
  test('is told from other archives', async () => {
    expect((await observed(torchZip, madeZip({ members: [{ name: 'a.txt', content: Buffer.from('x') }] }))).detected).toBe('no')
  })
})

describe('a torch file of the old kind', () => {
  const magic = bytes(proto(2), 0x8a, 0x0a, Buffer.from('6cfc9c46f9206aa85019', 'hex'), stop)
  const rest = [
    bytes(proto(2), int(1001), stop),
    bytes(proto(2), dict(text('little_endian'), none), stop),
    bytes(proto(2), dict(text('w'), none), stop),
  ]
  test('is safe with plain parts and storages behind them', async () => {
    const seen = await observed(torchLegacy, Buffer.concat([magic, ...rest, bytes(proto(2), ']', stop), Buffer.alloc(100, 0x3f)]))
    expect(seen).toMatchObject({ detected: 'yes', verdict: 'safe', facts: { pickles: 5 } })
  })
  test.each([0, 1, 2, 3, 4])('is malicious with a call in place %i', async (place) => {
    const parts = [...rest, bytes(proto(2), ']', stop), Buffer.alloc(40, 0x3f)]
    parts.splice(place, 0, pickled(call(named('os', 'system'), text('x'))))
    expect((await observed(torchLegacy, Buffer.concat([magic, ...parts]))).verdict).toBe('malicious')
  })
  test('is malicious with a call behind raw data', async () => {
    const hidden = pickled(call(named('os', 'system'), text('x')))
    expect((await observed(torchLegacy, Buffer.concat([magic, ...rest, Buffer.alloc(1000, 0x7f), hidden]))).verdict).toBe('malicious')
  })
})

describe('TorchScript', () => {
  const source = (body: string): string =>
    `class M(Module):\n  __parameters__ = []\n  def forward(self, x: Tensor) -> Tensor:\n    ${body}\n`
  test.each([
    ['return torch.relu(x)', 'safe'],
    ['return ops.quantized.linear(x)', 'safe'],
    ['torch.save([x], "/tmp/a")', 'malicious'],
    ['return torch.from_file("/etc/passwd", False, 10)', 'malicious'],
    ['ops.aten.save(x, "a")', 'malicious'],
    ['return ops.mylib.go(x)', 'unknown'],
  ])('%s is %s', async (body, verdict) => {
    expect(await observed(torchScript, source(body))).toMatchObject({ detected: 'yes', verdict })
  })
  test('is told from Python', async () => {
    expect((await observed(torchScript, 'import os\nclass A:\n  pass\n')).detected).toBe('no')
  })
})
