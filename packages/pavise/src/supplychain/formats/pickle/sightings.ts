import type { Observation } from '#supplychain/scan/format'
import { type Judgement, judge } from './judge.js'

/** A callable or class that a pickle names, and what is done with it. */
export interface GlobalUse {
  readonly module: string
  readonly name: string
  /** Of its first mention. */
  readonly at: number
  readonly opcode: number
  readonly judgement: Judgement
  /** Its name did not stand in the file as a constant. */
  built: boolean
  calls: number
  /** One of the calls was no mere making of an object (NEWOBJ). */
  reduced: boolean
  /** Of the first call: place, opcode, arguments for a reader. */
  callAt: number
  callOpcode: number
  arguments: string
  /** The arguments look like a command, a path, an address or code. */
  tellingArguments: boolean
  handedOn: boolean
  /** An allowed callable was used in a way that is not allowed. */
  misuse: string
}

/** Content that a pickle holds as a constant or unpacks, to be looked at for itself. */
export interface Nested {
  readonly label: string
  readonly offset: number
  readonly length: number
  /** Where it is not a plain run of the file: the bytes themselves. */
  readonly bytes?: Uint8Array
}

/** A tensor that refers to a storage outside the pickle. */
export interface TensorUse {
  readonly at: number
  readonly storage: { readonly type: string; readonly key: string; readonly elements: number }
  readonly offset: number
  readonly size: readonly number[]
  readonly stride: readonly number[]
}

const NESTED_KEPT = 32
const NOTES_KEPT = 64
const TENSORS_KEPT = 100_000

/** What all readings of one content have seen. */
export class Sightings {
  readonly globals: GlobalUse[] = []
  readonly notes = new Map<string, Observation>()
  readonly nested: Nested[] = []
  readonly tensors: TensorUse[] = []
  readonly #index = new Map<string, number>()
  /** Calls, whatever they call. */
  calls = 0

  /** Index of the use of this callable in `globals`. */
  global(module: string, name: string, at: number, opcode: number, built: boolean): number {
    const key = `${module}\0${name}`
    const known = this.#index.get(key)
    if (known !== undefined) {
      if (built) this.globals[known]!.built = true
      return known
    }
    const index = this.globals.length
    this.#index.set(key, index)
    this.globals.push({
      module,
      name,
      at,
      opcode,
      judgement: judge(module, name),
      built,
      calls: 0,
      reduced: false,
      callAt: 0,
      callOpcode: 0,
      arguments: '',
      tellingArguments: false,
      handedOn: false,
      misuse: '',
    })
    return index
  }

  /** Keeps an observation that is not about a callable's name; once for each rule and place. */
  note(observation: Observation): void {
    const key = `${observation.rule} ${JSON.stringify(observation.location)}`
    if (!this.notes.has(key) && this.notes.size < NOTES_KEPT) this.notes.set(key, observation)
  }

  inside(nested: Nested): void {
    if (this.nested.length < NESTED_KEPT && !this.nested.some((each) => each.offset === nested.offset && each.label === nested.label))
      this.nested.push(nested)
  }

  tensor(tensor: TensorUse): void {
    if (this.tensors.length < TENSORS_KEPT) this.tensors.push(tensor)
  }
}
