import type { AttemptRow, Run } from '../../api/schema'
import { Mark, type MarkTone } from '../../parts/mark'

export const KIND_WORDS: Readonly<Record<Run['kind'], string>> = {
  loop: 'Closed loop',
  attack: 'Attack',
  scan: 'Scan',
  replay: 'Replay',
  verify_ledger: 'Ledger check',
  dry_run: 'Dry run',
}

const STATES: Readonly<Record<Run['state'], MarkTone>> = {
  queued: 'none',
  running: 'hold',
  cancelling: 'hold',
  cancelled: 'none',
  done: 'miss',
  failed: 'unsure',
}

export function RunState({ run, boxed }: { run: Run; boxed?: boolean }) {
  return (
    <Mark tone={STATES[run.state]} {...(boxed ? { boxed } : {})}>
      {run.state}
    </Mark>
  )
}

export function runTitle(run: Run): string {
  return run.asset ? `${KIND_WORDS[run.kind]} ${run.kind === 'scan' ? 'of' : 'on'} ${run.asset.name}` : KIND_WORDS[run.kind]
}

export function isActive(run: Run): boolean {
  return run.state === 'queued' || run.state === 'running' || run.state === 'cancelling'
}

const VERDICTS: Readonly<Record<AttemptRow['verdict'], { tone: MarkTone; word: string }>> = {
  vulnerable: { tone: 'hit', word: 'hit' },
  safe: { tone: 'miss', word: 'miss' },
  review: { tone: 'hold', word: 'review' },
  inconclusive: { tone: 'unsure', word: 'inconclusive' },
}

export function Verdict({ verdict, boxed }: { verdict: AttemptRow['verdict']; boxed?: boolean }) {
  const { tone, word } = VERDICTS[verdict]
  return (
    <Mark tone={tone} {...(boxed ? { boxed } : {})}>
      {word}
    </Mark>
  )
}

/** `mail_out` as a person reads it. */
export function idWords(id: string): string {
  const text = id.replace(/[-_./]+/g, ' ').trim()
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : id
}
