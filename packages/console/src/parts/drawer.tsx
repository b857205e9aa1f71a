import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useActions } from '../actions/action'
import { copyLink } from '../shell/top-bar'
import { Icon } from './icon'

interface DrawerProps {
  readonly label: string
  /** Small words above the title: ids. */
  readonly over?: ReactNode
  readonly title: string
  readonly under?: ReactNode
  readonly close: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** Changes when another thing is shown: focus goes to the title then, if it was not in the list. */
  readonly of: string
}

/** What is opened beside a list. Not modal: the list stays in use. Escape closes it and gives focus back to the row. */
export function Drawer({ label, over, title, under, close, children, footer, of }: DrawerProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing starts at its top
  useEffect(() => {
    scroll.current?.scrollTo(0, 0)
  }, [of])
  useEffect(() => {
    if (document.activeElement?.closest('.list')) heading.current?.focus({ preventScroll: true })
  }, [])
  const latest = useRef(close)
  latest.current = close
  useActions(
    useMemo(
      () => [
        {
          id: 'drawer.close',
          label: 'Close',
          key: 'Escape',
          group: 'move',
          run: () => {
            latest.current()
            requestAnimationFrame(() =>
              document.querySelector<HTMLElement>('.list [role="row"][tabindex="0"]')?.focus({ preventScroll: true }),
            )
          },
        },
      ],
      [],
    ),
  )
  return (
    <aside className="drawer" aria-label={label}>
      <header>
        <div className="row">
          <span className="t3 s trunc">{over}</span>
          <button type="button" className="icon r" aria-label="Copy link" onClick={copyLink}>
            <Icon name="link" />
          </button>
          <button type="button" className="icon" aria-label="Close, Esc" onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        <h2 tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {under}
      </header>
      <div className="scroll" ref={scroll} tabIndex={0}>
        {children}
      </div>
      {footer && <footer>{footer}</footer>}
    </aside>
  )
}

/** A part of a drawer. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="sec">
      <header>
        <h3>{title}</h3>
        {aside && <span className="t3 s r">{aside}</span>}
      </header>
      <div className="body">{children}</div>
    </section>
  )
}
