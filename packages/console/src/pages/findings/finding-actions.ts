import { useMemo } from 'react'
import type { Action } from '../../actions/action'
import { go, placeOf } from '../../address/address'
import type { FindingChange, FindingRow } from '../../api/schema'
import { useMe } from '../../shell/session'
import type { Asked } from './change-dialog'

interface Subject {
  /** The finding that is open or pointed at; undefined when several are selected. */
  readonly row: FindingRow | undefined
  /** How many are selected. */
  readonly many: number
  ask(asked: Asked): void
  change(change: FindingChange): void
}

/** What can be done with a finding or a selection. Buttons, keys and the palette read this one list. */
export function useFindingActions({ row, many, ask, change }: Subject): readonly Action[] {
  const { project, permissions, user } = useMe()
  return useMemo(() => {
    const none = row === undefined && many === 0 ? 'Choose a finding first' : undefined
    const may = (permission: (typeof permissions)[number]): string | undefined =>
      permissions.includes(permission) ? none : `Your role (${user.role.replace('_', ' ')}) may not do this`
    const already = (state: FindingRow['state']): string | undefined =>
      row?.state === state ? `It is ${state.replace('_', ' ')}` : undefined
    const actions: Action[] = [
      {
        id: 'finding.triage',
        label: 'Triage',
        key: 'i',
        off: may('finding:triage') ?? already('triaged'),
        run: () => change({ state: 'triaged' }),
      },
      { id: 'finding.accept', label: 'Accept risk', key: 'a', off: may('finding:accept'), run: () => ask('accept') },
      {
        id: 'finding.false',
        label: 'False positive',
        key: 'f',
        off: may('finding:triage') ?? already('false_positive'),
        run: () => ask('false_positive'),
      },
      { id: 'finding.assign', label: 'Assign', key: 'o', off: may('finding:triage'), run: () => ask('assign') },
      {
        id: 'finding.fixed',
        label: 'Mark as fixed',
        key: 'd',
        off: may('finding:triage') ?? already('fixed'),
        run: () => change({ state: 'fixed' }),
      },
      {
        id: 'finding.open',
        label: 'Open again',
        key: 'u',
        off: may('finding:triage') ?? already('open'),
        run: () => change({ state: 'open' }),
      },
    ]
    if (row && many === 0)
      actions.push({
        id: 'finding.rerun',
        label: 'Check again',
        key: 'r',
        off: permissions.includes('run:start') ? undefined : 'Your role may not start runs',
        cost: 'sends requests to the asset',
        run: () => go(placeOf(project, `runs?new=${row.asset.id}`)),
      })
    return actions
  }, [row, many, ask, change, project, permissions, user.role])
}
