import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { pageOf } from '#core/records/page'
import { policyCheckSchema, policyDetailSchema, policyVersionSchema } from '#core/records/policy'
import { pageOfQuery } from '../list-filter.js'
import { countParam, listQuery, policyDiffSchema } from '../records.js'
import { defineRoute } from '../route.js'

/** The guard's detectors are large: they are loaded when a policy is first looked at. */
const checking = () => import('#platform/config/check-policy')

const area = 'Policies'
const text = z.string().max(1_000_000)
const note = z.string().trim().min(1).max(2000)
const params = z.object({ number: countParam })

export const policyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/policies',
    summary: 'The versions of the policy, newest first',
    area,
    access: 'policy:read',
    schemas: { query: listQuery.omit({ q: true, sort: true }), answer: pageOf(policyVersionSchema) },
    handle: ({ query }, { parts }) => parts.store.policies.list(pageOfQuery(query)),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/current',
    summary: 'The policy in force',
    area,
    access: 'policy:read',
    schemas: { answer: policyDetailSchema },
    errors: ['PAV_NOT_FOUND'],
    async handle(_input, { parts }) {
      const current = await parts.store.policies.current()
      if (current) return current
      throw new PaviseError('PAV_NOT_FOUND', 'no policy was published yet', { hint: 'Publish one: POST /api/v1/policies' })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/:number',
    summary: 'One version with its text',
    area,
    access: 'policy:read',
    schemas: { params, answer: policyDetailSchema },
    handle: ({ params: { number } }, { parts }) => parts.store.policies.get(number),
  }),
  defineRoute({
    method: 'POST',
    path: '/policies/check',
    summary: 'Say everything that is wrong with a text',
    area,
    access: 'policy:read',
    schemas: { body: z.strictObject({ text }), answer: policyCheckSchema },
    handle: async ({ body }) => (await checking()).checkPolicy(body.text).check,
  }),
  defineRoute({
    method: 'POST',
    path: '/policies/diff',
    summary: 'What differs between two versions, or a version and a text',
    area,
    access: 'policy:read',
    schemas: {
      body: z
        .strictObject({ from: z.number().int(), to: z.number().int().optional(), text: text.optional() })
        .refine((body) => (body.to === undefined) !== (body.text === undefined), { message: 'wants to or text, one of them' }),
      answer: policyDiffSchema,
    },
    errors: ['PAV_NOT_FOUND'],
    async handle({ body }, { parts }) {
      const before = await parts.store.policies.get(body.from)
      const after = body.to === undefined ? { name: 'draft', text: body.text ?? '' } : named(await parts.store.policies.get(body.to))
      const { diffPolicies } = await import('#platform/config/policy-diff')
      return diffPolicies(named(before), after)
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/policies',
    summary: 'Publish a policy; gateways take it over as a whole',
    area,
    access: 'policy:write',
    status: 201,
    schemas: { body: z.strictObject({ text, note, base: z.number().int().nonnegative() }), answer: policyVersionSchema },
    errors: ['PAV_CONFLICT', 'PAV_POLICY_INVALID'],
    async handle({ body }, { parts, principal }) {
      const { policy, version } = (await checking()).needPolicy(body.text)
      return parts.store.policies.publish(
        { text: body.text, version, mode: policy.mode, rules: policy.rules.length, note: body.note, base: body.base },
        principal.actor,
      )
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/policies/:number/rollback',
    summary: 'Publish an earlier version again',
    area,
    access: 'policy:write',
    status: 201,
    schemas: { params, body: z.strictObject({ note }), answer: policyVersionSchema },
    errors: ['PAV_POLICY_INVALID', 'PAV_CONFLICT'],
    async handle({ params: { number }, body }, { parts, principal }) {
      const { text: old } = await parts.store.policies.get(number)
      const { policy, version } = (await checking()).needPolicy(old)
      const wanted = { text: old, version, mode: policy.mode, rules: policy.rules.length, note: `Back to version ${number}: ${body.note}` }
      return parts.store.policies.publish(wanted, principal.actor)
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/policies/dry-run',
    summary: 'Try a policy on recorded traffic; the result is at /runs/:id/dry-run',
    area,
    access: 'policy:write',
    status: 202,
    schemas: {
      body: z.strictObject({ text, limit: z.number().int().min(1).max(100_000).default(1000) }),
      answer: z.object({ run: z.uuid() }),
    },
    errors: ['PAV_POLICY_INVALID'],
    async handle({ body }, { parts, principal }) {
      const { needPolicy } = await checking()
      needPolicy(body.text)
      const run = await parts.store.runs.add({ kind: 'dry_run', policy: body.text, limit: body.limit }, principal.actor)
      return { run: run.id }
    },
  }),
]

function named(policy: { number: number; text: string }): { name: string; text: string } {
  return { name: `version ${policy.number}`, text: policy.text }
}
