import type { Bytes } from '#supplychain/scan/bytes'
import { CALL, GLOBAL, type Heap, PERSISTENT, type Value } from './heap.js'
import { UFUNCS } from './lists/allow-numpy.js'
import { constantAt, payloadAt } from './literal.js'
import type { GlobalUse, Sightings } from './sightings.js'

/** What a check may look at. */
export interface CallContext {
  readonly heap: Heap
  readonly content: Bytes
  readonly sightings: Sightings
  readonly args: readonly Value[]
  readonly at: number
}

/** Says what is wrong with a call of an allowed callable; undefined where nothing is. */
export type CallCheck = (call: CallContext) => string | undefined

const CODECS = /^(latin-?1|iso-?8859-?1|utf-?8|ascii|raw[-_]unicode[-_]escape|bytes)$/i
const ufuncs = new Set(UFUNCS.split(/\s+/))
/** Class methods that pickle writes as `getattr(cls, name)`. */
const METHODS = new Set(['zoneinfo.ZoneInfo._unpickle', 'zoneinfo._zoneinfo.ZoneInfo._unpickle'])
const MOST = 1 << 28

const globalOf = ({ heap, sightings }: CallContext, value: Value | undefined): GlobalUse | undefined =>
  value !== undefined && value > 0 && heap.kind[value] === GLOBAL ? sightings.globals[heap.x[value]!] : undefined

const textOf = ({ content }: CallContext, value: Value | undefined): string | undefined => {
  if (value === undefined || value >= 0) return undefined
  const constant = constantAt(content, -value - 1, 4096)
  return constant.kind === 'text' && !constant.cut ? constant.text : undefined
}

const numberOf = ({ content }: CallContext, value: Value | undefined): number | undefined => {
  if (value === undefined || value >= 0) return undefined
  const constant = constantAt(content, -value - 1, 64)
  return constant.kind === 'number' ? Number(constant.number) : undefined
}

/** Keeps what a tensor says about its storage, for the format that has the storages. */
function noteTensor(call: CallContext): void {
  const { heap, sightings, at } = call
  const [storage, offset, size, stride] = call.args
  const id = storage !== undefined && storage > 0 && heap.kind[storage] === PERSISTENT ? heap.x[storage]! : 0
  if (!heap.isContainer(id)) return
  const [, type, key, , elements] = heap.children(id, 5)
  const numbers = (value: Value | undefined): number[] | undefined => {
    if (value === undefined || !heap.isContainer(value)) return undefined
    const found = heap.children(value, 64).map((each) => numberOf(call, each))
    return found.every((each) => each !== undefined) ? (found as number[]) : undefined
  }
  const sizes = numbers(size)
  const strides = numbers(stride)
  const start = numberOf(call, offset)
  const count = numberOf(call, elements)
  const name = textOf(call, key)
  if (!sizes || !strides || start === undefined || count === undefined || name === undefined) return
  sightings.tensor({
    at,
    storage: { type: globalOf(call, type)?.name ?? '', key: name, elements: count },
    offset: start,
    size: sizes,
    stride: strides,
  })
}

/** Names of the checks that lists of allowed callables refer to. */
export const checks: Readonly<Record<string, CallCheck>> = {
  /** Bytes of protocols below 3 are written as text and encoded. Other codecs can unpack or hide. */
  codec: (call) => {
    const codec = call.args.length > 1 ? textOf(call, call.args[1]) : 'utf-8'
    return codec !== undefined && CODECS.test(codec) ? undefined : 'encodes with a codec that no writer of pickles uses'
  },
  new: () => undefined,
  /** `copyreg._reconstructor(cls, base, state)` calls `base.__new__` and `base.__init__`. */
  reconstructor: (call) => {
    const base = globalOf(call, call.args[1])
    return base && /^(builtins|__builtin__|collections)$/.test(base.module) && base.judgement.verdict === 'safe'
      ? undefined
      : 'rebuilds an object with a base that is no plain type'
  },
  newobj: (call) => (globalOf(call, call.args[0]) ? undefined : 'makes an object of what is no class'),
  factory: (call) => {
    const factory = call.args[0]
    if (factory === undefined || factory < 0) return undefined
    const use = globalOf(call, factory)
    return use ? undefined : 'has a factory that is made at run time'
  },
  array: (call) => {
    const type = globalOf(call, call.args[0])
    return type && type.judgement.verdict === 'safe' ? undefined : 'makes an array of a type that is not on the list'
  },
  scalar: () => undefined,
  generator: () => undefined,
  dtypeclass: (call) => (textOf(call, call.args[0]) === undefined ? 'makes a type that is not named' : undefined),
  /** Imports a module and takes a function of it. */
  ufunc: (call) => {
    const module = textOf(call, call.args[0])
    const name = textOf(call, call.args[1])
    if (module === undefined || name === undefined) return 'takes a function whose name is made at run time'
    if (/^scipy\.special(\._\w+)?$/.test(module) && /^[a-z][a-z0-9_]*$/.test(name)) return undefined
    return /^numpy(\.(_?core)(\.(umath|_multiarray_umath))?)?$/.test(module) && ufuncs.has(name)
      ? undefined
      : `takes ${module}.${name}, which is no mathematical function`
  },
  /** `bytes(n)` and `list(range(n))` ask for memory that the file does not have. */
  size: (call) => {
    const [first] = call.args
    const number = numberOf(call, first)
    if (number !== undefined && number > MOST) return `makes ${number} bytes`
    if (first === undefined || first < 0 || call.heap.kind[first] !== CALL) return undefined
    const inner = globalOf(call, call.heap.x[first])
    if (inner && /^(range|xrange|repeat|count|cycle|product|permutations|combinations\w*)$/.test(inner.name)) {
      const args = call.heap.isContainer(call.heap.y[first]!) ? call.heap.children(call.heap.y[first]!, 3) : []
      const most = Math.max(0, ...args.map((arg) => Math.abs(numberOf(call, arg) ?? 0)))
      if (inner.name !== 'range' && inner.name !== 'xrange') return `fills itself from ${inner.name}, which has no end or is long`
      if (most > 1 << 24) return `fills itself with ${most} numbers`
    }
    return undefined
  },
  class: (call) => {
    const cls = globalOf(call, call.args[0])
    return cls && cls.judgement.looks === 'class' && cls.judgement.verdict !== 'malicious'
      ? undefined
      : 'rebuilds an object of what is no known class'
  },
  /** Calls its first argument with the third. */
  function: (call) => {
    const fn = globalOf(call, call.args[0])
    return fn && fn.judgement.verdict === 'safe' && fn.judgement.check !== 'reference'
      ? undefined
      : 'calls a function that is not on the list'
  },
  tensor: (call) => {
    noteTensor(call)
    return undefined
  },
  /** Loads what the bytes hold: they are looked at for themselves. */
  bytes: (call) => {
    const [arg] = call.args
    if (arg === undefined || arg >= 0 || constantAt(call.content, -arg - 1, 8).kind !== 'bytes')
      return 'loads bytes that are made at run time'
    const { offset, length } = payloadAt(call.content, -arg - 1)
    call.sightings.inside({ label: 'torch.storage._load_from_bytes', offset, length })
    return undefined
  },
  /** A fraction of `1e999999999` is computed digit by digit. */
  fraction: (call) =>
    /e[+-]?\d{5,}/i.test(textOf(call, call.args[0]) ?? '') ? 'computes a number with more digits than there is memory' : undefined,
  /** May be handed on, not called. */
  reference: () => 'is called, where only its name may stand',
  /** `partial` of what is known calls it later, with arguments of the file. */
  partial: (call) => {
    const inner = globalOf(call, call.args[0])
    return inner && (inner.judgement.verdict === 'safe' || inner.judgement.looks === 'class')
      ? undefined
      : 'binds arguments to a function for later'
  },
  iter: (call) => (call.args.length === 1 ? undefined : 'calls a function until it answers a given value'),
  /** `type(None)`: the types of the few values that have no name of their own. */
  typeof: (call) => {
    const [only] = call.args
    const use = globalOf(call, only)
    return call.args.length === 1 && only !== undefined && (only < 0 || use?.judgement.verdict === 'safe') ? undefined : 'makes a class'
  },
  method: (call) => {
    const cls = globalOf(call, call.args[0])
    return cls && METHODS.has(`${cls.module}.${cls.name}.${textOf(call, call.args[1])}`) ? undefined : 'reaches for attributes by name'
  },
  text: (call) => (call.args.every((arg) => arg < 0) ? undefined : 'takes what is not plain text'),
}
