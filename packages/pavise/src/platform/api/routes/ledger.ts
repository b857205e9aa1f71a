import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { type LedgerRow, ledgerRowSchema } from '#core/records/overview'
import { pageOf } from '#core/records/page'
import type { ApiParts } from '../parts.js'
import { countParam, listQuery, proofSchema } from '../records.js'
import { defineRoute } from '../route.js'

const area = 'Ledger'
const params = z.object({ index: countParam })
const query = listQuery.omit({ sort: true }).extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'wants the value next of the page before')
    .optional(),
  type: z.string().max(64).optional(),
})

/** Entries that the workbench sealed of a change; they name its number and hold no evidence. */
const isChange = (row: LedgerRow): boolean => row.fields['change'] !== undefined

const wordsOf = (line: string | undefined): string[] => (line ?? '').split(/\s+/).filter(Boolean).slice(0, 20)
const beforeOf = (cursor: string | undefined): number | undefined => (cursor === undefined ? undefined : Number(cursor))

export const ledgerRoutes = [
  defineRoute({
    method: 'GET',
    path: '/ledger',
    summary: 'Entries of the ledger, newest first',
    area,
    access: 'ledger:read',
    schemas: { query, answer: pageOf(ledgerRowSchema) },
    handle: ({ query: { q, type, cursor, limit } }, { parts }) =>
      parts.ledger.list({ ...(type === undefined ? {} : { type }), words: wordsOf(q) }, limit, beforeOf(cursor)),
  }),
  defineRoute({
    method: 'GET',
    path: '/audit',
    summary: 'Entries that changes made, newest first',
    area,
    access: 'ledger:read',
    schemas: { query: query.omit({ type: true }), answer: pageOf(ledgerRowSchema) },
    handle: ({ query: { q, cursor, limit } }, { parts }) =>
      parts.ledger.list({ only: isChange, words: wordsOf(q) }, limit, beforeOf(cursor)),
  }),
  defineRoute({
    method: 'GET',
    path: '/ledger/checkpoint',
    summary: 'The newest signed checkpoint and the key that checks it',
    area,
    access: 'ledger:read',
    schemas: { answer: z.object({ note: z.string(), publicKey: z.string(), size: z.number().int() }) },
    errors: ['PAV_NOT_FOUND'],
    async handle(_input, { parts }) {
      const checkpoint = await parts.ledger.checkpoint()
      if (checkpoint) return checkpoint
      throw new PaviseError('PAV_NOT_FOUND', 'the ledger has no checkpoint yet', { hint: 'The first change makes one.' })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/ledger/:index',
    summary: 'One entry; its body where the permission allows',
    area,
    access: 'ledger:read',
    schemas: {
      params,
      answer: ledgerRowSchema.extend({
        state: z.enum(['open', 'forgotten', 'sealed', 'damaged', 'withheld']),
        body: z.unknown().optional(),
      }),
    },
    errors: ['PAV_LEDGER_ENTRY', 'PAV_LEDGER_DAMAGED'],
    async handle({ params: { index } }, { parts, principal }) {
      const row = await entryOf(parts, index)
      // Bodies of changes are for every auditor; those of runs hold what people and models wrote: reading them reveals evidence.
      if (!isChange(row) && !principal.may.has('evidence:reveal')) return { ...row, state: 'withheld' as const }
      return { ...row, ...(await parts.ledger.body(index)) }
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/ledger/:index/proof',
    summary: 'Proof that an entry stands in the ledger, for pavise ledger verify',
    area,
    access: 'ledger:read',
    schemas: { params, answer: proofSchema },
    errors: ['PAV_LEDGER_ENTRY', 'PAV_LEDGER_NOTE'],
    handle: async ({ params: { index } }, { parts }) => parts.ledger.proof((await entryOf(parts, index)).index),
  }),
  defineRoute({
    method: 'POST',
    path: '/ledger/verify',
    summary: 'Verify the whole ledger; the result is at /runs/:id/result',
    area,
    access: 'ledger:read',
    status: 202,
    schemas: { body: z.strictObject({}), answer: z.object({ run: z.uuid() }) },
    async handle(_input, { parts, principal }) {
      const run = await parts.store.runs.add({ kind: 'verify_ledger' }, principal.actor)
      return { run: run.id }
    },
  }),
]

async function entryOf({ ledger }: ApiParts, index: number): Promise<LedgerRow> {
  const { total } = await ledger.list({}, 1)
  if (index >= total.count) throw new PaviseError('PAV_NOT_FOUND', `there is no entry ${index}: the ledger holds ${total.count}`)
  return ledger.get(index)
}
