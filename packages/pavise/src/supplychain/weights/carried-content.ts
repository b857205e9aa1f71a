/** Content that low bits of weights make when they are put in a row: a text, or the beginning of a format. */
export interface Carried {
  readonly what: string
  /** Byte in the row. */
  readonly at: number
  readonly sample: string
}

/** What a format begins with, and how much more of it has to be right for random bytes not to be taken for it. */
const BEGINNINGS: readonly { what: string; magic: Buffer; holds: (bytes: Uint8Array, at: number) => boolean }[] = [
  {
    what: 'an ELF program',
    magic: Buffer.from('\x7fELF', 'latin1'),
    holds: (b, at) => inside(b[at + 4], 1, 2) && inside(b[at + 5], 1, 2) && b[at + 6] === 1,
  },
  {
    what: 'a zip archive',
    magic: Buffer.from('PK\x03\x04', 'latin1'),
    holds: (b, at) => b[at + 5] === 0 && inside(b[at + 4], 0, 63) && [0, 8].includes(b[at + 8] ?? -1) && b[at + 9] === 0,
  },
  {
    what: 'gzip',
    magic: Buffer.from([0x1f, 0x8b, 8]),
    holds: (b, at) =>
      inside(b[at + 3], 0, 31) &&
      [0, 2, 4].includes(b[at + 8] ?? -1) &&
      (inside(b[at + 9], 0, 13) || b[at + 9] === 255) &&
      plainTime(b, at + 4),
  },
  { what: 'xz', magic: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), holds: () => true },
  { what: 'a 7z archive', magic: Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), holds: () => true },
  {
    what: 'bzip2',
    magic: Buffer.from('BZh', 'latin1'),
    holds: (b, at) => inside(b[at + 3], 0x31, 0x39) && b[at + 4] === 0x31 && b[at + 5] === 0x41 && b[at + 6] === 0x59,
  },
  { what: 'Zstandard', magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), holds: (b, at) => ((b[at + 4] ?? 8) & 0x0b) === 0 && zstdFits(b, at) },
  { what: 'a PNG picture', magic: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), holds: () => true },
  { what: 'a Windows program', magic: Buffer.from('This program cannot be run', 'latin1'), holds: () => true },
]

const inside = (byte: number | undefined, low: number, high: number): boolean => byte !== undefined && byte >= low && byte <= high

/** The time in a gzip header: none, or one between 1990 and 2050. */
function plainTime(bytes: Uint8Array, at: number): boolean {
  const time = bytes[at]! + bytes[at + 1]! * 2 ** 8 + bytes[at + 2]! * 2 ** 16 + bytes[at + 3]! * 2 ** 24
  return time === 0 || (time > 631_152_000 && time < 2_524_608_000)
}

/** A first block of a known kind whose size a frame may have (RFC 8878 3.1.1.2). */
function zstdFits(bytes: Uint8Array, at: number): boolean {
  const descriptor = bytes[at + 4]!
  const single = (descriptor & 0x20) !== 0
  const start =
    at + 5 + (single ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]! + (descriptor >> 6 === 0 ? (single ? 1 : 0) : 2 ** (descriptor >> 6))
  const block = (bytes[start] ?? 0) + (bytes[start + 1] ?? 0) * 2 ** 8 + (bytes[start + 2] ?? 255) * 2 ** 16
  return ((block >> 1) & 3) < 3 && block >> 3 <= 131_072 && block >> 3 > 0
}

/** Enough for no row of random bytes to reach it: a byte is printable with a chance of 0.38. */
const RUN = 96
const STEP = 32
const DISTINCT = 12

/** The first text or known format in a row of bytes. */
export function carriedIn(row: Buffer): Carried | undefined {
  for (const { what, magic, holds } of BEGINNINGS) {
    for (let at = row.indexOf(magic); at >= 0; at = row.indexOf(magic, at + 1))
      if (holds(row, at)) return { what, at, sample: row.subarray(at, at + 16).toString('hex') }
  }
  return textIn(row)
}

const printable = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 10 || byte === 13 || byte === 9
const letter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

/** A long run of printable characters that is language or code: letters, and not the same few. */
function textIn(row: Buffer): Carried | undefined {
  for (let probe = STEP; probe < row.length; probe += STEP) {
    if (!printable(row[probe]!) || !printable(row[probe - STEP / 2]!)) continue
    let start = probe
    while (start > 0 && printable(row[start - 1]!)) start--
    let end = probe
    while (end < row.length && printable(row[end]!)) end++
    if (end - start >= RUN) {
      const run = row.subarray(start, Math.min(end, start + 512))
      const letters = run.filter(letter).length
      if (new Set(run).size >= DISTINCT && letters * 2 > run.length)
        return { what: 'text', at: start, sample: run.subarray(0, 120).toString('latin1') }
    }
    probe = Math.max(probe, end - (end % STEP))
  }
  return undefined
}
