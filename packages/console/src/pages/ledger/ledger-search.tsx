import { useEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '../../actions/action'
import { setParameters } from '../../address/address'
import { Icon } from '../../parts/icon'

/** Words in entries, and the type of entry. */
export function LedgerSearch({ q, type }: { q: string | undefined; type: string | undefined }) {
  const [text, setText] = useState(q ?? '')
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useActions(
    useMemo(() => [{ id: 'filter.focus', label: 'Search the ledger', key: '/', quiet: true, run: () => input.current?.focus() }], []),
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <div className="filter" role="search">
      <div className="query">
        <Icon name="search" />
        {type && (
          <button type="button" className="tok" onClick={() => setParameters({ type: undefined })}>
            <i>type</i>
            {type}
            <span className="sr">, remove</span>
          </button>
        )}
        <input
          ref={input}
          aria-label="Words in entries"
          placeholder="Words, a handle, a number"
          value={text}
          onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
          onChange={(event) => {
            const value = event.target.value
            setText(value)
            clearTimeout(timer.current)
            timer.current = setTimeout(() => setParameters({ q: value.trim() }, { replace: true }), 220)
          }}
        />
        <kbd>/</kbd>
      </div>
    </div>
  )
}
