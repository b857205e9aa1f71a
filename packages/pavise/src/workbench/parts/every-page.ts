import type { Page, PageQuery } from '#core/records/page'

/** All items of a list that is known to be short. */
export async function everyPage<Item>(list: (page: PageQuery) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit: 500, ...(cursor === undefined ? {} : { cursor }) })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return items
}
