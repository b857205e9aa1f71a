import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { Link, placeOf } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { PolicyDetail, PolicyVersion } from '../../api/schema'
import { useStream } from '../../api/stream'
import { Dialog } from '../../parts/dialog'
import { DiffView } from '../../parts/diff-view'
import { Evidence } from '../../parts/evidence/evidence'
import { Field } from '../../parts/field'
import { Mark } from '../../parts/mark'
import { plural } from '../../parts/number'
import { Empty, Failure, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { useMe, useReason } from '../../shell/session'
import { currentPolicy, type PolicyDiff, policyOf, policyVersions } from './policy-queries'

/** Every version that was published, newest first, with what it says and how it differs from the one in force. */
export function Versions({ number }: { number: number | undefined }) {
  const { project } = useMe()
  const client = useQueryClient()
  const list = useQuery(policyVersions)
  const current = useQuery(currentPolicy)
  const chosen = useQuery(policyOf(number))
  useStream(['policies'], () => void client.invalidateQueries({ queryKey: ['policies'] }))
  if (list.error || current.error) return <Failure error={list.error ?? current.error} retry={() => void list.refetch()} />
  if (!list.data || current.data === undefined) return <Waiting what="policies" rows={12} />
  if (current.data === null)
    return (
      <Empty
        icon="policy"
        title="No policy yet"
        command="pavise policy check policy.yaml"
        actions={
          <Link className="btn primary" to={placeOf(project, 'policy?tab=edit')}>
            Write the first one
          </Link>
        }
      >
        A policy says what the guard does about what it sees: allow, flag, mask, redact, hold, block. A closed loop proposes one, too.
      </Empty>
    )
  const shown = number === undefined ? current.data : chosen.data
  return (
    <div className="pad below policy">
      <section className="panel versions">
        <header>
          <h2>Versions</h2>
        </header>
        <ul>
          {list.data.items.map((version) => (
            <VersionRow
              key={version.number}
              version={version}
              to={placeOf(project, `policy/v${version.number}`)}
              here={shown?.number === version.number}
            />
          ))}
        </ul>
      </section>
      {shown ? (
        <Shown policy={shown} current={current.data} />
      ) : chosen.error ? (
        <Failure error={chosen.error} />
      ) : (
        <Waiting what="the version" />
      )}
    </div>
  )
}

function VersionRow({ version, to, here }: { version: PolicyVersion; to: string; here: boolean }) {
  return (
    <li>
      <Link to={to} aria-current={here ? 'page' : undefined}>
        <span className="row">
          <span className="b">v{version.number}</span>
          {version.active && <Mark tone="miss">in force</Mark>}
          <span className="t3 s r">
            <Time at={version.created} />
          </span>
        </span>
        <span className="t2 s">
          {version.mode}, {plural(version.rules, 'rule')}, by {version.by}
        </span>
        {version.note && <span className="t3 s clip">{version.note}</span>}
      </Link>
    </li>
  )
}

function Shown({ policy, current }: { policy: PolicyDetail; current: PolicyDetail }) {
  const { project } = useMe()
  const [asking, setAsking] = useState(false)
  const off = useReason('policy:write')
  const other = !policy.active
  const diff = useQuery({
    queryKey: ['policies', 'diff', policy.number, current.number],
    queryFn: () => call<PolicyDiff>('/policies/diff', { method: 'POST', body: { from: policy.number, to: current.number } }),
    enabled: other,
  })
  return (
    <div className="grid">
      <section className="panel">
        <header>
          <h2>v{policy.number}</h2>
          <span className="chip">{policy.mode}</span>
          <code className="t3">{policy.version.slice(0, 20)}</code>
          <span className="row r">
            {other && (
              <button
                type="button"
                className="btn"
                aria-disabled={off !== undefined || undefined}
                title={off}
                onClick={() => off === undefined && setAsking(true)}
              >
                Roll back to v{policy.number}
              </button>
            )}
            <Link className="btn primary" to={placeOf(project, `policy?tab=edit&from=${policy.number}`)}>
              Edit
            </Link>
          </span>
        </header>
        <div className="body gap">
          {policy.note && <p className="t2">{policy.note}</p>}
          <Evidence name={`Policy v${policy.number}`} text={policy.text} lines />
        </div>
      </section>
      {other && diff.data && (
        <section className="panel">
          <header>
            <h2>
              From v{policy.number} to v{current.number}, in force
            </h2>
          </header>
          <div className="body">
            <DiffView name="Difference" unified={diff.data.unified} />
          </div>
        </section>
      )}
      {asking && <RollBack policy={policy} close={() => setAsking(false)} />}
    </div>
  )
}

function RollBack({ policy, close }: { policy: PolicyDetail; close: () => void }) {
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const send = async (): Promise<void> => {
    if (note.trim().length < 3) {
      setFault('Say why, in three characters or more')
      return
    }
    try {
      const made = await call<PolicyVersion>(`/policies/${policy.number}/rollback`, { method: 'POST', body: { note: note.trim() } })
      await client.invalidateQueries({ queryKey: ['policies'] })
      toast(`v${made.number} is in force and says what v${policy.number} said`)
      close()
    } catch (error) {
      setFault(problemOf(error).message)
    }
  }
  return (
    <Dialog
      title={`Roll back to v${policy.number}`}
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn stop">
            Roll back
          </button>
          <button type="button" className="btn" onClick={close}>
            Keep the one in force
          </button>
          <span className="t3 s r">sealed in the ledger</span>
        </>
      }
    >
      <p className="t2">
        A new version with the text of v{policy.number} comes into force in every gateway at once. The one in force now stays in the list,
        so this can be undone the same way.
      </p>
      <Field label="Why" fault={fault}>
        {(field) => <textarea {...field} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
