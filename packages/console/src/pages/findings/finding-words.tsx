import type { FindingRow } from '../../api/schema'
import { Mark, type MarkTone } from '../../parts/mark'

const STATES: Readonly<Record<FindingRow['state'], { word: string; tone: MarkTone }>> = {
  open: { word: 'open', tone: 'hit' },
  triaged: { word: 'triaged', tone: 'hold' },
  accepted: { word: 'accepted', tone: 'accepted' },
  fixed: { word: 'fixed', tone: 'miss' },
  false_positive: { word: 'false positive', tone: 'none' },
}

export function FindingState({ state, boxed }: { state: FindingRow['state']; boxed?: boolean }) {
  const { word, tone } = STATES[state]
  return (
    <Mark tone={tone} {...(boxed ? { boxed } : {})}>
      {word}
    </Mark>
  )
}

/** F-12, as people say it. */
export function findingName(number: number): string {
  return `F-${number}`
}
