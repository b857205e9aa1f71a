import { type KeyboardEvent, useRef } from 'react'

interface CodeAreaProps {
  readonly label: string
  readonly text: string
  write(text: string): void
  readonly faults: readonly { readonly line?: number; readonly message: string }[]
}

/** Text with numbered lines; lines with a fault are marked in the margin. Tab indents, Escape leaves the field. */
export function CodeArea({ label, text, write, faults }: CodeAreaProps) {
  const margin = useRef<HTMLDivElement>(null)
  const lines = text.split('\n').length
  const wrong = new Set(faults.map((fault) => fault.line))
  const key = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Tab' || event.shiftKey) return
    event.preventDefault()
    const area = event.currentTarget
    const { selectionStart: start, selectionEnd: end } = area
    write(`${text.slice(0, start)}  ${text.slice(end)}`)
    requestAnimationFrame(() => area.setSelectionRange(start + 2, start + 2))
  }
  return (
    <div className="code">
      <div className="margin" ref={margin} aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <span key={at} className={wrong.has(at + 1) ? 'wrong' : undefined}>
            {wrong.has(at + 1) && '◆ '}
            {at + 1}
          </span>
        ))}
      </div>
      <textarea
        aria-label={label}
        aria-invalid={faults.length > 0 || undefined}
        value={text}
        rows={Math.min(40, Math.max(16, lines + 1))}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => write(event.target.value)}
        onKeyDown={key}
        onScroll={(event) => {
          if (margin.current) margin.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}
