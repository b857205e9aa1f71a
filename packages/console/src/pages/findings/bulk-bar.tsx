import type { Action } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { totalWords } from '../../parts/number'

interface BulkBarProps {
  readonly actions: readonly Action[]
  readonly picked: number
  readonly total: { count: number; exact: boolean } | undefined
  readonly all: boolean
  setAll(all: boolean): void
  clear(): void
}

/** What can be done with the selection, and how far it reaches. */
export function BulkBar({ actions, picked, total, all, setAll, clear }: BulkBarProps) {
  const more = total !== undefined && total.count > picked
  return (
    <div className="bulk" role="toolbar" aria-label="Selection">
      <span className="b">{all && total ? `All ${totalWords(total)} of the filter` : `${picked} selected`}</span>
      {more && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          Select all {totalWords(total)}
        </button>
      )}
      {actions
        .filter((action) => action.off === undefined)
        .map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      <button type="button" className="btn ghost" onClick={clear}>
        Clear
      </button>
    </div>
  )
}
