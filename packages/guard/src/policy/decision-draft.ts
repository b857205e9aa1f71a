import type { Origin } from '../vocabulary/origin.js'
import type { Coverage, Decision, Edit, Firing, JsonPath } from './decision.js'
import { strongest } from './judge-text.js'
import type { Mode } from './policy.js'

type Mutable = Partial<Record<Origin, { seen: number; scanned: number; skipped: number }>>

/** A decision while it is being made: firings, edits and coverage are added text by text. */
export class DecisionDraft {
  readonly firings: Firing[] = []
  private readonly edits: Edit[] = []
  private readonly coverage: Mutable = {}
  degraded = false
  /** A second stage is to be asked before this stands. */
  open = false
  /** The highest score of any detector. */
  score = 0

  constructor(private readonly mode: Mode) {}

  fire(firings: readonly Firing[]): void {
    this.firings.push(...firings)
  }

  edit(path: JsonPath, text: string | null): void {
    this.edits.push({ path, text })
  }

  /** Counts a text. What no detector looked at is skipped, never clean. */
  cover(origin: Origin, units: number, scanned: boolean): void {
    let entry = this.coverage[origin]
    if (!entry) {
      entry = { seen: 0, scanned: 0, skipped: 0 }
      this.coverage[origin] = entry
    }
    entry.seen += units
    if (scanned) entry.scanned += units
    else entry.skipped += units
  }

  /** Takes over what another draft says; its edits stay with it. */
  absorb(other: DecisionDraft): void {
    this.fire(other.firings)
    if (other.degraded) this.degraded = true
    if (other.open) this.open = true
    for (const [origin, { seen, scanned }] of Object.entries(other.coverage)) {
      if (scanned > 0) this.cover(origin as Origin, scanned, true)
      if (seen > scanned) this.cover(origin as Origin, seen - scanned, false)
    }
  }

  finish(): Decision {
    const coverage: Coverage = this.coverage
    return {
      action: strongest(this.firings, this.mode),
      mode: this.mode,
      firings: this.firings,
      edits: this.mode === 'enforce' ? this.edits : [],
      coverage,
      degraded: this.degraded,
    }
  }
}
