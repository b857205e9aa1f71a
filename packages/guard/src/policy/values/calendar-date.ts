/** First letters by which a month is known in English, German, French, Spanish and Italian. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|jän|ene|gen)/u,
  /^(?:feb|fév|fev)/u,
  /^(?:mar|mär|mrz)/u,
  /^(?:apr|avr|abr)/u,
  /^(?:may|mai|mag|mayo)/u,
  /^(?:jun|juin|giu)/u,
  /^(?:jul|juil|lug)/u,
  /^(?:aug|août|aou|ago)/u,
  /^(?:sep|set)/u,
  /^(?:oct|okt|ott)/u,
  /^(?:nov)/u,
  /^(?:dec|dez|déc|dic)/u,
]
const NAME =
  '(?:jan|jän|ene|gen|feb|fév|fev|mar|mär|mrz|apr|avr|abr|may|mai|mag|jun|juin|giu|jul|juil|lug|aug|août|aou|ago|sep|set|oct|okt|ott|nov|dec|dez|déc|dic)\\p{L}{0,8}\\.?'
const DATE = new RegExp(
  [
    '(?<iso>\\d{4})[-/.](?<isoM>\\d{1,2})[-/.](?<isoD>\\d{1,2})',
    '(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})',
    `(?<d1>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s+(?:of|de))?[\\s-]+(?<m1>${NAME})(?:(?:\\s+de)?[\\s,-]+(?<y1>\\d{4}))?`,
    `(?<m2>${NAME})\\s+(?:the\\s+)?(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?:[\\s,]+(?<y2>\\d{4}))?`,
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^/u, '(?<![\\p{L}\\p{N}])(?:')
    .concat(')(?!\\p{N}|(?!T\\d)\\p{L})'),
  'giu',
)
const TIME = /(?<![\p{N}:])(?<h>\d{1,2})(?::(?<m>\d{2})(?::(?<s>\d{2})(?:\.\d+)?)?)?\s?(?<half>[ap]\.?m\b\.?|uhr\b|h\b)?(?![\p{N}:])/giu

/** Days in a text as `2026-03-05`, or `--03-05` where no year is written; both readings where day and month could be either. */
export function dates(text: string): string[] {
  return [...text.matchAll(DATE)].flatMap((match) => datesOf(match.groups!))
}

function datesOf(g: Record<string, string | undefined>): string[] {
  if (g['iso']) return day(g['iso'], Number(g['isoM']), Number(g['isoD']))
  if (g['y']) {
    const year = g['y'].length === 2 ? `20${g['y']}` : g['y']
    const [a, b] = [Number(g['a']), Number(g['b'])]
    return [...day(year, b, a), ...(a === b ? [] : day(year, a, b))]
  }
  const name = (g['m1'] ?? g['m2'] ?? '').toLowerCase()
  const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1
  return day(g['y1'] ?? g['y2'] ?? '-', month, Number(g['d1'] ?? g['d2']))
}

function day(year: string, month: number, date: number): string[] {
  if (month < 1 || month > 12 || date < 1 || date > 31) return []
  return [`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`]
}

/** Times of day in a text as `14:30`. A number alone is no time. */
export function times(text: string): string[] {
  return [...text.matchAll(TIME)].flatMap((match) => timeOf(match.groups!))
}

function timeOf(g: Record<string, string | undefined>): string[] {
  const half = g['half']?.toLowerCase().replaceAll('.', '')
  if (g['m'] === undefined && half === undefined) return []
  let hour = Number(g['h'])
  if (half === 'pm' && hour < 12) hour += 12
  if (half === 'am' && hour === 12) hour = 0
  const minute = Number(g['m'] ?? 0)
  return hour > 23 || minute > 59 ? [] : [`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`]
}

/** A value that is a day, a time, or both as a whole. Midnight is how APIs write a day without a time, so it is left out. */
export interface Moment {
  days: string[]
  time: string | null
}

export function asMoment(value: string): Moment | null {
  const text = value.trim()
  for (const match of text.matchAll(DATE)) {
    if (match.index !== 0) break
    const days = datesOf(match.groups!)
    if (days.length === 0) break
    const rest = text.slice(match[0].length).replace(/^(?:T|,?\s+(?:at|um|à)?\s*)/iu, '')
    const clock = rest.replace(/\s*(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)$/iu, '')
    if (clock === '') return { days, time: null }
    const time = wholeTime(clock)
    return time === undefined ? null : { days, time: time === '00:00' ? null : time }
  }
  const time = wholeTime(text)
  return time === undefined ? null : { days: [], time }
}

function wholeTime(text: string): string | undefined {
  for (const match of text.matchAll(TIME)) if (match[0].trim() === text.trim()) return timeOf(match.groups!)[0]
  return undefined
}
