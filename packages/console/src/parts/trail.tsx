const WORDS = { hit: 'hit', miss: 'miss', inconclusive: 'inconclusive', not_run: 'not run' } as const
export type CheckVerdict = keyof typeof WORDS

/** The last 14 checks, oldest first. Bars differ in height and fill, not only in colour. */
export function Trail({ name, checks }: { name: string; checks: readonly { verdict: CheckVerdict }[] }) {
  const shown = [...Array<CheckVerdict>(Math.max(0, 14 - checks.length)).fill('not_run'), ...checks.map((check) => check.verdict)].slice(
    -14,
  )
  const said = checks.length === 0 ? 'never checked' : checks.map((check) => WORDS[check.verdict]).join(', ')
  return (
    <svg
      className="trail"
      width={14 * 7}
      height="16"
      viewBox={`0 0 ${14 * 7} 16`}
      role="img"
      aria-label={`${name}, last checks, oldest first: ${said}`}
    >
      {shown.map((verdict, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place
        <Bar key={at} verdict={verdict} x={at * 7} />
      ))}
    </svg>
  )
}

function Bar({ verdict, x }: { verdict: CheckVerdict; x: number }) {
  if (verdict === 'hit') return <rect className="h" x={x} y="0" width="5" height="16" rx="1" />
  if (verdict === 'miss') return <rect className="m" x={x + 0.7} y="10.7" width="3.6" height="4.6" rx="0.6" />
  if (verdict === 'inconclusive')
    return (
      <g className="u">
        <rect x={x + 0.5} y="5.5" width="4" height="10" />
        <path d={`M${x + 0.5} 10l4-4M${x + 0.5} 15l4-4`} strokeDasharray="none" />
      </g>
    )
  return <rect className="n" x={x} y="14" width="5" height="2" />
}
