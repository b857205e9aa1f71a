import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAllActions } from '../actions/action'
import { go, placeOf } from '../address/address'
import { call, queryString } from '../api/client'
import type { SearchHit } from '../api/schema'
import { Icon, type IconName } from '../parts/icon'
import { PLACES } from './places'
import { useMe } from './session'
import { copyLink, switchTheme } from './top-bar'

interface Entry {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly detail?: string
  readonly icon: IconName
  readonly off?: string | undefined
  run(): void
}

const KIND_ICONS: Readonly<Record<SearchHit['kind'], IconName>> = {
  finding: 'findings',
  asset: 'assets',
  run: 'runs',
  event: 'firewall',
  policy: 'policy',
  user: 'user',
  ledger: 'ledger',
  schedule: 'clock',
}

/** Things, places and actions by name. Opened anew each time. */
export function Palette({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const entries = useEntries(text)
  const chosen = Math.min(at, entries.length - 1)
  const run = (entry: Entry | undefined): void => {
    if (!entry || entry.off !== undefined) return
    close()
    entry.run()
  }
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((chosen + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % Math.max(1, entries.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(entries[chosen])
    }
  }
  return (
    <dialog ref={dialog} className="pal" aria-label="Search or run a command" onClose={close} onKeyDown={key}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-hits`}
        aria-activedescendant={entries[chosen] ? `${id}-${chosen}` : undefined}
        aria-label="Search or run a command"
        placeholder="Finding, asset, run, rule, place or action"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
      />
      <div className="hits" id={`${id}-hits`} role="listbox" aria-label="Results" tabIndex={-1}>
        {entries.length === 0 && <p className="t3 empty">Nothing is called that. Words search names, titles and ids.</p>}
        {entries.map((entry, index) => (
          <Hit
            key={entry.id}
            entry={entry}
            id={`${id}-${index}`}
            chosen={index === chosen}
            head={entry.group !== entries[index - 1]?.group}
            run={() => run(entry)}
          />
        ))}
      </div>
    </dialog>
  )
}

function Hit({ entry, id, chosen, head, run }: { entry: Entry; id: string; chosen: boolean; head: boolean; run: () => void }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <>
      {head && (
        <div className="head" aria-hidden="true">
          {entry.group}
        </div>
      )}
      <div ref={element} id={id} role="option" aria-selected={chosen} aria-disabled={entry.off !== undefined || undefined} onClick={run}>
        <Icon name={entry.icon} />
        <span className="trunc">{entry.title}</span>
        <span className="t3 s r trunc">{entry.off ?? entry.detail}</span>
      </div>
    </>
  )
}

function useEntries(text: string): Entry[] {
  const { project, permissions } = useMe()
  const actions = useAllActions()
  const words = text.trim().toLowerCase()
  const hits = useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) => call<{ hits: SearchHit[] }>(`/search${queryString({ q: words, limit: 20 })}`, { signal }),
    enabled: words.length > 1,
    placeholderData: (before) => before,
    staleTime: 10_000,
  })
  return useMemo(() => {
    const fits = (title: string): boolean => words.split(' ').every((word) => title.toLowerCase().includes(word))
    const own: Entry[] = actions
      .filter((action) => action.group !== 'move' && fits(action.label))
      .map((action) => ({
        id: `a ${action.id}`,
        group: 'On this page',
        title: action.label,
        detail: action.cost ?? (action.key?.length === 1 ? `key ${action.key}` : ''),
        icon: 'play',
        off: action.off,
        run: () => action.run(),
      }))
    const places: Entry[] = PLACES.filter(
      (place) => (!place.permission || permissions.includes(place.permission)) && fits(`go to ${place.title}`),
    ).map((place) => ({
      id: `p ${place.duty}`,
      group: 'Places',
      title: place.title,
      detail: `g ${place.key}`,
      icon: place.icon,
      run: () => go(placeOf(project, place.duty)),
    }))
    const general: Entry[] = [
      { id: 'g theme', group: 'Console', title: 'Switch theme', icon: 'theme' as const, run: switchTheme },
      { id: 'g link', group: 'Console', title: 'Copy link to this view', icon: 'link' as const, run: copyLink },
    ].filter((entry) => fits(entry.title))
    const found: Entry[] =
      words.length > 1
        ? (hits.data?.hits ?? []).map((hit) => ({
            id: `h ${hit.kind} ${hit.id}`,
            group: 'Things',
            title: hit.title,
            detail: hit.detail,
            icon: KIND_ICONS[hit.kind],
            run: () => go(linkOf(project, hit.link)),
          }))
        : []
    return [...found, ...own, ...places, ...general]
  }, [actions, hits.data, words, permissions, project])
}

/** Links of the API are addresses of the console, with or without the project before them. */
export function linkOf(project: string, link: string): string {
  return link.startsWith('/p/') ? link : placeOf(project, link.replace(/^\//, ''))
}
