/** Writes pickles opcode by opcode, for tests: each function gives the bytes of one opcode or of a value. */

const bytes = (...parts: readonly (number | string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'number' ? Buffer.of(part) : typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  )

const u32 = (value: number): Buffer => {
  const out = Buffer.alloc(4)
  out.writeUInt32LE(value)
  return out
}
const u64 = (value: number): Buffer => {
  const out = Buffer.alloc(8)
  out.writeBigUInt64LE(BigInt(value))
  return out
}

export const proto = (version: number): Buffer => bytes(0x80, version)
export const text = (value: string): Buffer => {
  const raw = Buffer.from(value, 'utf8')
  return raw.length < 256 ? bytes(0x8c, raw.length, raw) : bytes(0x58, u32(raw.length), raw)
}
export const raw = (value: Uint8Array): Buffer => bytes(0x42, u32(value.length), value)
export const int = (value: number): Buffer => {
  const out = Buffer.alloc(4)
  out.writeInt32LE(value)
  return bytes(0x4a, out)
}
export const none = bytes('N')
export const no = bytes(0x89)
export const mark = bytes('(')
export const stop = bytes('.')
export const reduce = bytes('R')
export const build = bytes('b')
export const memoize = bytes(0x94)
export const get = (index: number): Buffer => bytes('h', index)
export const put = (index: number): Buffer => bytes('q', index)
export const frame = (length: number): Buffer => bytes(0x95, u64(length))
export const tuple = (...values: readonly Uint8Array[]): Buffer => bytes('(', ...values, 't')
export const list = (...values: readonly Uint8Array[]): Buffer => bytes('](', ...values, 'e')
export const dict = (...pairs: readonly Uint8Array[]): Buffer => bytes('}(', ...pairs, 'u')
/** A global by its name, as protocol 4 has it. */
export const named = (module: string, name: string): Buffer => bytes(text(module), text(name), 0x93)
/** A global by lines, as protocols 0 to 3 have it. */
export const line = (module: string, name: string): Buffer => bytes(`c${module}\n${name}\n`)
/** What the function returns for these arguments. */
export const call = (fn: Uint8Array, ...args: readonly Uint8Array[]): Buffer => bytes(fn, tuple(...args), reduce)
/** An object of the class, made without its constructor. */
export const object = (cls: Uint8Array, ...args: readonly Uint8Array[]): Buffer => bytes(cls, tuple(...args), 0x81)
/** A whole pickle of protocol 4. */
export const pickled = (...parts: readonly (Uint8Array | string | number)[]): Buffer => bytes(proto(4), ...parts, stop)
export { bytes }
