import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { toast } from '../../actions/toast'
import { call, problemOf } from '../../api/client'
import { type Page, replaceRows } from '../../api/pages'
import type { FindingChange, FindingDetail, FindingRow } from '../../api/schema'
import { plural } from '../../parts/number'
import { findingName } from './finding-words'

/** What a change says in the toast. */
function changeWords(change: FindingChange): string {
  if (change.owner !== undefined) return change.owner === null ? 'owner taken away' : `given to ${change.owner}`
  return change.state === 'false_positive' ? 'marked as a false positive' : (change.state ?? 'changed')
}

/** Changes findings and shows it at once in every list that holds them. */
export function useFindingChanges() {
  const client = useQueryClient()
  const show = useCallback(
    (changed: FindingRow) => {
      client.setQueriesData<InfiniteData<Page<FindingRow>>>({ queryKey: ['findings', 'list'] }, (data) =>
        replaceRows(data, (row) => (row.number === changed.number ? { ...row, ...changed } : row)),
      )
      void client.invalidateQueries({ queryKey: ['findings', 'one', changed.number] })
      void client.invalidateQueries({ queryKey: ['finding-counts'] })
    },
    [client],
  )
  const change = useCallback(
    async (row: FindingRow, asked: FindingChange, undoable = true): Promise<boolean> => {
      try {
        const changed = await call<FindingRow>(`/findings/${row.number}`, { method: 'PATCH', body: asked, version: row.version })
        show(changed)
        const undo = undoChange(row)
        toast(`${findingName(row.number)} ${changeWords(asked)}`, undoable && undo ? { undo: () => void change(changed, undo, false) } : {})
        return true
      } catch (error) {
        const problem = problemOf(error)
        if (problem.code === 'PAV_CONFLICT') void client.invalidateQueries({ queryKey: ['findings'] })
        toast(problem.hint ? `${problem.message} ${problem.hint}` : problem.message, { tone: 'hit' })
        return false
      }
    },
    [client, show],
  )
  const changeMany = useCallback(
    async (which: { numbers: readonly number[] } | { q: string }, asked: FindingChange): Promise<boolean> => {
      try {
        const { changed } = await call<{ changed: number }>('/findings/bulk', { method: 'POST', body: { ...which, change: asked } })
        await client.invalidateQueries({ queryKey: ['findings'] })
        void client.invalidateQueries({ queryKey: ['finding-counts'] })
        toast(`${plural(changed, 'finding')} ${changeWords(asked)}`)
        return true
      } catch (error) {
        const problem = problemOf(error)
        toast(problem.hint ? `${problem.message} ${problem.hint}` : problem.message, { tone: 'hit' })
        return false
      }
    },
    [client],
  )
  return { change, changeMany }
}

/** What brings a finding back to where it was, where that needs no new reason. */
function undoChange(row: FindingRow): FindingChange | undefined {
  if (row.state === 'accepted' || row.state === 'false_positive') return undefined
  return { state: row.state, owner: row.owner ?? null }
}

export function findingQuery(number: number) {
  return { queryKey: ['findings', 'one', number], queryFn: () => call<FindingDetail>(`/findings/${number}`), staleTime: 5_000 }
}
