import { call } from '../../api/client'
import type { UserRow } from '../../api/schema'
import type { Permission } from '../../shell/session'

export interface RoleRow {
  readonly id: UserRow['role']
  readonly title: string
  readonly permissions: readonly { readonly id: Permission; readonly title: string }[]
}

export const rolesQuery = { queryKey: ['roles'], queryFn: () => call<RoleRow[]>('/roles'), staleTime: Number.POSITIVE_INFINITY }
