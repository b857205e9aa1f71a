import type { Bytes } from '#supplychain/scan/bytes'
import { defineFormat } from '#supplychain/scan/format'
import { Cursor, OutOfBytes } from '../binary/cursor.js'
import { jsonOf } from '../json/json-content.js'
import { sizes } from './rules.js'

class Broken extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

const WIDTH: Readonly<Record<string, number>> = { Z: 0, N: 0, T: 0, F: 0, i: 1, U: 1, C: 1, I: 2, l: 4, L: 8, d: 4, D: 8 }
const DEEPEST = 100

/** XGBoost models as UBJSON: walked for counts and lengths that the file cannot hold. */
export const xgboostUbj = defineFormat({
  id: 'xgboost-ubj',
  title: 'XGBoost model (UBJSON)',
  rules: [sizes],
  detect: (content) => (content.read(0, 1)[0] === 0x7b && startsUbj(content) && !jsonOf(content) ? 'yes' : 'no'),
  scan(content, scan) {
    const cursor = new Cursor(content, 0, false)
    try {
      walk(cursor, mark(cursor), 0, (work) => scan.spend(work))
      if (cursor.left > 0) throw new Broken(`${cursor.left} bytes follow the model`, cursor.at)
    } catch (error) {
      if (!(error instanceof Broken || error instanceof OutOfBytes)) throw error
      const message = error instanceof OutOfBytes ? 'the file ends inside the model' : error.message
      scan.observe({
        rule: sizes.id,
        verdict: 'suspicious',
        message,
        location: { place: message.replace(/\d+/g, 'n').slice(0, 100) },
        evidence: [{ kind: 'header', text: message, offset: error.at }],
      })
    }
  },
})

/** A key with its length, the first thing in an object: `learner` or `version`. */
function startsUbj(content: Bytes): boolean {
  const head = Buffer.from(content.read(0, 32)).toString('latin1')
  return /^\{(?:L\0{7}.|[iU].|I\0.|l\0{3}.)(?:learner|version)/s.test(head)
}

const mark = (cursor: Cursor): string => String.fromCharCode(cursor.u8())

function count(cursor: Cursor): number {
  const at = cursor.at
  const kind = mark(cursor)
  const value =
    kind === 'i'
      ? cursor.i8()
      : kind === 'U'
        ? cursor.u8()
        : kind === 'I'
          ? (cursor.u16() << 16) >> 16
          : kind === 'l'
            ? cursor.i32()
            : kind === 'L'
              ? Number(BigInt.asIntN(64, cursor.u64()))
              : Number.NaN
  if (!(value >= 0) || value > cursor.content.size)
    throw new Broken(`a length is said to be ${value}, the file has ${cursor.content.size} bytes`, at)
  return value
}

function walk(cursor: Cursor, kind: string, depth: number, spend: (work: number) => void): void {
  if (depth > DEEPEST) throw new Broken(`values are nested deeper than ${DEEPEST}`, cursor.at)
  spend(1)
  if (kind === 'S' || kind === 'H') cursor.skip(count(cursor))
  else if (kind === '[' || kind === '{') container(cursor, kind === '{', depth, spend)
  else {
    const width = WIDTH[kind]
    if (width === undefined) throw new Broken('a value has a type that UBJSON does not know', cursor.at - 1)
    cursor.skip(width)
  }
}

function container(cursor: Cursor, isObject: boolean, depth: number, spend: (work: number) => void): void {
  const end = isObject ? '}' : ']'
  let type: string | undefined
  let next = mark(cursor)
  if (next === '$') {
    type = mark(cursor)
    next = mark(cursor)
    if (next !== '#') throw new Broken('a typed list has no length', cursor.at - 1)
  }
  if (next === '#') {
    const length = count(cursor)
    const width = type === undefined ? undefined : WIDTH[type]
    if (width !== undefined && !isObject) {
      cursor.skip(length * width)
      return
    }
    for (let index = 0; index < length; index++) {
      if (isObject) cursor.skip(count(cursor))
      walk(cursor, type ?? mark(cursor), depth + 1, spend)
    }
    return
  }
  while (next !== end) {
    if (isObject) {
      cursor.at--
      cursor.skip(count(cursor))
      next = mark(cursor)
    }
    if (next !== 'N') walk(cursor, next, depth + 1, spend)
    next = mark(cursor)
  }
}
