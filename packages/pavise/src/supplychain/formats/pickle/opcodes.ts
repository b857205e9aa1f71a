/** The opcodes of pickle protocols 0 to 5: name, and what follows the opcode byte. */
type Argument = 'none' | 'u1' | 'u2' | 'u4' | 'u8' | 'f8' | 'line' | 'lines' | 'text1' | 'text4' | 'text8'

const TABLE: readonly (readonly [number, string, Argument])[] = [
  [0x28, 'MARK', 'none'],
  [0x29, 'EMPTY_TUPLE', 'none'],
  [0x2e, 'STOP', 'none'],
  [0x30, 'POP', 'none'],
  [0x31, 'POP_MARK', 'none'],
  [0x32, 'DUP', 'none'],
  [0x42, 'BINBYTES', 'text4'],
  [0x43, 'SHORT_BINBYTES', 'text1'],
  [0x46, 'FLOAT', 'line'],
  [0x47, 'BINFLOAT', 'f8'],
  [0x49, 'INT', 'line'],
  [0x4a, 'BININT', 'u4'],
  [0x4b, 'BININT1', 'u1'],
  [0x4c, 'LONG', 'line'],
  [0x4d, 'BININT2', 'u2'],
  [0x4e, 'NONE', 'none'],
  [0x50, 'PERSID', 'line'],
  [0x51, 'BINPERSID', 'none'],
  [0x52, 'REDUCE', 'none'],
  [0x53, 'STRING', 'line'],
  [0x54, 'BINSTRING', 'text4'],
  [0x55, 'SHORT_BINSTRING', 'text1'],
  [0x56, 'UNICODE', 'line'],
  [0x58, 'BINUNICODE', 'text4'],
  [0x5d, 'EMPTY_LIST', 'none'],
  [0x61, 'APPEND', 'none'],
  [0x62, 'BUILD', 'none'],
  [0x63, 'GLOBAL', 'lines'],
  [0x64, 'DICT', 'none'],
  [0x65, 'APPENDS', 'none'],
  [0x67, 'GET', 'line'],
  [0x68, 'BINGET', 'u1'],
  [0x69, 'INST', 'lines'],
  [0x6a, 'LONG_BINGET', 'u4'],
  [0x6c, 'LIST', 'none'],
  [0x6f, 'OBJ', 'none'],
  [0x70, 'PUT', 'line'],
  [0x71, 'BINPUT', 'u1'],
  [0x72, 'LONG_BINPUT', 'u4'],
  [0x73, 'SETITEM', 'none'],
  [0x74, 'TUPLE', 'none'],
  [0x75, 'SETITEMS', 'none'],
  [0x7d, 'EMPTY_DICT', 'none'],
  [0x80, 'PROTO', 'u1'],
  [0x81, 'NEWOBJ', 'none'],
  [0x82, 'EXT1', 'u1'],
  [0x83, 'EXT2', 'u2'],
  [0x84, 'EXT4', 'u4'],
  [0x85, 'TUPLE1', 'none'],
  [0x86, 'TUPLE2', 'none'],
  [0x87, 'TUPLE3', 'none'],
  [0x88, 'NEWTRUE', 'none'],
  [0x89, 'NEWFALSE', 'none'],
  [0x8a, 'LONG1', 'text1'],
  [0x8b, 'LONG4', 'text4'],
  [0x8c, 'SHORT_BINUNICODE', 'text1'],
  [0x8d, 'BINUNICODE8', 'text8'],
  [0x8e, 'BINBYTES8', 'text8'],
  [0x8f, 'EMPTY_SET', 'none'],
  [0x90, 'ADDITEMS', 'none'],
  [0x91, 'FROZENSET', 'none'],
  [0x92, 'NEWOBJ_EX', 'none'],
  [0x93, 'STACK_GLOBAL', 'none'],
  [0x94, 'MEMOIZE', 'none'],
  [0x95, 'FRAME', 'u8'],
  [0x96, 'BYTEARRAY8', 'text8'],
  [0x97, 'NEXT_BUFFER', 'none'],
  [0x98, 'READONLY_BUFFER', 'none'],
]

const WIDTH: Readonly<Record<Argument, number>> = {
  none: 0,
  u1: 1,
  u2: 2,
  u4: 4,
  u8: 8,
  f8: 8,
  line: 0,
  lines: 0,
  text1: 1,
  text4: 4,
  text8: 8,
}

const names = new Map(TABLE.map(([code, name]) => [code, name]))
/** Name of an opcode, as the documentation of the pickle format has it. */
export const opcodeName = (code: number): string => names.get(code) ?? `0x${code.toString(16).padStart(2, '0')}`

/** How an opcode's variable part is read: not at all, one line, two lines, or a counted run of bytes. */
export const NO_PAYLOAD = 0
export const LINE = 1
export const LINES = 2
export const COUNTED = 3

/** Bytes of fixed argument after the opcode; 255 where the byte is no opcode. */
export const FIXED = new Uint8Array(256).fill(255)
/** Which variable part follows the fixed argument. */
export const PAYLOAD = new Uint8Array(256)
for (const [code, , argument] of TABLE) {
  FIXED[code] = WIDTH[argument]
  PAYLOAD[code] = argument === 'line' ? LINE : argument === 'lines' ? LINES : argument.startsWith('text') ? COUNTED : NO_PAYLOAD
}

/** With what a pickle can begin: opcodes that need nothing on the stack. */
export const FIRST = new Uint8Array(256)
for (const code of [
  0x28, 0x29, 0x42, 0x43, 0x46, 0x47, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x50, 0x53, 0x54, 0x55, 0x56, 0x58, 0x5d, 0x63, 0x7d, 0x80, 0x82,
  0x83, 0x84, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x95, 0x96, 0x97,
]) {
  FIRST[code] = 1
}
