import { Link, placeOf } from '../../address/address'
import type { Overview } from '../../api/schema'
import { Mark, type MarkTone } from '../../parts/mark'
import { useMe } from '../../shell/session'

type Stage = Overview['loop'][number]

const TITLES: Readonly<Record<Stage['stage'], { title: string; to: string }>> = {
  assets: { title: 'Assets', to: 'assets' },
  findings: { title: 'Findings', to: 'findings' },
  rules: { title: 'Rules', to: 'policy' },
  policy: { title: 'Policy', to: 'policy' },
  decisions: { title: 'Decisions, 24 h', to: 'firewall' },
  holds: { title: 'Waiting', to: 'firewall?tab=holds' },
  ledger: { title: 'Ledger', to: 'ledger' },
}
const TONES: Readonly<Record<Stage['tone'], MarkTone>> = { hit: 'hit', miss: 'miss', unsure: 'unsure', hold: 'hold', plain: 'none' }

/** The loop as a strip: each stage a number and its worst fact. */
export function Loop({ stages }: { stages: readonly Stage[] }) {
  const { project } = useMe()
  return (
    <nav className="panel strip loop" aria-label="The loop">
      {stages.map(({ stage, value, note, tone }) => (
        <Link key={stage} className="stage" to={placeOf(project, TITLES[stage].to)}>
          <span className="k">{TITLES[stage].title}</span>
          <span className="big">{value}</span>
          <Mark tone={TONES[tone]}>{note}</Mark>
        </Link>
      ))}
    </nav>
  )
}
