import type { Filter } from '#core/ports/store'
import type { PageQuery } from '#core/records/page'
import type { Principal } from '#platform/auth/principal'

/** The parsed query of a list as the store wants it. */
export function filterOf(query: { q?: string | undefined }, principal: Principal): Filter {
  return { ...(query.q === undefined ? {} : { q: query.q }), me: principal.user.handle }
}

export function pageOfQuery(query: { limit: number; cursor?: string | undefined; sort?: string | undefined }): PageQuery {
  return {
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    ...(query.sort === undefined ? {} : { sort: query.sort }),
  }
}
