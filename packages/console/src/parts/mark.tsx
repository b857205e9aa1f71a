import type { ReactNode } from 'react'

export type MarkTone = 'hit' | 'miss' | 'unsure' | 'none' | 'hold' | 'accepted' | 'medium'

const SHAPES: Readonly<Record<MarkTone, ReactNode>> = {
  hit: <path d="M5.5.3 10.7 5.5 5.5 10.7.3 5.5z" fill="currentColor" />,
  medium: <path d="M5.5.3 10.7 5.5 5.5 10.7.3 5.5z" fill="currentColor" />,
  miss: <circle cx="5.5" cy="5.5" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  unsure: (
    <g fill="none" stroke="currentColor">
      <path d="M1 1h9v9H1z" strokeDasharray="2 1.4" />
      <path d="M1 6l5-5M1 10l9-9M5 10l5-5" strokeWidth=".9" />
    </g>
  ),
  none: <circle cx="5.5" cy="5.5" r="1.5" fill="currentColor" />,
  hold: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4">
      <circle cx="5.5" cy="5.5" r="4.4" />
      <path d="M5.5 2.8v2.9l1.8 1.2" />
    </g>
  ),
  accepted: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4">
      <circle cx="5.5" cy="3.2" r="2.1" />
      <path d="M1.4 10.4c.5-2.4 2-3.6 4.1-3.6s3.6 1.2 4.1 3.6" />
    </g>
  ),
}

/** Shape, then word, then colour. */
export function Mark({ tone, children, boxed }: { tone: MarkTone; children: ReactNode; boxed?: boolean }) {
  return (
    <span className={`v ${tone === 'accepted' ? 'none' : tone}${boxed ? ' box' : ''}`}>
      <svg viewBox="0 0 11 11" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      <span>{children}</span>
    </span>
  )
}

const LEVELS = ['info', 'low', 'medium', 'high', 'critical']

/** Four rising bars and the word; `narrow` leaves the word to screen readers. */
export function Severity({ level, narrow }: { level: string; narrow?: boolean }) {
  const filled = Math.max(0, LEVELS.indexOf(level))
  return (
    <span className={`sev ${level}`}>
      <svg viewBox="0 0 15 12" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect key={bar} className={bar < filled ? undefined : 'off'} x={bar * 4} y={9 - bar * 3} width="3" height={3 + bar * 3} />
        ))}
      </svg>
      <span className={narrow ? 'sr' : undefined}>{level.charAt(0).toUpperCase() + level.slice(1)}</span>
    </span>
  )
}

const ACTIONS: Readonly<Record<string, ReactNode>> = {
  allow: <path d="m2 7 3 3 6-7" />,
  flag: <path d="M3 12V1.5h7L8.4 4.2 10 7H3" />,
  mask: (
    <>
      <path d="M1 4h11v5H1z" fill="currentColor" stroke="none" />
      <path d="m3 9 2.4-5M7 9l2.4-5" stroke="var(--surface)" strokeWidth="1.2" />
    </>
  ),
  redact: <path d="M1 4h11v5H1z" fill="currentColor" stroke="none" />,
  hold: (
    <>
      <circle cx="6.5" cy="6.5" r="5" />
      <path d="M5.2 4.6v3.8M7.8 4.6v3.8" />
    </>
  ),
  block: (
    <>
      <circle cx="6.5" cy="6.5" r="5" />
      <path d="m3 3 7 7" />
    </>
  ),
}

/** What the guard did. */
export function GuardAction({ action }: { action: string }) {
  return (
    <span className={`act ${action}`}>
      <svg
        viewBox="0 0 13 13"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {ACTIONS[action]}
      </svg>
      {action}
    </span>
  )
}
