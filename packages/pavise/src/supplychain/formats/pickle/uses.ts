import type { Bytes } from '#supplychain/scan/bytes'
import { type CallContext, checks } from './checks.js'
import { evaluate } from './evaluate.js'
import { CALL, DICT, GLOBAL, HANDED_ON, type Heap, HOT, type Numbers, PERSISTENT, PLANTED, TUPLE, type Value } from './heap.js'
import { constantAt, NAME_LIMIT } from './literal.js'
import { Oddities } from './oddities.js'
import { opcodeName } from './opcodes.js'
import { preview, tells } from './preview.js'
import type { GlobalUse, Sightings } from './sightings.js'
import { stateFault } from './state-checks.js'

/** A wrapper whose BUILD is followed by raw bytes in the stream: how many. */
export type RawAfter = (object: Value, state: Value, position: number) => number

/** Methods that unpickling itself calls on an object: planted on an instance, they are run. */
const CALLED = new Set([
  '__setstate__',
  'append',
  'extend',
  'add',
  'update',
  '__setitem__',
  '__call__',
  '__reduce__',
  '__reduce_ex__',
  '__new__',
  '__getattr__',
  '__del__',
  '__init__',
  '__class__',
  '__dict__',
  '__hash__',
  '__eq__',
  '__iter__',
  'persistent_load',
  'find_class',
  'dispatch',
  'load',
])

/** Words for what a pickle does with callables, for one reading of one content. */
export class Uses {
  content!: Bytes
  sightings!: Sightings
  readonly odd = new Oddities()
  readonly extensions = new Map<number, readonly [string, string]>()
  rawAfter: RawAfter | undefined

  constructor(readonly heap: Heap) {}

  /** From here on, what is read is part of this content and is told to these sightings. */
  attend(content: Bytes, sightings: Sightings): void {
    this.content = content
    this.sightings = sightings
    this.odd.content = content
    this.odd.sightings = sightings
  }

  global(module: Uint8Array, name: Uint8Array, op: number, at: number): Value {
    const moduleText = text(module)
    const nameText = text(name)
    if (!ascii(module) || !ascii(name)) this.odd.divergence('name', at, 'a name that is not ASCII')
    if (/[\s\0]/.test(moduleText) || moduleText === '') return 0
    const index = this.sightings.global(moduleText, nameText, at, op, false)
    // `pickle.py` imports the module before it finds that there is no name.
    if (nameText === '') return 0
    return this.heap.node(GLOBAL, index)
  }

  stackGlobal(module: Value, name: Value, at: number): Value {
    const m = this.#name(module)
    const n = this.#name(name)
    if (m === null || n === null) return 0
    const built = module >= 0 || name >= 0
    const index = this.sightings.global(m ?? '(built at run time)', n ?? '(built at run time)', at, 0x93, built)
    if (built) {
      const use = this.sightings.globals[index]!
      if (use.arguments === '') use.arguments = `${this.#show(module)} . ${this.#show(name)}`
    }
    return this.heap.node(GLOBAL, index)
  }

  /** Null where every reader refuses; undefined where it is text that cannot be told. */
  #name(value: Value): string | undefined | null {
    if (value < 0) {
      const constant = constantAt(this.content, -value - 1, NAME_LIMIT)
      return constant.kind === 'text' ? constant.text : null
    }
    if (this.heap.isContainer(value) || (value > 0 && this.heap.kind[value] === GLOBAL)) return null
    const known = evaluate(value, this.heap, this.content, this.sightings)
    return typeof known === 'string' ? known : undefined
  }

  /** The node of the call, 0 where every reader refuses. */
  call(fn: Value, args: Value, op: number, at: number, keywords = 0): Value {
    const { heap, sightings } = this
    if (fn < 0 || heap.isContainer(fn)) return 0
    const node = heap.node(CALL, fn, args)
    sightings.calls++
    if (keywords !== 0) heap.states.set(node, keywords)
    const kind = heap.kind[fn]
    if (kind !== GLOBAL) {
      this.#callOfResult(fn, args, op, at)
      return node
    }
    const use = sightings.globals[heap.x[fn]!]!
    use.calls++
    if (op !== 0x81 && op !== 0x92) use.reduced = true
    const { judgement } = use
    if (judgement.verdict === 'safe' && judgement.check === undefined) return node
    if (use.calls === 1) {
      use.callAt = at
      use.callOpcode = op
    }
    if (judgement.check !== undefined && use.misuse === '') {
      const context: CallContext = {
        heap,
        content: this.content,
        sightings,
        args: heap.isContainer(args) ? heap.children(args, 8) : [],
        at,
      }
      use.misuse = checks[judgement.check]!(context) ?? ''
      if (use.misuse !== '') use.arguments = this.#show(args)
    }
    if (judgement.verdict !== 'safe' && use.calls <= 4) {
      if (use.calls === 1) use.arguments = this.#show(args)
      use.tellingArguments ||= tells(args, heap, this.content) || (keywords !== 0 && tells(keywords, heap, this.content))
    }
    if (judgement.verdict !== 'safe') this.#unpacks(use, args, at)
    return node
  }

  /** Bytes given to an unpickler or any other dangerous callable are looked at for themselves. */
  #unpacks(use: GlobalUse, args: Value, at: number): void {
    if (use.name === 'add_extension') {
      const [module, name, code] = this.heap
        .children(args, 3)
        .map((arg) => (arg < 0 ? constantAt(this.content, -arg - 1, NAME_LIMIT) : undefined))
      if (module?.kind === 'text' && name?.kind === 'text' && code?.kind === 'number')
        this.extensions.set(Number(code.number), [module.text, name.text])
      return
    }
    if (use.calls > 16 || !this.heap.isContainer(args)) return
    for (const arg of this.heap.children(args, 4)) {
      if (arg <= 0) continue
      const bytes = evaluate(arg, this.heap, this.content, this.sightings)
      const raw = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
      if (raw && raw.length > 1) this.sightings.inside({ label: `${use.module}.${use.name}`, offset: at, length: raw.length, bytes: raw })
    }
  }

  #callOfResult(fn: Value, args: Value, op: number, at: number): void {
    if (this.#isAllowedMethod(fn)) return
    const persistent = fn > 0 && this.heap.kind[fn] === PERSISTENT
    this.sightings.note({
      rule: 'pickle.computed-call',
      verdict: persistent ? 'suspicious' : 'malicious',
      message: persistent
        ? 'Calls an object that the loader looks up by an id in the file'
        : 'Calls what another call returned, which is chosen at run time',
      location: { callable: this.#show(fn) },
      evidence: [
        { kind: 'callable', text: this.#show(fn), offset: at },
        { kind: 'argument', text: this.#show(args), offset: at },
        { kind: 'opcode', text: opcodeName(op), offset: at },
      ],
    })
  }

  /** `getattr(cls, name)` of the few pairs that pickle itself writes. */
  #isAllowedMethod(fn: Value): boolean {
    const { heap, sightings } = this
    const outer = fn > 0 && heap.kind[fn] === CALL ? heap.x[fn]! : 0
    if (outer <= 0 || heap.kind[outer] !== GLOBAL || sightings.globals[heap.x[outer]!]!.judgement.check !== 'method') return false
    const args = heap.isContainer(heap.y[fn]!) ? heap.children(heap.y[fn]!, 8) : []
    return checks['method']!({ heap, content: this.content, sightings, args, at: 0 }) === undefined
  }

  /** Bytes of the stream to pass over after this BUILD; negative where every reader refuses. */
  build(object: Value, state: Value, at: number, position: number): number {
    const { heap } = this
    if (object <= 0) return 0
    if (state > 0 && heap.kind[state] === GLOBAL) heap.flags[state]! |= HANDED_ON
    const kind = heap.kind[object]!
    if (kind === GLOBAL) {
      heap.flags[object]! |= HANDED_ON
      this.#note(
        'pickle.changed-callable',
        'malicious',
        'Changes a class, function or module of the program that loads it',
        object,
        state,
        0x62,
        at,
      )
      return 0
    }
    if (heap.flags[object]! & PLANTED) this.#runPlanted(object, state, 0x62, at)
    if (state > 0 && heap.flags[state]! & HOT && this.#plants(state)) {
      heap.flags[object]! |= PLANTED
      this.#note('pickle.planted-method', 'malicious', 'Plants a method on an object that unpickling then calls', object, state, 0x62, at)
    }
    if (kind === CALL) {
      heap.states.set(object, state)
      this.#checkState(object, state, at)
      return this.rawAfter?.(object, state, position) ?? 0
    }
    return 0
  }

  #checkState(object: Value, state: Value, at: number): void {
    const { heap, sightings } = this
    const fn = heap.x[object]!
    if (!(fn > 0) || heap.kind[fn] !== GLOBAL) return
    const use = this.#built(sightings.globals[heap.x[fn]!]!, object)
    if (use.judgement.verdict !== 'safe' || use.misuse !== '') return
    use.misuse = stateFault(use, state, heap, this.content) ?? ''
    if (use.misuse === '') return
    use.callAt = at
    use.callOpcode = 0x62
    use.arguments = this.#show(state)
  }

  /** The class of an object: what is called, or what `_reconstructor` and `__newobj__` make. */
  #built(use: GlobalUse, object: Value): GlobalUse {
    if (use.judgement.check !== 'reconstructor' && use.judgement.check !== 'newobj') return use
    const [cls] = this.heap.isContainer(this.heap.y[object]!) ? this.heap.children(this.heap.y[object]!, 1) : []
    return cls !== undefined && cls > 0 && this.heap.kind[cls] === GLOBAL ? this.sightings.globals[this.heap.x[cls]!]! : use
  }

  /** Whether a state sets something that unpickling calls to a callable. */
  #plants(state: Value): boolean {
    const { heap } = this
    if (heap.kind[state] === TUPLE)
      return heap.children(state, 2).some((each) => each > 0 && heap.kind[each] === DICT && this.#plants(each))
    if (heap.kind[state] !== DICT) return false
    const entries = heap.children(state, 512)
    for (let i = 0; i + 1 < entries.length; i += 2) {
      const value = entries[i + 1]!
      if (value <= 0 || heap.kind[value]! > CALL) continue
      const key = entries[i]! < 0 ? constantAt(this.content, -entries[i]! - 1, 64) : undefined
      if (entries[i]! > 0 && heap.kind[entries[i]!] === CALL) {
        const name = evaluate(entries[i]!, heap, this.content, this.sightings)
        if (typeof name === 'string' && CALLED.has(name)) return true
      }
      if (key?.kind === 'text' && CALLED.has(key.text) && !(key.text === 'update' || key.text === 'load')) return true
    }
    return false
  }

  #runPlanted(object: Value, args: Value, op: number, at: number): void {
    this.#note('pickle.planted-method', 'malicious', 'Calls a method that the file planted on an object', object, args, op, at)
  }

  /** APPEND, SETITEM and their kin on what is no container of the file. False where every reader refuses. */
  mutate(object: Value, stack: Numbers, from: number, to: number, op: number, at: number): boolean {
    const { heap } = this
    let hot = false
    for (let i = from; i < to; i++) {
      const each = stack[i]!
      if (each > 0 && heap.flags[each]! & HOT) {
        hot = true
        if (heap.kind[each] === GLOBAL) heap.flags[each]! |= HANDED_ON
      }
    }
    if (object <= 0) return true
    if (heap.flags[object]! & PLANTED) this.#runPlanted(object, stack[from]!, op, at)
    const kind = heap.kind[object]!
    if (kind === TUPLE) return false
    if (kind === GLOBAL) {
      heap.flags[object]! |= HANDED_ON
      this.#note(
        'pickle.changed-callable',
        'malicious',
        'Puts items into a class, function or module of the program that loads it',
        object,
        stack[from]!,
        op,
        at,
      )
    } else if (kind === CALL) this.#fillsResult(object, stack[from]!, hot, op, at)
    return true
  }

  #fillsResult(object: Value, first: Value, _hot: boolean, op: number, at: number): void {
    const { heap, sightings } = this
    const fn = heap.x[object]!
    if (!(fn > 0) || heap.kind[fn] !== GLOBAL) return
    const use = sightings.globals[heap.x[fn]!]!
    if (use.judgement.looks === 'class' || CONTAINERS.test(`${use.module}.${use.name}`)) return
    this.#note(
      'pickle.filled-object',
      'suspicious',
      `Puts items into what ${use.module}.${use.name} returned, which is no list or dictionary`,
      object,
      first,
      op,
      at,
      use.name.startsWith('_rebuild') ? ['CVE-2026-24747'] : undefined,
    )
  }

  #note(
    rule: string,
    verdict: 'suspicious' | 'malicious',
    message: string,
    object: Value,
    argument: Value,
    op: number,
    at: number,
    advisories?: readonly string[],
  ): void {
    const callable = this.#show(object)
    this.sightings.note({
      rule,
      verdict,
      message,
      location: { callable },
      evidence: [
        { kind: 'callable', text: callable, offset: at },
        { kind: 'argument', text: this.#show(argument), offset: at },
        { kind: 'opcode', text: opcodeName(op), offset: at },
      ],
      ...(advisories && { advisories }),
    })
  }

  extension(code: number, op: number, at: number): Value {
    const [module, name] = this.extensions.get(code) ?? ['(extension registry)', String(code)]
    const index = this.sightings.global(module, name, at, op, true)
    const use = this.sightings.globals[index]!
    if (use.arguments === '') use.arguments = `extension code ${code}`
    return this.heap.node(GLOBAL, index)
  }

  #show(value: Value): string {
    return preview(value, this.heap, this.content, this.sightings)
  }
}

const CONTAINERS =
  /^(collections|_collections)\.|^(builtins|__builtin__)\.(list|dict|set|bytearray|object)$|^copyreg\._reconstructor$|^copy_reg\._reconstructor$|^copyreg\.__newobj|^array\./

const text = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
const ascii = (bytes: Uint8Array): boolean => {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127) return false
  return true
}
