import type { Allowance } from '#redteam/targets/patient-request'

/** The budget has no room for another request. */
export class NoRoom extends Error {}

/** The requests of a run, shared by all who ask. */
export class Room {
  /** Requests that are kept for the end. */
  reserve = 0
  readonly allowance: Allowance

  constructor(readonly maxRequests: number) {
    this.allowance = { left: maxRequests }
  }

  get used(): number {
    return this.maxRequests - this.left
  }

  set used(requests: number) {
    this.allowance.left = this.maxRequests - requests
  }

  get left(): number {
    return Math.max(0, this.allowance.left)
  }
}
