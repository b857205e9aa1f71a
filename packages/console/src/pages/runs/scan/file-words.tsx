import { Mark, type MarkTone } from '../../../parts/mark'

const TONES: Readonly<Record<string, MarkTone>> = {
  malicious: 'hit',
  suspicious: 'hit',
  inconclusive: 'unsure',
  unknown: 'none',
  safe: 'miss',
}

/** Worst first. */
export const VERDICTS = Object.keys(TONES)

/** What a file or a member is. What could not be examined has no verdict. */
export function FileVerdict({ verdict, boxed }: { verdict: string; boxed?: boolean }) {
  return (
    <Mark tone={TONES[verdict] ?? 'unsure'} {...(boxed ? { boxed } : {})}>
      {verdict === 'inconclusive' ? 'no verdict' : verdict}
    </Mark>
  )
}

/** A byte as people of the trade write it. */
export const offsetWords = (offset: number): string => `byte ${offset} (0x${offset.toString(16)})`
