import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTime, parseCron } from '#core/schedule/cron'

const after = (cron: string, time: string): string | undefined => nextTime(parseCron(cron), new Date(time))?.toISOString()

test.each([
  ['0 3 * * *', '2026-03-01T02:59:59Z', '2026-03-01T03:00:00.000Z'],
  ['0 3 * * *', '2026-03-01T03:00:00Z', '2026-03-02T03:00:00.000Z'],
  ['*/15 * * * *', '2026-03-01T03:14:00Z', '2026-03-01T03:15:00.000Z'],
  ['5/20 * * * *', '2026-03-01T03:26:00Z', '2026-03-01T03:45:00.000Z'],
  ['0 0 * * 1-5', '2026-03-06T12:00:00Z', '2026-03-09T00:00:00.000Z'],
  ['0 0 * * 7', '2026-03-06T12:00:00Z', '2026-03-08T00:00:00.000Z'],
  ['30 23 31 12 *', '2026-01-01T00:00:00Z', '2026-12-31T23:30:00.000Z'],
  ['0 0 29 2 *', '2097-01-01T00:00:00Z', '2104-02-29T00:00:00.000Z'],
  ['0 0 13 * 5', '2026-03-01T00:00:00Z', '2026-03-06T00:00:00.000Z'],
  ['0,30 8-10/2 * * *', '2026-03-01T08:30:00Z', '2026-03-01T10:00:00.000Z'],
])('%s after %s is %s', (cron, time, expected) => {
  expect(after(cron, time)).toBe(expected)
})

test.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  '5-1 * * * *',
  '*/0 * * * *',
  'a * * * *',
  '1,, * * * *',
  '-1 * * * *',
  '0 0 31 2 *',
])('"%s" is refused in one line', (cron) => {
  expect(() => parseCron(cron)).toThrowError(expect.objectContaining({ code: 'PAV_SCHEDULE_INVALID' }))
})

test('the next time is later, fits every field, and no minute between fits too', () => {
  const field = (low: number, high: number) => fc.oneof(fc.constant('*'), fc.integer({ min: low, max: high }).map(String))
  fc.assert(
    fc.property(field(0, 59), field(0, 23), field(1, 28), field(1, 12), fc.integer({ min: 0, max: 4e9 }), (m, h, d, mon, at) => {
      const from = new Date(at * 1000)
      const next = nextTime(parseCron(`${m} ${h} ${d} ${mon} *`), from)!
      const fits = (time: Date) =>
        (m === '*' || time.getUTCMinutes() === Number(m)) &&
        (h === '*' || time.getUTCHours() === Number(h)) &&
        (d === '*' || time.getUTCDate() === Number(d)) &&
        (mon === '*' || time.getUTCMonth() + 1 === Number(mon))
      expect(next.getTime()).toBeGreaterThan(from.getTime())
      expect(fits(next)).toBe(true)
      for (let n = 1; n <= 90; n++) {
        const between = new Date((Math.floor(from.getTime() / 60_000) + n) * 60_000)
        if (between < next) expect(fits(between)).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})
