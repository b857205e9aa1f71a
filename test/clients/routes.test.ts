import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import * as forExpress from '@pavise/guard/adapters/express'
import * as forFastify from '@pavise/guard/adapters/fastify'
import * as forHono from '@pavise/guard/adapters/hono'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { streamText } from 'hono/streaming'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pieces, supportGuard } from './support-guard.js'

interface Running {
  url: string
  close(): unknown
}
interface Answering {
  answer(text: string): Promise<string>
  answerParts(parts: Iterable<string>): AsyncIterable<string>
}

const guard = supportGuard()
const heard: unknown[] = []
/** The application behind each route: it says what the last message tells it to say, word by word where it streams. */
function reply(given: unknown): string {
  heard.push(given)
  const body = given as { messages?: { content: string }[]; question?: string }
  return (body.question ?? body.messages?.at(-1)?.content ?? '').replace('Say ', '').replace('the secret', 'Osprey landing')
}
async function joined(route: Answering, text: string): Promise<string> {
  let all = ''
  for await (const part of route.answerParts(pieces(text, 3))) all += part
  return all
}

async function expressApp(): Promise<Running> {
  const app = express().use(express.json())
  app.post('/chat', forExpress.expressGuard({ guard }), async (request, response) => {
    response.json({ text: await forExpress.guardedRoute(request).answer(reply(request.body)) })
  })
  app.post('/stream', forExpress.expressGuard({ guard }), async (request, response) => {
    response.json({ text: await joined(forExpress.guardedRoute(request), reply(request.body)) })
  })
  app.post('/ask', forExpress.expressGuard({ guard, field: 'question' }), (request, response) => {
    response.json({ text: reply(request.body) })
  })
  app.use(forExpress.expressBlocked)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function fastifyApp(): Promise<Running> {
  const app = fastify()
  app.post<{ Body: object }>('/chat', { preHandler: forFastify.fastifyGuard({ guard }) }, async (request) => ({
    text: await forFastify.guardedRoute(request).answer(reply(request.body)),
  }))
  app.post<{ Body: object }>('/stream', { preHandler: forFastify.fastifyGuard({ guard }) }, async (request) => ({
    text: await joined(forFastify.guardedRoute(request), reply(request.body)),
  }))
  app.post<{ Body: object }>('/ask', { preHandler: forFastify.fastifyGuard({ guard, field: 'question' }) }, async (request) => ({
    text: reply(request.body),
  }))
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() }
}

async function honoApp(): Promise<Running> {
  const app = new Hono()
  app.post('/chat', forHono.honoGuard({ guard }), async (c) =>
    c.json({ text: await forHono.guardedRoute(c).answer(reply(await c.req.json())) }),
  )
  app.post('/stream', forHono.honoGuard({ guard }), async (c) =>
    c.json({ text: await joined(forHono.guardedRoute(c), reply(await c.req.json())) }),
  )
  app.post('/ask', forHono.honoGuard({ guard, field: 'question' }), async (c) => c.json({ text: reply(JSON.parse(await c.req.text())) }))
  app.post('/live', forHono.honoGuard({ guard }), async (c) => {
    const said = reply(await c.req.json())
    return streamText(c, async (stream) => {
      try {
        for await (const part of forHono.guardedRoute(c).answerParts(pieces(said, 4))) await stream.write(part)
      } catch {
        await stream.write(' [stopped]')
      }
    })
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function post(app: Running, path: string, body: unknown) {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(app.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}
const says = (content: string) => ({ messages: [{ role: 'user', content }] })

describe.each([
  ['express', expressApp],
  ['fastify', fastifyApp],
  ['hono', honoApp],
])('a route of %s behind the guard', (_name, open) => {
  let app: Running
  beforeAll(async () => {
    app = await open()
  })
  afterAll(() => app.close())

  test.each(['/chat', '/stream'])('%s: the application reads masks, the user the values', async (path) => {
    heard.length = 0
    expect(await post(app, path, says('Say hello to pia@example.org'))).toEqual({ status: 200, body: { text: 'hello to pia@example.org' } })
    expect(JSON.stringify(heard)).toMatch(/hello to \[EMAIL_1_\w+\]/)
  })
  test.each(['/chat', '/stream'])('%s: what is blocked is refused with the rules', async (path) => {
    heard.length = 0
    const asked = await post(app, path, says('Say the Osprey landing'))
    expect(asked).toMatchObject({ status: 400, body: { error: { code: 'content_filter', rules: ['forbidden-question'] } } })
    expect(heard).toEqual([])
    const answered = await post(app, path, says('Say the secret'))
    expect(answered.status).toBe(400)
    expect(JSON.stringify(answered.body)).toContain('forbidden-answer')
    expect((await post(app, path, says('Say the Falcon'))).body.text).not.toContain('Falcon')
  })
  test('one text of the body, and what is no text', async () => {
    heard.length = 0
    expect((await post(app, '/ask', { question: 'Mail to pia@example.org?', room: 1 })).status).toBe(200)
    expect(heard[0]).toMatchObject({ question: expect.stringMatching(/^Mail to \[EMAIL_1_\w+\]\?$/), room: 1 })
    expect((await post(app, '/ask', { question: 'x', hidden: { note: 'the Osprey landing' } })).status).toBe(400)
    for (const bad of [{}, { messages: 7 }, { messages: [null] }, { messages: [{ role: 'root', content: 'x' }] }, '[', '{"messages":']) {
      expect((await post(app, '/chat', bad)).status, JSON.stringify(bad)).toBe(400)
    }
  })
})

test('a stream of hono that is stopped says no forbidden character', async () => {
  const app = await honoApp()
  expect((await post(app, '/live', says('Say now: the secret'))).body).toBe('now:  [stopped]')
  expect((await post(app, '/live', says('Say all is well'))).body).toBe('all is well')
  await app.close()
})
