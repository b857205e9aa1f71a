import type { AttemptDetail } from '../../api/schema'
import { EvidenceText } from '../../parts/evidence/evidence'
import { Icon, type IconName } from '../../parts/icon'

const ICONS: Readonly<Record<string, IconName>> = {
  user: 'user',
  assistant: 'policy',
  tool: 'tool',
  system: 'settings',
  document: 'document',
}

/** Turns in order, with a line from the point where text is tainted, and the effect in its own ground. */
export function Transcript({ attempt }: { attempt: AttemptDetail }) {
  return (
    <div>
      {attempt.plant && (
        <div className="turn tainted">
          <div className="who">
            <Icon name="document" />
            <b>planted</b> in {attempt.plant.intake.replaceAll('_', ' ')}
          </div>
          <div className="say mono">
            <EvidenceText text={attempt.plant.payload} marks={[{ start: 0, end: attempt.plant.payload.length, kind: 'attack' }]} />
          </div>
        </div>
      )}
      {attempt.turns.map((turn, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a turn is its place in the talk
        <div key={at} className={turn.tainted ? 'turn tainted' : 'turn'}>
          <div className="who">
            <Icon name={ICONS[turn.role] ?? 'user'} />
            <b>{turn.role}</b>
            {turn.tool && <span className="mono">{turn.tool}</span>}
            {turn.origin !== turn.role && <span>{turn.origin}</span>}
            {turn.tainted && !attempt.turns[at - 1]?.tainted && <span>tainted from here on</span>}
          </div>
          <div className={turn.role === 'tool' || turn.tool ? 'say mono' : 'say'}>
            <EvidenceText text={turn.text} marks={plantMarks(turn.text, attempt)} />
          </div>
        </div>
      ))}
      {attempt.effects.map((effect) => (
        <div key={effect.seq} className={attempt.verdict === 'vulnerable' ? 'turn effect' : 'turn'}>
          <div className="who">
            <Icon name="tool" />
            <b>effect</b>
            <span className="mono">{effect.tool}</span>
            <span>by {effect.by}</span>
          </div>
          <div className="say mono">
            <EvidenceText text={effect.arguments} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** Where the planted words stand in what was said. */
function plantMarks(text: string, attempt: AttemptDetail): { start: number; end: number; kind: string }[] {
  const planted = attempt.plant?.payload
  if (!planted) return []
  const start = text.indexOf(planted)
  return start < 0 ? [] : [{ start, end: start + planted.length, kind: 'attack' }]
}
