import { call, problemOf } from '../../api/client'
import type { Page } from '../../api/pages'
import type { PolicyDetail, PolicyVersion } from '../../api/schema'

/** The policy in force; null where there is none yet. */
export const currentPolicy = {
  queryKey: ['policies', 'current'],
  queryFn: () =>
    call<PolicyDetail>('/policies/current').catch((error: unknown) => {
      if (problemOf(error).status === 404) return null
      throw error
    }),
}

export const policyVersions = { queryKey: ['policies', 'list'], queryFn: () => call<Page<PolicyVersion>>('/policies?limit=200') }

export const policyOf = (number: number | undefined) => ({
  queryKey: ['policies', 'one', number],
  queryFn: () => call<PolicyDetail>(`/policies/${number}`),
  enabled: number !== undefined,
})

export interface PolicyDiff {
  readonly unified: string
  readonly rules: readonly {
    readonly id: string
    readonly change: 'added' | 'removed' | 'changed'
    readonly before?: string
    readonly after?: string
  }[]
}
