import { z } from 'zod'

/** A page of a list. `next` is an opaque cursor, absent on the last page; `total` is exact up to `TOTAL_LIMIT` and "at least" above it. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().optional(),
    total: z.object({ count: z.number().int().nonnegative(), exact: z.boolean() }),
  })

export interface Page<Item> {
  readonly items: Item[]
  readonly next?: string
  readonly total: { readonly count: number; readonly exact: boolean }
}

/** Which part of a list: `limit` rows behind `cursor`, by `sort` (a field, `-` before it for descending). */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
  sort: z.string().max(50).optional(),
})
export type PageQuery = z.infer<typeof pageQuerySchema>
