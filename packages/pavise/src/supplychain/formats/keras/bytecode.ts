/** Names and constants in marshalled Python code, for evidence: whatever is printable and looks like a name or a short text. */
export function namesInBytecode(base64: string): string[] | undefined {
  const plain = base64.replace(/\s+/g, '')
  if (plain.length < 16 || plain.length > 4_000_000 || !/^[A-Za-z0-9+/_-]+=*$/.test(plain)) return undefined
  const bytes = Buffer.from(plain, 'base64')
  // TYPE_CODE of marshal, with and without the flag of a reference.
  if (bytes[0] !== 0x63 && bytes[0] !== 0xe3) return undefined
  const names =
    bytes
      .subarray(0, 100_000)
      .toString('latin1')
      .match(/[\x20-\x7e]{2,80}/g) ?? []
  return [...new Set(names.filter((name) => /[A-Za-z_]{2}/.test(name)))].slice(0, 30)
}
