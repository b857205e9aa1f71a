import { fold } from '../../text/fold.js'
import { numberStarts } from '../../text/number-starts.js'
import { isDay } from './check-digits.js'
import type { IdKind } from './id-kind.js'
import type { Ranked } from './ranked.js'

/** Words that announce a date of birth, folded and without spaces. */
export const BIRTH_WORDS =
  'dob born birth birthday birthdate dateofbirth bday geboren geburtsdatum geburtstag gebdatum gebam gebdat geb naissance datedenaissance neele ' +
  'nee ne nele nacimiento fechadenacimiento nacido nacida nacio nascita datadinascita nato nata natoil natail nascimento datadenascimento nascido ' +
  'nascida nasceu dn geboortedatum geboren urodzenia dataurodzenia urodzony urodzona ur fodelsedatum fodd fodselsdato fodt fodselsdag syntymaaika ' +
  'syntynyt syntymapaiva narozeni datumnarozeni narozen szuletesi szuletett nascut nascuta datanasterii rodjen datumrodenja dogum dogumtarihi dogumlu ' +
  'ngaysinh tanggallahir lahir рождения датарождения родился родилась др народження датанародження ημερομηνιαγεννησης γεννηθηκε 生年月日 誕生日 生まれ ' +
  '出生日期 出生 生日 出生于 생년월일 생일 출생 تاريخالميلاد الميلاد ولد مواليد जन्मतिथि जन्म วันเกิด תאריךלידה נולד'

const inYears = (year: number) => year >= 1880 && year <= 2100

function isDate(year: string, a: string, b: string): boolean {
  if (year.length === 4 && !inYears(Number(year))) return false
  return isDay(Number(a), Number(b)) || isDay(Number(b), Number(a))
}

/** Dates in digits, of which the joints are left out: year first or last, in two digits or four. */
function isCompactDate(id: string): boolean {
  const first = isDate(id.slice(0, 4), id.slice(4, 6), id.slice(6))
  return id.length === 8 ? first || isDate(id.slice(4), id.slice(0, 2), id.slice(2, 4)) : isShortDate(id)
}

/** With a day or month of one digit, or a year of two. */
function isShortDate(id: string): boolean {
  if (id.length === 7) return true
  return /^\d{6}$/.test(id)
    ? isDate(id.slice(4), id.slice(0, 2), id.slice(2, 4)) ||
        isDate(id.slice(0, 2), id.slice(2, 4), id.slice(4)) ||
        /^(?:19|20)|(?:19|20)\d\d$/.test(id)
    : true
}

const LONG_DATES = [
  ...['-', '/', '.', ' '].flatMap((j) => [`D4${j}D2${j}D2`, `D2${j}D2${j}D4`]),
  ...['-', '/', '.'].flatMap((j) => [
    `D1${j}D2${j}D4`,
    `D2${j}D1${j}D4`,
    `D1${j}D1${j}D4`,
    `D4${j}D1${j}D2`,
    `D4${j}D2${j}D1`,
    `D4${j}D1${j}D1`,
  ]),
].join(', ')
const SHORT_DATES = ['-', '/', '.'].flatMap((j) => [`D2${j}D2${j}D2`, `D1${j}D1${j}D2`, `D1${j}D2${j}D2`, `D2${j}D1${j}D2`]).join(', ')

/** Dates in digits. Any date is of low score: it is personal where a word makes it somebody's birthday. */
export const DATE_KINDS: readonly IdKind[] = [
  { kind: 'dob', labelled: `${LONG_DATES}, ${SHORT_DATES}, D8`, valid: isCompactDate, near: BIRTH_WORDS },
  { kind: 'date_time', plain: LONG_DATES, valid: isCompactDate, score: 0.3 },
]

const MONTHS =
  'jan(?:uary|uar|vier|uari|uar|eiro)?|jänner|enero|ene|gen(?:naio)?|stycznia|feb(?:ruary|ruar|braio|rero|ruari)?|févr(?:ier)?|fevereiro|lutego|mar(?:ch|s|zo|ço|ca)?|märz|maart|marca|' +
  'apr(?:il|ile)?|avril|abril|abr|kwietnia|may|mai|mayo|maggio|maio|mei|maja|jun(?:e|i|io|ho)?|juin|giugno|giu|czerwca|jul(?:y|i|io|ho)?|juillet|luglio|lug|lipca|' +
  'aug(?:ust|ustus)?|août|agosto|ago|sierpnia|sep(?:t|tember|tembre|tiembre)?|settembre|setembro|września|oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|ott|outubro|out|października|' +
  'nov(?:ember|embre|iembre|embro)?|listopada|dec(?:ember|embre)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|grudnia|' +
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º|\\.)?'
const YEAR = '(?:18[89]\\d|19\\d\\d|20\\d\\d)(?!\\d)'
/** A day, the name of a month and a year in the orders in which languages write them; the East Asian signs stand behind each. */
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\d])(?:${DAY}[\\s-]{1,2}(?:of |de |d')?(?:${MONTHS})\\.?,?[\\s-]{1,2}(?:de |del |do )?${YEAR}|(?:${MONTHS})\\.?[\\s-]{1,2}${DAY},?[\\s-]{1,2}${YEAR})|` +
    '\\d{4}\\s?[年년]\\s?\\d{1,2}\\s?[月월]\\s?\\d{1,2}\\s?[日일]',
  'giu',
)
const BEFORE = 48
const BEHIND = 64

/** How the names of months begin, folded. */
const MONTH_BEGINS = new Set(
  MONTHS.replaceAll(/\(\?:[^)]*\)\??/g, '')
    .split('|')
    .map((month) => fold(month).slice(0, 3)),
)
/** Units before a year in which the month stands. */
const MONTH_REACH = 28

/** Whether a date with the month in words may stand in a text: before a year, or with the East Asian signs. */
export function mayHoldWrittenDate(text: string): boolean {
  for (const i of numberStarts(text)) {
    const year = (text[i] === '1' || text[i] === '2') && isDigit(text.charCodeAt(i + 1)) && isDigit(text.charCodeAt(i + 2))
    if (year && isDigit(text.charCodeAt(i + 3)) && hasMonth(text, Math.max(0, i - MONTH_REACH), i)) return true
  }
  return text.includes('年') || text.includes('년')
}

function hasMonth(text: string, from: number, to: number): boolean {
  const before = fold(text.slice(from, to))
  for (let i = 0; i + 2 < before.length; i++) if (MONTH_BEGINS.has(before.slice(i, i + 3))) return true
  return false
}

const isDigit = (c: number) => c >= 48 && c <= 57

/** Dates with the month in words, near the places of words for birth. Windows that touch are read as one, so each unit is read once. */
export function scanWrittenDates(text: string, births: readonly { start: number; end: number }[]): Ranked[] {
  const found: Ranked[] = []
  let done = 0
  for (let i = 0; i < births.length; i++) {
    const from = Math.max(done, births[i]!.start - BEFORE)
    let to = births[i]!.end + BEHIND
    while (i + 1 < births.length && births[i + 1]!.start - BEFORE <= to) to = births[++i]!.end + BEHIND
    for (const match of text.slice(from, to).matchAll(WRITTEN)) {
      const start = from + match.index
      found.push({ kind: 'dob', score: 0.95, start, end: start + match[0].length, because: ['date and label'], rank: 20 })
    }
    done = to
  }
  return found
}
