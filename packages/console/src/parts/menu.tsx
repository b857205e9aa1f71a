import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

/** A button with a small list below it. Content is links and buttons; arrows move, Escape and a choice close. */
export function Menu({
  label,
  className = 'icon',
  face,
  children,
}: {
  label: string
  className?: string
  face: ReactNode
  children: ReactNode
}) {
  const id = useId().replaceAll(':', '')
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const place = (): void => {
    const from = button.current?.getBoundingClientRect()
    const menu = list.current
    if (!from || !menu) return
    const width = Math.max(menu.offsetWidth, 180)
    menu.style.left = `${Math.max(8, Math.min(from.left, innerWidth - width - 8))}px`
    menu.style.top =
      from.bottom + menu.offsetHeight + 12 > innerHeight ? `${Math.max(8, from.top - menu.offsetHeight - 4)}px` : `${from.bottom + 4}px`
  }
  const move = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const items = [...(list.current?.querySelectorAll<HTMLElement>('a, button:not(:disabled)') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus()
  }
  return (
    <>
      <button ref={button} type="button" className={className} popoverTarget={id} aria-label={label} aria-haspopup="true">
        {face}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the list only routes the arrows of the buttons inside it */}
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu"
        onToggle={(event) => {
          if (event.newState !== 'open') return
          place()
          list.current?.querySelector<HTMLElement>('a, button')?.focus()
        }}
        onKeyDown={move}
        onClick={() => list.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  )
}
