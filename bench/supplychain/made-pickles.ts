import { closeSync, openSync, writeSync } from 'node:fs'

const text = (value: string): Buffer => Buffer.concat([Buffer.of(0x8c, value.length), Buffer.from(value)])
const int = (value: number): Buffer => {
  const out = Buffer.alloc(5)
  out[0] = 0x4a
  out.writeInt32LE(value, 1)
  return out
}

/** A small model's state as pickle writes it: an ordered dictionary of names, numbers and short lists; about 535 bytes, each another. */
export function smallPickle(seed: number): Buffer {
  const parts: Buffer[] = [
    Buffer.of(0x80, 4, 0x95),
    Buffer.alloc(8),
    text('collections'),
    Buffer.of(0x94),
    text('OrderedDict'),
    Buffer.from([0x94, 0x93, 0x94, 0x29, 0x52, 0x94, 0x28]),
  ]
  for (let i = 0; i < 13; i++) {
    parts.push(
      text(`layer${seed}.${i}.w`),
      Buffer.of(0x94),
      Buffer.from('](', 'latin1'),
      int(seed),
      int(i * seed),
      int(i),
      Buffer.from('e', 'latin1'),
    )
  }
  parts.push(Buffer.from('u.', 'latin1'))
  const whole = Buffer.concat(parts)
  whole.writeBigUInt64LE(BigInt(whole.length - 11), 3)
  return whole
}

/** Writes one list of `count` small dictionaries, as CPython pickles it: batches of 1,000, keys from the memo. Answers its size. */
export function writeBigPickle(path: string, count: number): number {
  const fd = openSync(path, 'w')
  let size = 0
  let memo = 0
  const put = (chunk: Buffer): void => {
    writeSync(fd, chunk)
    size += chunk.length
  }
  const keys = ['id', 'name', 'ok'].map((key) => ({ key, at: -1 }))
  const keyOf = (entry: { key: string; at: number }): Buffer => {
    if (entry.at >= 0) return Buffer.of(0x68, entry.at)
    entry.at = memo++
    return Buffer.concat([text(entry.key), Buffer.of(0x94)])
  }
  put(Buffer.from([0x80, 4, 0x5d, 0x94]))
  memo++
  for (let start = 0; start < count; start += 1000) {
    const parts: Buffer[] = [Buffer.from('(')]
    for (let i = start; i < Math.min(count, start + 1000); i++) {
      parts.push(Buffer.of(0x7d, 0x94, 0x28))
      memo++
      parts.push(keyOf(keys[0]!), int(i), keyOf(keys[1]!), text(`item ${i}`), Buffer.of(0x94))
      memo++
      parts.push(keyOf(keys[2]!), Buffer.of(0x88, 0x75))
    }
    parts.push(Buffer.from('e'))
    put(Buffer.concat(parts))
  }
  put(Buffer.from('.'))
  closeSync(fd)
  return size
}
