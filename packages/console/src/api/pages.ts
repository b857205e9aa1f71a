import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call, queryString } from './client'

/** A page of a list, as the API gives it. */
export interface Page<Row> {
  readonly items: Row[]
  readonly next?: string
  readonly total: { readonly count: number; readonly exact: boolean }
}

export interface Pages<Row> {
  readonly rows: readonly Row[]
  readonly total: Page<Row>['total'] | undefined
  readonly error: unknown
  /** Nothing is there yet. */
  readonly waiting: boolean
  /** What is shown belongs to the query before. */
  readonly old: boolean
  readonly hasMore: boolean
  more(): void
  again(): void
}

/** Rows of a list, page after page. The key starts with the list's name, so that a change can find what it is shown in. */
export function usePages<Row>(
  list: string,
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
  enabled = true,
): Pages<Row> {
  const query = useInfiniteQuery({
    queryKey: [list, 'list', path, parameters],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Row>>(`${path}${queryString({ ...parameters, cursor: pageParam || undefined })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (page: Page<Row>) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    enabled,
  })
  const { data, fetchNextPage, isFetching, hasNextPage, refetch } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  return {
    rows,
    total: data?.pages[0]?.total,
    error: query.error,
    waiting: query.isPending,
    old: query.isPlaceholderData,
    hasMore: hasNextPage,
    more: () => {
      if (!isFetching && hasNextPage) void fetchNextPage()
    },
    again: () => void refetch(),
  }
}

/** Puts changed rows in place of the ones with the same key, wherever they are listed. */
export function replaceRows<Row>(
  data: InfiniteData<Page<Row>> | undefined,
  change: (row: Row) => Row,
): InfiniteData<Page<Row>> | undefined {
  if (!data) return data
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) }
}
