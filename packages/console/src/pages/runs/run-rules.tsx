import { useQuery } from '@tanstack/react-query'
import { Link, placeOf } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { Run } from '../../api/schema'
import { Evidence } from '../../parts/evidence/evidence'
import { Mark } from '../../parts/mark'
import { Empty } from '../../parts/states'
import { useMe } from '../../shell/session'

/** The rules that hardening proposed, why, and whether ordinary work still passed under them. */
export function RunRules({ run }: { run: Run }) {
  const { project } = useMe()
  const rules = run.outcome?.rules ?? []
  const policy = useQuery({
    queryKey: ['runs', 'policy', run.id],
    queryFn: () => call<{ text: string }>(`/runs/${run.id}/policy`),
    retry: false,
  })
  if (rules.length === 0)
    return (
      <section className="panel">
        <Empty icon="policy" title="No rule was proposed">
          Nothing that this run found could be answered by a rule that ordinary work survives.
        </Empty>
      </section>
    )
  return (
    <>
      {rules.map((rule) => (
        <section className="panel" key={rule.id}>
          <header>
            <h2 className="mono">{rule.id}</h2>
            <Mark tone={rule.accepted ? 'miss' : 'none'}>
              {rule.accepted ? 'accepted: ordinary tasks pass' : 'not taken: it broke ordinary tasks'}
            </Mark>
          </header>
          <div className="body gap">
            <p className="t2 prose">{rule.why}</p>
            <Evidence name={`Rule ${rule.id}`} text={rule.yaml} />
          </div>
        </section>
      ))}
      <section className="panel">
        <header>
          <h2>The whole policy</h2>
          <span className="t3">as it was after the run</span>
          <Link className="btn r" to={placeOf(project, `policy?tab=edit&run=${run.id}`)}>
            Take into the editor
          </Link>
        </header>
        <div className="body">
          {policy.data ? (
            <Evidence name="Policy of the run" text={policy.data.text} lines />
          ) : (
            <p className="t3 s">{policy.error ? problemOf(policy.error).message : 'Loading'}</p>
          )}
        </div>
      </section>
    </>
  )
}
