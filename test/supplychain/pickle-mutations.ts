/** Small numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const NAMES: readonly (readonly [string, string])[] = [
  ['os', 'system'],
  ['os', 'getcwd'],
  ['posix', 'getpid'],
  ['builtins', 'eval'],
  ['builtins', 'getattr'],
  ['builtins', 'print'],
  ['builtins', 'list'],
  ['builtins', 'str'],
  ['builtins', 'str.join'],
  ['builtins', 'bytearray'],
  ['builtins', 'map'],
  ['builtins', 'set'],
  ['__builtin__', 'object'],
  ['__builtin__', 'apply'],
  ['collections', 'OrderedDict'],
  ['collections', 'defaultdict'],
  ['collections', 'deque'],
  ['copyreg', '_reconstructor'],
  ['copy_reg', 'add_extension'],
  ['copyreg', '__newobj__'],
  ['functools', 'partial'],
  ['operator', 'attrgetter'],
  ['types', 'SimpleNamespace'],
  ['_codecs', 'encode'],
  ['codecs', 'decode'],
  ['datetime', 'datetime.now'],
  ['glob', 'os.getcwd'],
  ['pickle', 'loads'],
  ['fractions', 'Fraction'],
]
const WORDS = [
  'os',
  'system',
  'builtins',
  'eval',
  'getattr',
  'append',
  'extend',
  'add',
  '__setstate__',
  '__class__',
  'latin1',
  'rot13',
  'a',
  '1',
  'true',
  'collections',
  'OrderedDict',
  '__dict__',
  'getcwd',
  'list',
]
const PLAIN = [...'()]}NtRb0e2.us1ald']
  .map((each) => each.charCodeAt(0))
  .concat([0x81, 0x85, 0x86, 0x87, 0x88, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x97, 0x98, 0x6f, 0x51])

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const u32 = (value: number): Buffer => {
  const out = Buffer.alloc(4)
  out.writeUInt32LE(value >>> 0)
  return out
}
const u64 = (value: number): Buffer => Buffer.concat([u32(value), u32(0)])

function textOpcode(random: Random, word: string): Buffer {
  const raw = latin1(word)
  switch (Math.floor(random() * 7)) {
    case 0:
      return Buffer.concat([latin1('X'), u32(raw.length), raw])
    case 1:
      return Buffer.concat([Buffer.of(0x8d), u64(raw.length), raw])
    case 2:
      return latin1(`V${word}\n`)
    case 3:
      return latin1(`S'${word}'\n`)
    case 4:
      return Buffer.concat([latin1('U'), Buffer.of(raw.length), raw])
    case 5:
      return latin1(`S"\\x${raw[0]!.toString(16).padStart(2, '0')}${word.slice(1)}"\n`)
    default:
      return Buffer.concat([Buffer.of(0x8c, raw.length), raw])
  }
}

/** One opcode or a few that belong together. */
function piece(random: Random): Buffer {
  const [module, name] = pick(random, NAMES)
  const index = Math.floor(random() * 5)
  switch (Math.floor(random() * 16)) {
    case 0:
      return latin1(`c${module}\n${name}\n`)
    case 1:
      return Buffer.concat([textOpcode(random, module), textOpcode(random, name), Buffer.of(0x93)])
    case 2:
      return Buffer.concat([latin1('('), textOpcode(random, pick(random, WORDS)), latin1(`i${module}\n${name}\n`)])
    case 3:
      return Buffer.concat([latin1('('), latin1(`c${module}\n${name}\n`), textOpcode(random, pick(random, WORDS)), latin1('o')])
    case 4:
      return textOpcode(random, pick(random, WORDS))
    case 5:
      return Buffer.concat([latin1('('), textOpcode(random, pick(random, WORDS)), latin1('tR')])
    case 6:
      return pick(random, [Buffer.of(0x94), latin1(`p${index}\n`), Buffer.of(0x71, index), latin1(`p +${index}\n`)])
    case 7:
      return pick(random, [
        latin1(`g${index}\n`),
        Buffer.of(0x68, index),
        Buffer.concat([latin1('j'), u32(index)]),
        latin1(`g 0${index}\n`),
      ])
    case 8:
      return pick(random, [
        latin1('I0x10\n'),
        latin1('I01\n'),
        latin1('L010L\n'),
        latin1('F1e3\n'),
        Buffer.of(0x4b, index),
        Buffer.concat([latin1('J'), u32(index)]),
      ])
    case 9:
      return Buffer.concat([Buffer.of(0x95), u64(Math.floor(random() * 60))])
    case 10:
      return Buffer.of(0x80, Math.floor(random() * 6))
    case 11:
      return Buffer.concat([latin1('}('), textOpcode(random, pick(random, WORDS)), latin1(`c${module}\n${name}\n`), latin1('ub')])
    case 12:
      return latin1(pick(random, ['P1\n', 'NQ', ')\x81', '(l', '(d', '}Nb', ']Na', '2', '00']))
    case 13:
      return Buffer.of(0x82, 1 + index)
    case 14: {
      const inner = latin1(pick(random, [`cos\nsystem\n(S'true'\ntR.`, 'N.', 'cbuiltins\nprint\n)R.']))
      return Buffer.concat([latin1('B'), u32(inner.length), inner])
    }
    default:
      return Buffer.of(pick(random, PLAIN))
  }
}

/** A pickle that is put together from pieces: most break off at some point, as hostile ones may. */
export function madePickle(random: Random): Buffer {
  const parts: Buffer[] = [Buffer.of(0x80, pick(random, [2, 3, 4, 4, 4, 5]))]
  const pieces = 2 + Math.floor(random() * 14)
  for (let i = 0; i < pieces; i++) parts.push(piece(random))
  parts.push(latin1('.'))
  return Buffer.concat(parts)
}

/** The same pickle with a few bytes or runs changed, moved, doubled or cut. */
export function mutated(random: Random, pickle: Buffer): Buffer {
  let out = pickle
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const at = Math.floor(random() * (out.length + 1))
    const to = Math.min(out.length, at + Math.floor(random() * 12))
    switch (Math.floor(random() * 6)) {
      case 0:
        out = Buffer.concat([out.subarray(0, at), piece(random), out.subarray(at)])
        break
      case 1:
        out = Buffer.concat([out.subarray(0, at), out.subarray(to)])
        break
      case 2:
        out = Buffer.concat([out.subarray(0, to), out.subarray(at)])
        break
      case 3:
        out = Buffer.concat([out.subarray(0, at), Buffer.of(Math.floor(random() * 256)), out.subarray(Math.min(out.length, at + 1))])
        break
      case 4:
        out = Buffer.concat([out, madePickle(random)])
        break
      default:
        out = Buffer.concat([out.subarray(0, at), Buffer.of(pick(random, PLAIN)), out.subarray(at)])
    }
  }
  return out.subarray(0, 4096)
}
