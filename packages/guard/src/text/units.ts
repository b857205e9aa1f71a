/** Of longer texts only the last is kept, and no longer than the call that looks at it lasts: a hold that the collector may let go of ends then. */
const LONGEST_KEPT = 1 << 20

interface Copy {
  text: string
  units: Uint16Array
}

/** The texts read last: the scanners of one policy look at the same text, at a view or a part of it, one after another. */
const kept: Copy[] = []
const MOST_KEPT = 4
let long: WeakRef<Copy> | undefined

/**
 * The UTF-16 units of a text as numbers, copied once for all scanners that walk over it: an array is read in half the time that
 * `charCodeAt` takes. Not to be written to.
 */
export function unitsOf(text: string): Uint16Array {
  for (let i = 0; i < kept.length; i++) if (kept[i]!.text === text) return kept[i]!.units
  if (part.text === text) return part.units
  const last = text.length > LONGEST_KEPT ? long?.deref() : undefined
  if (last?.text === text) return last.units
  const units = copyOf(text)
  if (text.length <= LONGEST_KEPT) keep({ text, units })
  else long = new WeakRef({ text, units })
  return units
}

/** What some runtimes copy strings with as memory, several times as fast as unit by unit. */
const memory = (globalThis as { Buffer?: { from(text: string, encoding: 'utf16le'): Uint8Array } }).Buffer
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
/** Shorter texts are copied sooner than memory is asked for. */
const LEAST_COPIED = 64

function copyOf(text: string): Uint16Array {
  const { length } = text
  if (memory && LITTLE_ENDIAN && length >= LEAST_COPIED) {
    const bytes = memory.from(text, 'utf16le')
    if ((bytes.byteOffset & 1) === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, length)
  }
  const units = new Uint16Array(length)
  for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i)
  return units
}

/** The part of a text that was cut out last. */
let part: Copy = { text: '', units: new Uint16Array(0) }

/** A part of a text that is to be looked at as one of its own: its units are those of the whole, which stays the one that is known. */
export function partWithUnits(text: string, start: number, end: number): string {
  const whole = unitsOf(text)
  const units = text.length > LONGEST_KEPT ? whole.slice(start, end) : whole.subarray(start, end)
  part = { text: text.slice(start, end), units }
  return part.text
}

/** Keeps a copy instead of the one that was made first. */
function keep(copy: Copy): void {
  if (kept.length < MOST_KEPT) kept.push(copy)
  else {
    for (let i = 1; i < MOST_KEPT; i++) kept[i - 1] = kept[i]!
    kept[MOST_KEPT - 1] = copy
  }
}
