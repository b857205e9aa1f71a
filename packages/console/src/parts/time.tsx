const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "6 h ago", "in 2 d": the two largest things a person wants to know of a span. */
export function span(milliseconds: number): string {
  const size = Math.abs(milliseconds)
  if (size < MINUTE) return `${Math.max(0, Math.round(size / 1000))} s`
  if (size < HOUR) return `${Math.round(size / MINUTE)} m`
  if (size < DAY) return `${Math.round(size / HOUR)} h`
  return `${Math.round(size / DAY)} d`
}

const sameYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const otherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

export function exactTime(iso: string): string {
  return whole.format(new Date(iso))
}

export function clockTime(iso: string): string {
  return clock.format(new Date(iso))
}

export function dayName(time: Date): string {
  return weekday.format(time)
}

/** Relative under 7 days, a date after that. */
export function timeWords(iso: string, now: number = Date.now()): string {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  const distance = now - time
  if (Math.abs(distance) < 7 * DAY) {
    if (Math.abs(distance) < 5_000) return 'now'
    return distance >= 0 ? `${span(distance)} ago` : `in ${span(distance)}`
  }
  const date = new Date(time)
  return (date.getFullYear() === new Date(now).getFullYear() ? sameYear : otherYear).format(date)
}

/** A moment, in words, exact on focus or pointing. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {timeWords(at)}
    </time>
  )
}
