import type { Step } from '../policy/rule-table.js'
import type { DetectionContext } from '../vocabulary/detector.js'

/** A step with what follows this text for its detector, where the detector can. */
export class FollowedStep implements Step {
  readonly instance: Step['instance']
  readonly rules: Step['rules']
  readonly follow: ((text: string) => number) | undefined
  private readonly watch: ((piece: string) => boolean) | undefined
  /** Where the last piece ends with which something showed that a finding needs: without any, a stretch of one view has no finding. */
  cue: number

  constructor({ instance, rules }: Step, context: DetectionContext) {
    this.instance = instance
    this.rules = rules
    this.follow = instance.detect.follow?.()
    this.watch = instance.detector.reach === 'span' ? instance.detect.watch?.(context) : undefined
    this.cue = this.watch ? 0 : Number.POSITIVE_INFINITY
  }

  /** Sees the next piece, which ends at `to`. */
  next(piece: string, to: number): void {
    if (this.watch?.(piece)) this.cue = to
  }
}
