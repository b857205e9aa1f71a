import { NO_TELEPHONE, OTHER_NUMBER, TELEPHONE } from '../id-kinds.js'
import { type Label, LabelsNear } from '../labels.js'
import type { Ranked } from '../ranked.js'
import { isGroupedAtHome, isInternational } from './countries.js'
import { type Dialled, dialledIn } from './read.js'

/** Fewer digits are dialled inside a house only. */
const LEAST = 7
const RANK = { international: 600, grouped: 1100 } as const
/** A word for another number says something of the number right behind it. */
const BESIDE = 16
/** How near a word for a telephone must stand to make one of bare digits. */
const NEAR = 48

/** Telephone numbers: international ones, ones grouped as their country does, and plain digits that a word for a telephone announces. */
export function scanPhones(text: string, labels: () => readonly Label[]): Ranked[] {
  const numbers = dialledIn(text, LEAST)
  if (numbers.length === 0) return []
  const near = new LabelsNear(labels())
  const found: Ranked[] = []
  for (const each of numbers) {
    if (isSecond(text, each.start)) continue
    const around = near.around(each.start, each.end)
    const phone = around?.get(TELEPHONE) ?? Number.POSITIVE_INFINITY
    const other = Math.min(around?.get(OTHER_NUMBER) ?? BESIDE, around?.get(NO_TELEPHONE) ?? BESIDE)
    if (other < BESIDE && other < phone) continue
    const { start, end } = each
    if (isWorldwide(each)) found.push({ kind: 'phone', score: 1, start, end, rank: Math.min(phone, RANK.international) })
    else if (isGroupedAtHome(each.digits, each.groups, each.joints))
      found.push({ kind: 'phone', score: 0.9, start, end, rank: Math.min(phone, RANK.grouped) })
    else if (phone < NEAR && isPlain(each)) found.push({ kind: 'phone', score: 0.8, start, end, rank: phone + 2 })
  }
  return found
}

/** The seconds of a clock with their fraction, and the zone behind them: 00:24:08.280-0345. */
function isSecond(text: string, start: number): boolean {
  if (text[start - 1] !== ':') return false
  return /(?<!\d)\d\d:\d\d:$/.test(text.slice(Math.max(0, start - 7), start)) && /^\d\d[.,]\d/.test(text.slice(start, start + 4))
}

function isWorldwide({ digits, plus, groups }: Dialled): boolean {
  if (plus) return isInternational(digits)
  const exit = /^(?:00|011)(?=[1-9])/.exec(digits)?.[0]
  return exit !== undefined && (groups.length > 1 || digits.length >= 11) && isInternational(digits.slice(exit.length))
}

/** What a word for a telephone makes a number: no date, no year, no fraction, no more groups than one dials. */
function isPlain({ digits, groups, joints, plus }: Dialled): boolean {
  if (digits.length > 13 || groups.length > 6 || plus) return false
  if (/^(.)\1+$/.test(digits) || groups.some((length, i) => length === 1 && i > 1)) return false
  const dated = groups.length === 3 && (isDate(digits, groups) || (groups[0] === 2 && groups[1] === 2 && groups[2] === 4))
  return !dated && !(joints.includes('.') && groups.length === 2)
}

function isDate(digits: string, groups: readonly number[]): boolean {
  return groups[0] === 4 && groups[1] === 2 && groups[2] === 2 && /^(?:19|20)/.test(digits)
}
