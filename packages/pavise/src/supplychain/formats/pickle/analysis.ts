import { rawArrayAfter } from '#supplychain/formats/joblib/array-wrapper'
import { type Bytes, slice } from '#supplychain/scan/bytes'
import { spliced } from './frames.js'
import { GLOBAL, HANDED_ON, Heap, type Value } from './heap.js'
import { Machine, type Reading } from './machine.js'
import { Memo } from './memo.js'
import { FIRST } from './opcodes.js'
import { type GlobalUse, Sightings } from './sightings.js'
import { Stack } from './stack.js'
import { Uses } from './uses.js'

export interface Analysis {
  /** One a pickle and reading that was taken for one. */
  readonly sightings: readonly Sightings[]
  /** Pickles that were read to their end. */
  readonly pickles: number
  /** Where the last of them ends. */
  readonly end: number
  /** How the first that was not read to its end broke off, if it was one. */
  readonly broken?: Reading
  /** What the reading threw: the budget is spent, or bytes are not here yet. What was seen before stands. */
  readonly fault?: unknown
}

export interface AnalysisOptions {
  readonly spend: (work: number) => void
  /** The content is known to be a pickle: also what breaks off early is one. */
  readonly sure: boolean
  /** Only the first pickle. */
  readonly one?: boolean
  /** How deep pickles may lie inside the stream of another. */
  readonly depth?: number
}

const PICKLES = 100_000
const CUTS = 16
const DEPTH = 8
const SWEPT = 1 << 18
const ATTEMPTS = 64
const NAME = /^[A-Za-z_][\w.]{2,}$/
const idle: Machine[] = []

/** Reads all pickles of a content, one after the other, in every reading that one of Python's readers has of them. */
export function analyse(content: Bytes, options: AnalysisOptions): Analysis {
  const wide = content.size >= 2 ** 31
  const machine = (wide ? undefined : idle.pop()) ?? newMachine(wide)
  try {
    return new Pass(machine, content, options).all()
  } finally {
    if (!wide && !machine.big) idle.push(machine)
  }
}

function newMachine(wide: boolean): Machine {
  const heap = new Heap(wide)
  return new Machine(heap, new Memo(wide), new Stack(wide), new Uses(heap))
}

class Pass {
  readonly #seen: Sightings[] = []
  #pickles = 0
  #end = 0
  #broken: Reading | undefined
  #fault: unknown
  /** Where the first run of raw bytes begins that was passed over. */
  #rawFrom = Number.POSITIVE_INFINITY

  constructor(
    readonly machine: Machine,
    readonly content: Bytes,
    readonly options: AnalysisOptions,
  ) {}

  all(): Analysis {
    try {
      this.#everyReading()
    } catch (fault) {
      this.#fault ??= fault
    }
    return {
      sightings: this.#seen,
      pickles: this.#pickles,
      end: this.#end,
      ...(this.#broken && { broken: this.#broken }),
      ...(this.#fault !== undefined && { fault: this.#fault }),
    }
  }

  #everyReading(): void {
    const { content } = this
    this.machine.uses.extensions.clear()
    this.machine.uses.rawAfter = (object, state, position) => this.#rawAfter(object, state, position)
    const raw = this.#row(content, 0, false)
    if (this.#fault !== undefined) return
    if (raw.count > 1 && (raw.calls || raw.missed)) this.#row(content, 0, true)
    if (raw.crossing) this.#cut(raw.crossing)
    if (this.#pickles > 0 && this.#end < content.size && !this.options.one) this.#sweep()
    if (this.#rawFrom < Number.POSITIVE_INFINITY) this.#rowWithoutRaw()
  }

  /**
   * Looks behind the last pickle for more: loaders that read raw data between pickles (the storages of torch's tar and old files) go on behind it. What is
   * only named there by chance does not count.
   */
  #sweep(): void {
    const { content, machine } = this
    const from = this.#end
    const tail = content.read(from, SWEPT)
    this.options.spend(tail.length)
    machine.uses.rawAfter = undefined
    let attempts = 0
    for (let at = tail.indexOf(0x80); at >= 0 && at + 2 < tail.length && attempts < ATTEMPTS; at = tail.indexOf(0x80, at + 1)) {
      if (tail[at + 1]! < 2 || tail[at + 1]! > 5 || FIRST[tail[at + 2]!] === 0) continue
      attempts++
      machine.memo.clear()
      machine.heap.reset()
      const sightings = new Sightings()
      const reading = this.#read(slice(content, 0, Math.min(content.size, from + at + SWEPT)), from + at, sightings)
      if (this.#fault !== undefined) return
      const harmful = sightings.globals.some((use) => use.judgement.verdict === 'malicious')
      if (harmful || (reading.end === 'stop' && sightings.globals.length > 0)) this.#seen.push(sightings)
      if (reading.end === 'stop') at = reading.next - from - 1
    }
  }

  #rawAfter(object: Value, state: Value, position: number): number {
    const { heap, uses } = this.machine
    const { content, sightings } = uses
    const length = rawArrayAfter({ heap, content, sightings, object, state, position }, (at) => {
      if (this.options.depth === 0) return 0
      const inner = analyse(slice(content, at, content.size - at), {
        ...this.options,
        sure: true,
        one: true,
        depth: (this.options.depth ?? DEPTH) - 1,
      })
      this.#seen.push(...inner.sightings)
      this.#fault ??= inner.fault
      return inner.end
    })
    if (length > 0) this.#rawFrom = Math.min(this.#rawFrom, position)
    return length
  }

  /** A reader that knows nothing of joblib takes the raw bytes for opcodes: only what does harm there counts, the rest is chance. */
  #rowWithoutRaw(): void {
    this.machine.uses.rawAfter = undefined
    const before = this.#seen.length
    const { pickles, end, broken } = { pickles: this.#pickles, end: this.#end, broken: this.#broken }
    this.#row(this.content, 0, false)
    const harmful = this.#seen
      .splice(before)
      .filter((each) => each.globals.some((use) => use.at >= this.#rawFrom && use.judgement.capability !== undefined))
    this.#seen.push(...harmful)
    this.#pickles = pickles
    this.#end = end
    this.#broken = broken
  }

  /** Pickle after pickle. `kept`: the memo lives on from one to the next, as where one unpickler reads them all. */
  #row(content: Bytes, from: number, kept: boolean): { count: number; calls: boolean; missed: boolean; crossing: Reading['crossing'] } {
    const { machine } = this
    machine.memo.clear()
    machine.heap.reset()
    let crossing: Reading['crossing']
    let calls = false
    let missed = false
    let count = 0
    const starts = [from]
    const tried = new Set<number>()
    // A memo that lives on holds globals of earlier pickles: their uses are counted in one place.
    const together = new Sightings()
    for (let start = starts.pop(); start !== undefined && count < PICKLES && this.#fault === undefined; start = starts.pop()) {
      if (start >= content.size || (count > 0 && tried.has(start))) continue
      if (starts.length > 0 || count > 0) tried.add(start)
      if (FIRST[content.read(start, 1)[0]!] === 0) continue
      if (!kept) {
        machine.memo.clear()
        machine.heap.reset()
      }
      const sightings = kept ? together : new Sightings()
      const reading = this.#read(content, start, sightings)
      count++
      missed ||= reading.end === 'memo'
      // Also of what breaks off at once: a reader that drops the rest of the frame may see something else.
      crossing ??= reading.crossing
      if (!this.#accept(reading, sightings, start === 0 && this.options.sure)) {
        continue
      }
      calls ||= sightings.globals.length > 0
      if (!kept || count === 1) this.#seen.push(sightings)
      if (reading.end !== 'stop') {
        this.#broken ??= reading
        continue
      }
      this.#pickles++
      this.#end = Math.max(this.#end, reading.next)
      if (this.options.one) break
      if (reading.frameEnd !== reading.next && reading.frameEnd < content.size) starts.push(reading.frameEnd)
      starts.push(reading.next)
    }
    return { count, calls, missed, crossing }
  }

  #read(content: Bytes, start: number, sightings: Sightings): Reading {
    const { machine } = this
    machine.uses.attend(content, sightings)
    let reading: Reading
    try {
      reading = machine.run(content, start, this.options.spend)
    } catch (fault) {
      this.#fault = fault
      reading = { end: 'limit', at: start, next: start, frameEnd: start, opcodes: 100 }
    }
    const { kind, flags, x, size } = machine.heap
    if (sightings.globals.length > 0) {
      for (let i = 2; i < size; i++) if (kind[i] === GLOBAL && flags[i]! & HANDED_ON) sightings.globals[x[i]!]!.handedOn = true
    }
    return reading
  }

  /** Whether what was read is a pickle at all, or other content that happens to begin like one: a list of words may begin with `cast`. */
  #accept(reading: Reading, sightings: Sightings, sure: boolean): boolean {
    if (reading.end === 'stop') return reading.opcodes > 1
    if (sightings.globals.length > 0 && sightings.calls > 0) return true
    if (reading.opcodes > 3 && sightings.globals.some((use) => use.judgement.verdict === 'malicious')) return true
    // Behind a pickle stands another: naming what does harm is enough, or what no list knows, in letters that raw data does not have by chance.
    if (this.#pickles > 0 && this.options.sure && reading.opcodes > 2 && sightings.globals.some(isNamedOnPurpose)) return true
    return sure && (reading.opcodes > 12 || sightings.globals.length > 0 || sightings.notes.size > 0)
  }

  /**
   * A reader that has buffered exactly one frame drops what is left of it when an argument reaches over its end. That reading is the content without the
   * dropped bytes.
   */
  #cut(first: NonNullable<Reading['crossing']>): void {
    let content = this.content
    let crossing: Reading['crossing'] = first
    for (let i = 0; i < CUTS && crossing; i++) {
      const shorter = spliced(content, crossing)
      if (!shorter) return
      content = shorter
      crossing = this.#row(content, 0, false).crossing
    }
  }
}

function isNamedOnPurpose({ module, name, judgement }: GlobalUse): boolean {
  return judgement.verdict === 'malicious' || (judgement.verdict !== 'safe' && NAME.test(module) && NAME.test(name))
}
