import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/client'
import { countFindings } from '../api/finding-counts'
import type { HoldRow, Overview } from '../api/schema'
import { useStream } from '../api/stream'
import { plural } from '../parts/number'
import { useMe } from './session'

export interface Job {
  readonly run: string
  readonly title: string
  readonly progress?: { stage: string; done: number; of: number; findings: number }
  readonly state: string
}

interface ShellFacts {
  readonly counts: Readonly<Record<string, { text: string; hot?: boolean } | undefined>>
  readonly health: Overview['health'] | undefined
  readonly work: string
}

/** What every page shows of the whole: counts in the rail, health at its foot. Kept fresh by the stream. */
export function useShellFacts(): ShellFacts {
  const me = useMe()
  const client = useQueryClient()
  const may = (permission: (typeof me.permissions)[number]): boolean => me.permissions.includes(permission)
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: () => call<Overview>('/overview'),
    staleTime: 30_000,
    refetchInterval: 60_000,
  })
  const jobs = useQuery({
    queryKey: ['jobs'],
    queryFn: () => call<Job[]>('/jobs'),
    staleTime: 10_000,
    refetchInterval: 60_000,
    enabled: may('run:read'),
  })
  const holds = useQuery({
    queryKey: ['holds', 'waiting', 'count'],
    queryFn: () => call<{ items: HoldRow[]; total: { count: number } }>('/holds?state=waiting&limit=1'),
    staleTime: 10_000,
    enabled: may('event:read'),
  })
  const open = useQuery({
    queryKey: ['finding-counts', 'rail'],
    queryFn: () => countFindings(['state:open severity:>=high']),
    staleTime: 30_000,
    enabled: may('finding:read'),
  })
  useStream(['holds', 'jobs', 'findings', 'runs'], (topic) => {
    if (topic === 'holds' || topic === 'dropped') void client.invalidateQueries({ queryKey: ['holds'] })
    if (topic === 'jobs' || topic === 'runs') void client.invalidateQueries({ queryKey: ['jobs'] })
    if (topic === 'findings') void client.invalidateQueries({ queryKey: ['finding-counts'] })
  })
  const running = jobs.data?.length ?? 0
  const held = holds.data?.total.count ?? 0
  const urgent = open.data?.[0] ?? 0
  return {
    counts: {
      findings: urgent > 0 ? { text: String(urgent), hot: true } : undefined,
      firewall: held > 0 ? { text: `${held} held` } : undefined,
      runs: running > 0 ? { text: `${running} now` } : undefined,
    },
    health: overview.data?.health,
    work: running > 0 ? plural(running, 'job') : 'Queue empty',
  }
}
