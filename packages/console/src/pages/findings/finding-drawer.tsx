import { useQuery } from '@tanstack/react-query'
import type { Action } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import type { FindingRow } from '../../api/schema'
import { Drawer } from '../../parts/drawer'
import { Severity } from '../../parts/mark'
import { Failure, Waiting } from '../../parts/states'
import { FindingBody } from './finding-body'
import { FindingState, findingName } from './finding-words'
import { findingQuery } from './use-findings'

interface FindingDrawerProps {
  readonly number: number
  /** As the list knows it, until the whole is here. */
  readonly row: FindingRow | undefined
  readonly actions: readonly Action[]
  readonly close: () => void
}

export function FindingDrawer({ number, row, actions, close }: FindingDrawerProps) {
  const detail = useQuery(findingQuery(number))
  const known = detail.data ?? row
  const offered = actions.filter((action) => action.off === undefined)
  return (
    <Drawer
      of={String(number)}
      label="Finding"
      over={
        <>
          <span className="mono">{findingName(number)}</span> <span className="mono">{known?.rule}</span>
        </>
      }
      title={known?.title ?? findingName(number)}
      under={
        known && (
          <div className="row wrap">
            <Severity level={known.severity} />
            <FindingState state={known.state} boxed />
            <span className="t3 s">{known.owner ? `with ${known.owner}` : 'no owner'}</span>
          </div>
        )
      }
      close={close}
      footer={offered.slice(0, 5).map((action, at) => <ActionButton key={action.id} action={action} look={at === 0 ? 'primary' : ''} />)}
    >
      {detail.data ? (
        <FindingBody finding={detail.data} />
      ) : detail.error ? (
        <Failure error={detail.error} retry={() => void detail.refetch()} level={3} />
      ) : (
        <Waiting what="the finding" />
      )}
    </Drawer>
  )
}
