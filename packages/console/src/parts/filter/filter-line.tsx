import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useActions } from '../../actions/action'
import { call } from '../../api/client'
import { Icon } from '../icon'
import { type Completion, completionsOf, type FilterField, partsOf, wordsOf } from './words'

interface FilterLineProps {
  /** Where the fields are listed: `/findings/fields`. */
  readonly fields: string
  readonly value: string
  set(line: string): void
  readonly hint: string
  /** Why the server did not take the line. */
  readonly fault?: string | undefined
  readonly children?: ReactNode
}

/** One line of tokens `field:value` and words. It is the query of the address and of the API. */
export function FilterLine({ fields, value, set, hint, fault, children }: FilterLineProps) {
  const known = useQuery({ queryKey: ['fields', fields], queryFn: () => call<FilterField[]>(fields), staleTime: Number.POSITIVE_INFINITY })
  const [draft, setDraft] = useState('')
  const [at, setAt] = useState(-1)
  const [focused, setFocused] = useState(false)
  const [sent, setSent] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const words = wordsOf(value)
  const typed = draft && words.at(-1) === draft ? words.slice(0, -1) : words
  useEffect(() => {
    if (value !== sent) {
      setDraft('')
      setSent(value)
    }
  }, [value, sent])
  useActions(useMemo(() => [{ id: 'filter.focus', label: 'Filter', key: '/', quiet: true, run: () => input.current?.focus() }], []))
  const send = (next: readonly string[], rest: string): void => {
    const line = [...next, ...(rest && !rest.endsWith(':') ? [rest] : [])].join(' ')
    setSent(line)
    if (line !== value) set(line)
  }
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const change = (text: string): void => {
    clearTimeout(waiting.current)
    setAt(-1)
    const pieces = wordsOf(text)
    if (/\s$/.test(text) && pieces.length > 0 && !isOpenQuote(text)) {
      setDraft('')
      send([...typed, ...pieces], '')
      return
    }
    setDraft(text)
    waiting.current = setTimeout(() => send(typed, text.trim()), 220)
  }
  const take = (completion: Completion): void => {
    clearTimeout(waiting.current)
    setAt(-1)
    if (completion.open) setDraft(completion.text)
    else {
      setDraft('')
      send([...typed, completion.text], '')
    }
  }
  const completions = focused ? completionsOf(draft, known.data ?? []).slice(0, 12) : []
  const listed = draft !== '' && completions.length > 0
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Backspace' && draft === '' && typed.length > 0) send(typed.slice(0, -1), '')
    else if (event.key === 'Escape') {
      event.stopPropagation()
      if (draft) change('')
      else input.current?.blur()
    } else if (listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + completions.length) % completions.length)
    } else if (listed && ((event.key === 'Enter' && at >= 0) || (event.key === 'Tab' && completions.length === 1))) {
      event.preventDefault()
      take(completions[Math.max(0, at)] as Completion)
    } else if (event.key === 'Enter' && draft.trim()) {
      clearTimeout(waiting.current)
      setDraft('')
      send([...typed, ...wordsOf(draft)], '')
    }
  }
  return (
    <div className="filter" role="search">
      <div className={fault ? 'query bad' : 'query'}>
        <Icon name="filter" />
        {typed.map((word, index) => (
          <Token
            // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice
            key={`${index} ${word}`}
            word={word}
            remove={() =>
              send(
                typed.filter((_, other) => other !== index),
                draft,
              )
            }
          />
        ))}
        <input
          ref={input}
          role="combobox"
          aria-label="Filter"
          aria-expanded={listed}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          placeholder={typed.length > 0 ? 'Add a filter' : hint}
          value={draft}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
          onKeyDown={key}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
        {fault && (
          <span className="s" id={`${id}-fault`} role="alert">
            {fault}
          </span>
        )}
        <kbd aria-hidden="true">/</kbd>
        <div className="complete" id={`${id}-list`} role="listbox" aria-label="Completions" hidden={!listed}>
          {completions.map((completion, index) => (
            <div
              key={completion.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(completion)}
            >
              <code>{completion.text}</code>
              <span className="t3">{completion.about}</span>
            </div>
          ))}
        </div>
      </div>
      {children}
    </div>
  )
}

function isOpenQuote(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 1
}

function Token({ word, remove }: { word: string; remove: () => void }) {
  const { field, value } = partsOf(word)
  return (
    <button type="button" className="tok" title={`Remove ${word}`} onClick={remove}>
      {field && <i>{field}</i>}
      <span className="trunc">{value}</span>
      <span className="sr">, remove</span>
    </button>
  )
}
