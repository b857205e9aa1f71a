import type { Random } from '#core/random'

const NEWLINE = 10

function lineStarts(bytes: Buffer): number[] {
  const starts = [0]
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(NEWLINE, at + 1)) starts.push(at + 1)
  return starts
}

/** The ways in which a file of lines is changed: bits, bytes, stretches, lines. */
const CHANGES: Readonly<Record<string, (bytes: Buffer, dice: Random) => Buffer>> = {
  'turn a bit': (bytes, dice) => {
    const copy = Buffer.from(bytes)
    const at = dice.int(copy.length)
    copy[at] = copy[at]! ^ (1 << dice.int(8))
    return copy
  },
  'insert bytes': (bytes, dice) => {
    const at = dice.int(bytes.length + 1)
    const added = Buffer.from(Array.from({ length: 1 + dice.int(4) }, () => dice.int(256)))
    return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)])
  },
  'delete bytes': (bytes, dice) => {
    const at = dice.int(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + dice.int(64))])
  },
  'cut the end off': (bytes, dice) => bytes.subarray(0, dice.int(bytes.length)),
  'delete a line': (bytes, dice) => {
    const starts = [...lineStarts(bytes), bytes.length]
    const at = dice.int(starts.length - 1)
    return Buffer.concat([bytes.subarray(0, starts[at]), bytes.subarray(starts[at + 1])])
  },
  'repeat a line elsewhere': (bytes, dice) => {
    const starts = [...lineStarts(bytes), bytes.length]
    const from = dice.int(starts.length - 1)
    const at = starts[dice.int(starts.length)]!
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(starts[from], starts[from + 1]), bytes.subarray(at)])
  },
  'exchange two lines': (bytes, dice) => {
    const starts = [...lineStarts(bytes), bytes.length]
    const a = dice.int(starts.length - 2)
    const b = a + 1 + dice.int(starts.length - 2 - a)
    const cut = (from: number, to: number): Buffer => bytes.subarray(starts[from], starts[to])
    return Buffer.concat([cut(0, a), cut(b, b + 1), cut(a + 1, b), cut(a, a + 1), cut(b + 1, starts.length - 1)])
  },
}

/** One random change that really changes the bytes, for tests and benchmarks of what a verifier notices. */
export function mutate(bytes: Buffer, dice: Random): { bytes: Buffer; what: string } {
  for (;;) {
    const what = dice.pick(Object.keys(CHANGES))
    const changed = CHANGES[what]!(bytes, dice)
    if (!changed.equals(bytes)) return { bytes: changed, what }
  }
}
