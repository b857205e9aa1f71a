/** What a verifier found, in the order of importance. */
export interface Fault {
  /** The entry it belongs to; absent where it belongs to the whole. */
  readonly index?: number
  readonly fault: string
}

/** A checkpoint that the entries were held against. */
export interface Vouched {
  /** `given` on the command line, `kept` with the keys of this machine, `stored` beside the entries. */
  readonly source: 'given' | 'kept' | 'stored'
  readonly size: number
  readonly root: string
}

/** Where the public key came from. One that lies beside the entries could be changed together with them. */
export type KeySource = 'given' | 'kept' | 'stored'

export interface BodyCount {
  /** Bodies opened and found to be what their entries commit to. */
  checked: number
  /** Bodies whose key was destroyed, as an entry says. */
  forgotten: number
  /** Bodies that could not be looked into: no master key, or an export without bodies. */
  unread: number
}

export interface Verification {
  readonly ok: boolean
  /** Whole, well-formed entries found. */
  readonly size: number
  /** Root over them, base64. */
  readonly root: string
  readonly origin?: string
  /** Entries up to the largest checkpoint that holds. */
  readonly signed: number
  readonly vouched: readonly Vouched[]
  readonly key?: { readonly source: KeySource; readonly line: string }
  readonly bodies: BodyCount
  /** The first hundred; `faultCount` has them all. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
  /** One sentence that claims no more than was seen. */
  readonly statement: string
}

const MAX_FAULTS = 100

/** Gathers faults without growing with them. */
export class FaultList {
  readonly listed: Fault[] = []
  count = 0
  add(fault: string, index?: number): void {
    this.count++
    if (this.listed.length < MAX_FAULTS) this.listed.push(index === undefined ? { fault } : { index, fault })
  }
}

/** What may be said of `size` entries of which `signed` are vouched for. */
export function statementOf(size: number, signed: number, vouched: readonly Vouched[], faults: number): string {
  if (faults > 0) return `not what was sealed: ${faults} ${faults === 1 ? 'fault' : 'faults'} in ${size} entries`
  const outside = vouched.some(({ source }) => source !== 'stored')
  const basis =
    vouched.length === 0
      ? 'no checkpoint vouches for it'
      : `the first ${signed} as signed${outside ? '' : ', by a checkpoint that lies beside the entries'}`
  return `consistent up to ${size}, nothing known after (${basis})`
}
