import { randomBytes } from 'node:crypto'

const gateway = randomBytes(5).toString('hex')
let counter = 0

/** An id that no other event has: time, process and count. Sorts by time within a process. */
export function eventId(now: number): string {
  counter = (counter + 1) % 0x1000000
  return `ev_${now.toString(36).padStart(9, '0')}${gateway}${counter.toString(36).padStart(5, '0')}`
}
