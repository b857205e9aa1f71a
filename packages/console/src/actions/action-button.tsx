import type { Action } from './action'

/** A button of an action. What cannot be done now stays readable and says why. */
export function ActionButton({ action, look = '', children }: { action: Action; look?: string; children?: React.ReactNode }) {
  return (
    <button
      type="button"
      className={`btn ${look}`}
      aria-disabled={action.off !== undefined || undefined}
      title={action.off ?? action.cost}
      onClick={() => action.off === undefined && action.run()}
    >
      {children}
      {action.label}
      {action.key && action.key.length === 1 && <kbd>{action.key}</kbd>}
    </button>
  )
}
