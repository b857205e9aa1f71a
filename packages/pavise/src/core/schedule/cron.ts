import { PaviseError } from '../errors/error.js'

/** A parsed schedule. Every field is the set of its allowed values; times are UTC. */
export interface Cron {
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly weekdays: ReadonlySet<number>
  /** Where both days and weekdays are restricted, either is enough (POSIX crontab). */
  readonly anyDay: boolean
}

const FIELDS = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12 },
  { name: 'day of the week', low: 0, high: 7 },
] as const

const DAY_MS = 86_400_000
/** 29 February can be eight years away. */
const SEARCHED_DAYS = 8 * 366 + 1

/**
 * Parses five fields: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). A field is `*`, numbers, ranges
 * and lists, each with an optional step.
 * @example parseCron('0 3 * * 1-5') // at three on every weekday
 * @throws PaviseError PAV_SCHEDULE_INVALID
 */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (text.length > 100 || parts.length !== FIELDS.length)
    throw invalid(`a schedule has five fields, for example "0 3 * * *"; this one has ${parts.length}`)
  const [minutes, hours, days, months, weekdays] = parts.map((part, i) => parseField(part, FIELDS[i]!)) as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ]
  if (weekdays.delete(7)) weekdays.add(0)
  const cron = { minutes, hours, days, months, weekdays, anyDay: !parts[2]!.startsWith('*') && !parts[4]!.startsWith('*') }
  if (!nextTime(cron, new Date(0))) throw invalid(`"${text}" names a day that never comes`)
  return cron
}

/** The first time after `after` (not at it) that the schedule names; undefined where there is none within eight years. */
export function nextTime(cron: Cron, after: Date): Date | undefined {
  const from = Math.floor(after.getTime() / 60_000) * 60_000 + 60_000
  const firstDay = Math.floor(from / DAY_MS) * DAY_MS
  for (let day = firstDay, n = 0; n < SEARCHED_DAYS; day += DAY_MS, n++) {
    if (!isOn(cron, new Date(day))) continue
    for (let minute = day === firstDay ? (from - day) / 60_000 : 0; minute < 24 * 60; minute++)
      if (cron.hours.has(Math.floor(minute / 60)) && cron.minutes.has(minute % 60)) return new Date(day + minute * 60_000)
  }
  return undefined
}

function isOn(cron: Cron, day: Date): boolean {
  if (!cron.months.has(day.getUTCMonth() + 1)) return false
  const date = cron.days.has(day.getUTCDate())
  const weekday = cron.weekdays.has(day.getUTCDay())
  return cron.anyDay ? date || weekday : date && weekday
}

function parseField(text: string, { name, low, high }: (typeof FIELDS)[number]): Set<number> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const found = part.match(/^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/)
    const [, first, last, step] = found ?? []
    const from = first === undefined ? low : Number(first)
    const to = last === undefined ? (first === undefined || step !== undefined ? high : from) : Number(last)
    const by = step === undefined ? 1 : Number(step)
    if (!found || from < low || to > high || from > to || by === 0)
      throw invalid(`"${part.slice(0, 20)}" is no ${name}: numbers from ${low} to ${high}, *, ranges and steps`)
    for (let value = from; value <= to; value += by) values.add(value)
  }
  return values
}

const invalid = (message: string): PaviseError => new PaviseError('PAV_SCHEDULE_INVALID', message)
