import { dismiss, useToasts } from '../actions/toast'
import { Icon } from '../parts/icon'
import { Mark } from '../parts/mark'

export function Toasts() {
  const toasts = useToasts()
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div className="toast" key={toast.id}>
          <Mark tone={toast.tone}>
            <span className="sr">{toast.tone === 'hit' ? 'Failed' : 'Done'}</span>
          </Mark>
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              className="btn ghost"
              onClick={() => {
                toast.undo?.()
                dismiss(toast.id)
              }}
            >
              Undo <kbd>z</kbd>
            </button>
          )}
          <button type="button" className="icon" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
