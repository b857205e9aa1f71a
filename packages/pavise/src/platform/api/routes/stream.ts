import { PassThrough } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { demand } from '#platform/auth/principal'
import { type LiveHub, TOPICS, type Topic } from '../live-hub.js'
import { type Call, defineRoute, Reply } from '../route.js'
import { identify } from '../serve-route.js'
import { MOST_WAITING, SlowLine } from '../slow-line.js'

const BEAT = 15_000

const topicNames = Object.keys(TOPICS) as [Topic, ...Topic[]]
const query = z.strictObject({
  topics: z
    .string()
    .max(200)
    .default(topicNames.join(','))
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(z.enum(topicNames))),
})

/** One stream of server-sent events for all live views. */
export const streamRoutes = [
  defineRoute({
    method: 'GET',
    path: '/stream',
    summary: 'News as they come (server-sent events): topics events, runs, findings, holds, jobs, policies',
    area: 'Overview',
    access: 'signed-in',
    type: 'text/event-stream',
    schemas: { query },
    errors: ['PAV_FORBIDDEN'],
    async handle({ query: { topics } }, call) {
      for (const topic of topics) demand(call.principal, TOPICS[topic])
      const out = new PassThrough({ highWaterMark: MOST_WAITING })
      const line = new SlowLine(out, new Set(topics))
      const stop = await call.live.watch((message) => line.send(message))
      const last = call.request.headers['last-event-id']
      if (typeof last === 'string' && last.length < 200) await catchUp(call.live, line, last)
      out.write('retry: 2000\n\n')
      void beat(call, out, topics).finally(() => {
        stop()
        out.end()
      })
      return new Reply(out, { type: 'text/event-stream; charset=utf-8', headers: { 'x-accel-buffering': 'no' } })
    },
  }),
]

async function catchUp(hub: LiveHub, line: SlowLine, last: string): Promise<void> {
  const { messages, whole } = await hub.since(last)
  if (!whole) line.dropped()
  for (const message of messages) line.send(message)
}

/** A sign of life every 15 seconds, for as long as the client is there and may still watch. */
async function beat(call: Call, out: PassThrough, topics: readonly Topic[]): Promise<void> {
  const { parts, request, signal } = call
  try {
    for (;;) {
      await wait(BEAT, undefined, { signal })
      const principal = await identify(parts, request, false)
      if (!principal || topics.some((topic) => !principal.may.has(TOPICS[topic]))) return
      out.write(': still here\n\n')
    }
  } catch {
    // The client left, or the database does not answer: it will come again.
  }
}
