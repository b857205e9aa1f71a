import { useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { go, placeOf, setParameters, useAddress } from '../../address/address'
import { problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { GuardEvent } from '../../api/schema'
import { FilterLine } from '../../parts/filter/filter-line'
import { List } from '../../parts/list/list'
import { plural, totalWords } from '../../parts/number'
import { Empty, Failure, Note, Waiting } from '../../parts/states'
import { KeyBar } from '../../shell/key-bar'
import { useMe } from '../../shell/session'
import { EventLines, eventColumns } from './event-columns'
import { EventDrawer } from './event-drawer'
import { GatewayHead } from './gateway-head'
import { useLiveEvents } from './use-live-events'

const keyOf = (event: GuardEvent): string => event.id
const linesOf = (event: GuardEvent) => <EventLines event={event} />

/** The stream of decisions, newest first. `p` pauses; what comes meanwhile is counted. */
export function Live() {
  const { search } = useAddress()
  const { project } = useMe()
  const q = (search.get('q') ?? '').trim()
  const open = search.get('row') ?? undefined
  const [paused, setPaused] = useState(false)
  const [pointed, setPointed] = useState<string>()
  const at = open ?? pointed
  const list = usePages<GuardEvent>('events', '/events', { q, limit: 200 })
  const live = useLiveEvents(paused || open !== undefined, q !== '')
  const rows = useMemo(() => {
    if (q) return list.rows
    const known = new Set(live.events.map(keyOf))
    return [...live.events, ...list.rows.filter((event) => !known.has(event.id))]
  }, [q, list.rows, live.events])
  const actions = useMemo(
    () => [{ id: 'stream.pause', label: paused ? 'Go on' : 'Pause', key: 'p', run: () => setPaused((before) => !before) }],
    [paused],
  )
  useActions(actions)
  const problem = list.error ? problemOf(list.error) : undefined
  const row = rows.find((event) => event.id === at)
  return (
    <>
      <GatewayHead state={live.state}>
        {live.waiting > 0 && (
          <span className="t2 s" role="status">
            {plural(live.waiting, 'decision')} came since
          </span>
        )}
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      </GatewayHead>
      <FilterLine
        fields="/events/fields"
        value={q}
        set={(line) => setParameters({ q: line }, { replace: true })}
        hint="action:>=flag rule:name key:name"
        fault={problem?.code === 'PAV_QUERY_INVALID' ? problem.message : undefined}
      >
        <nav className="seg desk" aria-label="Quick filters">
          {QUICK.map(([title, line]) => (
            <button key={title} type="button" aria-pressed={q === line} onClick={() => setParameters({ q: line })}>
              {title}
            </button>
          ))}
        </nav>
      </FilterLine>
      {live.dropped && (
        <div className="pad">
          <Note tone="unsure">More came than this page could take. The list was read again; the counts above are whole.</Note>
        </div>
      )}
      <div className={open ? 'split open' : 'split'}>
        <div className="col">
          <div className="full">
            {list.error ? (
              <Failure error={list.error} retry={list.again} />
            ) : list.waiting ? (
              <Waiting what="decisions" rows={14} />
            ) : rows.length === 0 ? (
              <NoEvents filtered={q !== ''} />
            ) : (
              <List
                label="Decisions"
                rows={rows}
                total={list.total}
                columns={eventColumns}
                keyOf={keyOf}
                lines={linesOf}
                at={at}
                move={(event) => {
                  setPointed(event.id)
                  if (open) setParameters({ row: event.id }, { replace: true })
                }}
                open={(event) => setParameters({ row: event.id }, { replace: open !== undefined })}
                openPage={(event) => go(placeOf(project, `firewall?row=${encodeURIComponent(event.id)}`))}
                more={list.more}
                beside={open !== undefined}
                fresh={live.fresh}
              />
            )}
          </div>
          <KeyBar {...(list.total ? { right: totalWords(list.total) } : {})} />
        </div>
        {open && <EventDrawer id={open} row={row} close={() => setParameters({ row: undefined })} />}
      </div>
    </>
  )
}

const QUICK = [
  ['All', ''],
  ['Not allowed', 'action:>=flag'],
  ['Blocked', 'action:block'],
] as const

function NoEvents({ filtered }: { filtered: boolean }) {
  const { project } = useMe()
  if (filtered)
    return (
      <Empty
        icon="filter"
        title="No decision matches this filter"
        actions={
          <button type="button" className="btn" onClick={() => setParameters({ q: undefined })}>
            Clear filters
          </button>
        }
      >
        New ones that match show up here by themselves.
      </Empty>
    )
  return (
    <Empty
      icon="firewall"
      title="No decision yet"
      command="pavise gateway"
      actions={
        <button type="button" className="btn primary" onClick={() => go(placeOf(project, 'settings/keys'))}>
          Make a gateway key
        </button>
      }
    >
      Point your client's base address at the gateway with a key of it. Each exchange shows up here with the rule that fired and what was
      looked at.
    </Empty>
  )
}
