import { z } from 'zod'
import { newScheduleSchema, scheduleRowSchema } from '#core/records/schedule'
import { idParams } from '../records.js'
import { defineRoute } from '../route.js'
import { checkAsked } from './runs.js'

const area = 'Schedules'

export const scheduleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/schedules',
    summary: 'Runs by the clock',
    area,
    access: 'run:read',
    schemas: { answer: z.array(scheduleRowSchema) },
    handle: (_input, { parts }) => parts.store.schedules.list(),
  }),
  defineRoute({
    method: 'POST',
    path: '/schedules',
    summary: 'Run something by the clock',
    area,
    access: 'run:start',
    status: 201,
    schemas: { body: newScheduleSchema, answer: scheduleRowSchema },
    errors: ['PAV_NOT_FOUND', 'PAV_CONFLICT'],
    async handle({ body }, { parts, principal }) {
      await checkAsked(body.run, parts.store)
      return parts.store.schedules.add(body, 'console', principal.actor)
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/schedules/:id',
    summary: 'Change a schedule, or switch it on or off',
    area,
    access: 'run:start',
    versioned: true,
    schemas: {
      params: idParams,
      body: newScheduleSchema.extend({ enabled: z.boolean() }).partial(),
      answer: scheduleRowSchema,
    },
    async handle({ params, body }, { parts, principal, version }) {
      if (body.run) await checkAsked(body.run, parts.store)
      const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      return parts.store.schedules.change(params.id, { ...change, version }, principal.actor)
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/schedules/:id',
    summary: 'Remove a schedule',
    area,
    access: 'run:start',
    schemas: { params: idParams },
    errors: ['PAV_CONFLICT'],
    async handle({ params }, { parts, principal }) {
      await parts.store.schedules.remove(params.id, principal.actor)
      return undefined
    },
  }),
]
