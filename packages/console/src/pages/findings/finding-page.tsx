import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { placeOf } from '../../address/address'
import type { FindingChange, FindingDetail } from '../../api/schema'
import { Severity } from '../../parts/mark'
import { Failure, Waiting } from '../../parts/states'
import { useCrumbs } from '../../shell/crumbs'
import { useMe } from '../../shell/session'
import { type Asked, ChangeDialog } from './change-dialog'
import { useFindingActions } from './finding-actions'
import { FindingBody } from './finding-body'
import { FindingState, findingName } from './finding-words'
import { findingQuery, useFindingChanges } from './use-findings'

/** One finding as a page, to link to. */
export function FindingPage({ number }: { number: number }) {
  const { project } = useMe()
  const detail = useQuery(findingQuery(number))
  useCrumbs({ title: 'Findings', to: placeOf(project, 'findings') }, { title: findingName(number) })
  if (detail.data) return <Whole finding={detail.data} />
  return (
    <>
      <h1 className="sr">Finding {findingName(number)}</h1>
      {detail.error ? <Failure error={detail.error} retry={() => void detail.refetch()} /> : <Waiting what="the finding" />}
    </>
  )
}

function Whole({ finding }: { finding: FindingDetail }) {
  const [asked, setAsked] = useState<Asked>()
  const { change } = useFindingChanges()
  const apply = useCallback((asked: FindingChange) => change(finding, asked), [change, finding])
  const actions = useFindingActions({
    row: finding,
    many: 0,
    ask: setAsked,
    change: useCallback((asked: FindingChange) => void apply(asked), [apply]),
  })
  useActions(actions)
  const offered = actions.filter((action) => action.off === undefined)
  return (
    <>
      <div className="head">
        <h1>{finding.title}</h1>
        <Severity level={finding.severity} />
        <FindingState state={finding.state} boxed />
        <span className="t3 s">{finding.owner ? `with ${finding.owner}` : 'no owner'}</span>
        <div className="row wrap r">
          {offered.map((action, at) => (
            <ActionButton key={action.id} action={action} look={at === 0 ? 'primary' : ''} />
          ))}
        </div>
      </div>
      <div className="pad">
        <div className="panel">
          <h2 className="sr">What was found</h2>
          <FindingBody finding={finding} />
        </div>
      </div>
      {asked && <ChangeDialog asked={asked} what={findingName(finding.number)} close={() => setAsked(undefined)} change={apply} />}
    </>
  )
}
