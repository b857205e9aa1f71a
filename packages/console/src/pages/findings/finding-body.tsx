import { Link, placeOf } from '../../address/address'
import type { FindingDetail } from '../../api/schema'
import { Section } from '../../parts/drawer'
import { Evidence } from '../../parts/evidence/evidence'
import { Folded } from '../../parts/evidence/folded'
import { Empty, Note } from '../../parts/states'
import { exactTime, Time } from '../../parts/time'
import { useMe } from '../../shell/session'
import { Reveal } from './reveal'
import { placeWords } from './say'

/** Effect first, then facts, what to do, and its life. The same beside the list and as a page. */
export function FindingBody({ finding }: { finding: FindingDetail }) {
  const veils = finding.evidence.reduce((sum, one) => sum + one.veils.length, 0)
  return (
    <>
      <Section
        title={finding.asset.kind === 'model' ? 'Evidence in the file' : 'Evidence of the effect'}
        aside={finding.lastRun ? <RunLink id={finding.lastRun} /> : undefined}
      >
        <Note tone="hit">{sentence(placeWords(finding))}</Note>
        {finding.erased ? (
          <Note tone="unsure">Its evidence was erased on request. The ledger still shows that it was there.</Note>
        ) : finding.evidence.length === 0 ? (
          <Empty title="No evidence is kept" level={3}>
            The run that found it recorded none.
          </Empty>
        ) : (
          finding.evidence.map((one) => (
            <div key={one.kind + one.text} className="col">
              <span className="t3 xs">
                {one.kind.replaceAll('_', ' ')}
                {one.offset !== undefined && (
                  <span className="mono">
                    , byte {one.offset} (0x{one.offset.toString(16)})
                  </span>
                )}
              </span>
              <Evidence name={`Evidence: ${one.kind}`} text={one.text} veils={one.veils} marks={one.marks} lines />
            </div>
          ))
        )}
        {!finding.erased && <Reveal number={finding.number} veils={veils} />}
      </Section>
      <Section title="What to do">
        <p className="prose">{finding.description}</p>
        <p className="prose">{finding.remediation}</p>
        {finding.reproducer && (
          <>
            <span className="t3 xs">Reproduce</span>
            <Folded name="What reproduces it" text={finding.reproducer} />
          </>
        )}
      </Section>
      <Facts finding={finding} />
      <Life finding={finding} />
    </>
  )
}

function Facts({ finding }: { finding: FindingDetail }) {
  const { project } = useMe()
  const place = Object.entries(finding.location)
  return (
    <Section title="Facts">
      <dl className="facts">
        <dt>Asset</dt>
        <dd>
          <Link className="link" to={placeOf(project, `assets/${finding.asset.id}`)}>
            {finding.asset.name}
          </Link>
          , {finding.asset.kind}
        </dd>
        <dt>Rule</dt>
        <dd className="mono">{finding.rule}</dd>
        {place.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        <dt>Owner</dt>
        <dd>{finding.owner ?? 'nobody'}</dd>
        {finding.acceptedUntil && (
          <>
            <dt>Accepted until</dt>
            <dd>{exactTime(finding.acceptedUntil)}</dd>
          </>
        )}
        {finding.reason && (
          <>
            <dt>Reason</dt>
            <dd>{finding.reason}</dd>
          </>
        )}
        <dt>First seen</dt>
        <dd>
          <Time at={finding.firstSeen} /> {finding.firstRun && <RunLink id={finding.firstRun} />}
        </dd>
        <dt>Last seen</dt>
        <dd>
          <Time at={finding.lastSeen} /> {finding.lastRun && <RunLink id={finding.lastRun} />}
        </dd>
        <dt>Answered by</dt>
        <dd>{finding.answeredBy.length > 0 ? finding.answeredBy.join(', ') : 'no rule of the policy'}</dd>
        <dt>Fingerprint</dt>
        <dd className="mono">{finding.fingerprint}</dd>
        <dt>Taxonomy</dt>
        <dd className="row wrap">
          {finding.taxonomy.map((tag) => (
            <span className="chip" key={tag}>
              {tag}
            </span>
          ))}
        </dd>
      </dl>
    </Section>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function RunLink({ id }: { id: string }) {
  const { project } = useMe()
  return (
    <Link className="link s" to={placeOf(project, `runs/${id}`)}>
      run {id.slice(0, 8)}
    </Link>
  )
}

function Life({ finding }: { finding: FindingDetail }) {
  const { project } = useMe()
  return (
    <section className="sec">
      <header>
        <h3>Life</h3>
      </header>
      <ol className="tl">
        {finding.history.map((step) => (
          <li key={step.time + step.change} className={/found/.test(step.change) ? 'hit' : step.ledger === undefined ? '' : 'seal'}>
            <Time at={step.time} />
            <span className="dot" />
            <div>
              {step.change} <span className="t3">by {step.by}</span>
              {step.reason && <p>{step.reason}</p>}
              {step.ledger !== undefined && (
                <p>
                  <Link className="link" to={placeOf(project, `ledger?row=${step.ledger}`)}>
                    ledger entry {step.ledger}
                  </Link>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
