import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './icon'

interface DialogProps {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
  readonly footer: ReactNode
  readonly wide?: boolean
  /** Enter in a field, or a submit button. */
  readonly submit?: () => void
}

/** A modal question. The browser keeps focus inside, closes on Escape and gives focus back. */
export function Dialog({ title, close, children, footer, wide, submit }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    const from = document.activeElement
    dialog.showModal()
    dialog.querySelector<HTMLElement>('.body input, .body textarea, .body select, footer .btn:not(.primary, .stop)')?.focus()
    return () => {
      dialog.close()
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [])
  const sent = (event: FormEvent): void => {
    event.preventDefault()
    submit?.()
  }
  return (
    <dialog
      ref={element}
      className={wide ? 'wide' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form onSubmit={sent} noValidate>
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="icon" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="body">{children}</div>
        <footer>{footer}</footer>
      </form>
    </dialog>
  )
}
