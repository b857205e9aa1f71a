import { numberStarts } from '../../text/number-starts.js'
import { unitsOf } from '../../text/units.js'
import { JOINT } from './forms.js'

/** Runs of digits and letters that single joints hold together: `AB 12-34`. Arrays in parallel, filled anew for each chain. */
export class Chain {
  readonly start: number[] = []
  readonly end: number[] = []
  readonly letters: boolean[] = []
  /** How each run is joined to the one before; `-1` for the first. */
  readonly joint: number[] = []

  get length(): number {
    return this.start.length
  }

  clear(): void {
    this.start.length = 0
    this.end.length = 0
    this.letters.length = 0
    this.joint.length = 0
  }

  add(start: number, end: number, letters: boolean, joint: number): void {
    this.start.push(start)
    this.end.push(end)
    this.letters.push(letters)
    this.joint.push(joint)
  }
}

const NONE = 0
const DIGIT = 1
const LETTER = 2
/** Letters that a number is not joined to: those of other European scripts and with diacritics. */
const FOREIGN = 3
const KIND = new Uint8Array(0x530)
for (let c = 48; c <= 57; c++) KIND[c] = DIGIT
for (let c = 65; c <= 90; c++) {
  KIND[c] = LETTER
  KIND[c | 32] = LETTER
}
KIND[95] = FOREIGN
for (let c = 0xc0; c < 0x530; c++) if (c !== 0xd7 && c !== 0xf7) KIND[c] = FOREIGN

const kindOf = (c: number | undefined) => (c !== undefined && c < 0x530 ? KIND[c]! : NONE)

function jointOf(c: number | undefined): number {
  if (c === 32 || c === 0xa0 || c === 0x202f || c === 0x2009) return JOINT.space
  if (c === 45 || c === 0x2010 || c === 0x2011 || c === 0x2013) return JOINT.hyphen
  if (c === 46) return JOINT.dot
  if (c === 47) return JOINT.slash
  return c === 40 ? JOINT.bracket : -1
}

/** Words of letters alone that are longer than this are not part of a number. */
const LONGEST_TAG = 5

/** Calls `at` with every chain of a text that has a digit in it. Linear: each unit is read a bounded number of times. */
export function chainsOf(text: string, at: (chain: Chain) => void): void {
  const units = unitsOf(text)
  const chain = new Chain()
  let border = 0
  for (const i of numberStarts(text)) {
    if (i < border) continue
    chain.clear()
    let from = wordStart(units, i, border)
    const tag = tagBefore(units, from, border)
    if (tag >= 0) {
      chain.add(tag, from - 1, true, -1)
      from = addWord(chain, units, from, jointOf(units[from - 1]))
    } else from = addWord(chain, units, from, -1)
    for (;;) {
      const joint = jointOf(units[from])
      if (joint < 0 || !belongs(units, from + 1)) break
      from = addWord(chain, units, from + 1, joint)
    }
    at(chain)
    border = from
  }
}

function wordStart(units: Uint16Array, from: number, border: number): number {
  let start = from
  while (start > border && kindOf(units[start - 1]) !== NONE) start--
  return start
}

/** Where a short word of letters begins that one joint parts from the word at `from`; -1 when there is none. */
function tagBefore(units: Uint16Array, from: number, border: number): number {
  if (from < 2 || jointOf(units[from - 1]) < 0) return -1
  let start = from - 1
  while (start > border && from - 1 - start <= LONGEST_TAG && kindOf(units[start - 1]) === LETTER) start--
  const length = from - 1 - start
  return length >= 1 && length <= LONGEST_TAG && kindOf(units[start - 1]) === NONE ? start : -1
}

/** Whether a word with a digit, or a short one, stands at `from`. */
function belongs(units: Uint16Array, from: number): boolean {
  let i = from
  for (; i < units.length && i - from <= LONGEST_TAG; i++) {
    const kind = kindOf(units[i])
    if (kind === DIGIT) return true
    if (kind === NONE) break
    if (kind === FOREIGN) return false
  }
  return i > from && i - from <= LONGEST_TAG
}

/** Adds the runs of the word at `from`; answers where it ends. */
function addWord(chain: Chain, units: Uint16Array, from: number, joint: number): number {
  let i = from
  let next = joint
  while (i < units.length) {
    const kind = kindOf(units[i])
    if (kind === NONE) break
    const start = i
    while (i < units.length && kindOf(units[i]) === kind) i++
    // What is joined to foreign letters is of no form: a run of length nought fits none.
    if (kind === FOREIGN) chain.add(start, start, true, next)
    else chain.add(start, i, kind === LETTER, next)
    next = JOINT.none
  }
  return i
}
