import { DIGIT, LETTER, unitKind } from './unit-info.js'

/** Longer addresses are read in parts. */
const LONGEST_ADDRESS = 256
const IN_ADDRESS = new Uint8Array(128)
for (const c of '-._~%/+?=&#:@!$*,;') IN_ADDRESS[c.charCodeAt(0)] = 2
/** In documentation they hold the place of a value. */
for (const c of '{}<>[]') IN_ADDRESS[c.charCodeAt(0)] = 1
const AT = 64
const COLON = 58
const SLASH = 47
const TRAILING: readonly number[] = Array.from('.,:;!?<>[]{}', (sign) => sign.charCodeAt(0))

/** Whether a text can hold an address at all. */
export function mayHoldAddress(text: string): boolean {
  return text.includes('@') || text.includes('://')
}

/** End of the URL or mail address that begins at `start`; where none does, how far was looked, below zero. */
export function addressEnd(units: Uint16Array, start: number): number {
  const last = Math.min(units.length, start + LONGEST_ADDRESS)
  let found = false
  let i = start
  for (; i < last; i++) {
    const c = units[i]!
    const kind = unitKind(c)
    if (kind !== LETTER && kind !== DIGIT && !(c < 128 && IN_ADDRESS[c]! > (found ? 0 : 1))) break
    if (c === AT && i > start && unitKind(units[i + 1] ?? 32) === LETTER) found = true
    if (c === COLON && units[i + 1] === SLASH && units[i + 2] === SLASH) found = true
    else if (c === COLON && !found) break
  }
  if (!found) return -i
  while (i > start && TRAILING.includes(units[i - 1]!)) i--
  return i
}
