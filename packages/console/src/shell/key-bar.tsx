import { useAllActions } from '../actions/action'
import { usePreferences } from './preferences'

/** The keys that matter on this page, read from its actions. */
export function KeyBar({ right }: { right?: string }) {
  const actions = useAllActions()
  const { keysOff } = usePreferences()
  const shown = actions.filter((action) => action.key?.length === 1 && !action.quiet && action.off === undefined).slice(-9)
  return (
    <div className="keys" aria-hidden="true">
      {!keysOff && (
        <>
          <span>
            <kbd>j</kbd>
            <kbd>k</kbd> move
          </span>
          {shown.map((action) => (
            <span key={action.id}>
              <kbd>{action.key}</kbd> {action.label.toLowerCase()}
            </span>
          ))}
        </>
      )}
      {right && <span className="r">{right}</span>}
    </div>
  )
}
