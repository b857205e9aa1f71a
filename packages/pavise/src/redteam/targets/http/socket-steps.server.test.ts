import type { ChatMessage } from '@pavise/guard/surfaces'
import { afterEach, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { targetClient } from '#redteam/targets/target-client'
import { parseTargetFile } from '#redteam/targets/target-file'
import { socketServer } from '#redteam/testing/socket-server'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A chat that greets, remembers what was said on each socket, and answers in pieces. */
async function chat() {
  const said = new Map<unknown, string[]>()
  const server = await socketServer(
    (socket, text) => {
      if (text === 'bye') return socket.end()
      const message = JSON.parse(text) as { type: string; text: string; big?: boolean }
      if (message.text === 'huge') return socket.say('x'.repeat(30_000))
      if (message.text === 'silence') return
      const words = [...(said.get(socket) ?? []), message.text]
      said.set(socket, words)
      socket.say({ type: 'typing' })
      socket.say({ type: 'delta', text: `${socket.headers['x-user']} said ` })
      socket.sayInParts(JSON.stringify({ type: 'delta', text: words.join(' | ') }))
      socket.say({ type: 'done', words: words.length })
    },
    { type: 'hello', session: 'h/1' },
  )
  closers.push(() => server.close())
  return server
}

function open(url: string, ask: string, answer = '{ lines: /text }', allow = url) {
  const target = parseTargetFile(
    `{ api: http, name: chat, url: "${url}", identities: [{ name: ana }], http: { ask: [${ask}], answer: ${answer} } }`,
    't.yaml',
    {},
  )
  const egress = createEgress({ allow: [allow] })
  closers.push(() => egress.close())
  const patience = { sends: 2, longestWait: 20, exchangeTimeout: 30_000, bodyLimit: 20_000 }
  const client = targetClient(target, egress, patience)
  return (...messages: ChatMessage[]) => client.chat(target.identities[0]!, messages, new AbortController().signal)
}

const user = (content: string): ChatMessage => ({ role: 'user', content })
const SAY = `{ socket: { open: "/ws?u={{identity}}", headers: { X-User: "{{identity}}" }, send: { json: { type: say, text: "{{message}}" } }, await: { json: /type, equals: done }, within: 30000 } }`

it('opens once for a conversation, sends, listens to the awaited message, and joins the pieces', async () => {
  const server = await chat()
  const ask = open(server.url, SAY)
  const first = await ask(user('one'))
  expect(first).toMatchObject({ ok: true, requests: 2, message: { content: 'ana said one' } })
  const second = await ask(user('one'), (first as { message: ChatMessage }).message, user('two'))
  expect(second).toMatchObject({ ok: true, requests: 1, message: { content: 'ana said one | two' } })
  expect(server.opened()).toBe(1)
  expect(await ask(user('three'))).toMatchObject({ message: { content: 'ana said three' } })
  expect(server.opened()).toBe(2)
})

it('takes values from messages, and reads the last one', async () => {
  const server = await chat()
  const steps = `{ socket: { open: /ws, await: { next: true } }, take: { session: { json: /session } } }, { socket: { send: { json: { text: "{{session}}: {{message}}" } }, await: { json: /type, equals: done } } }`
  expect(await open(server.url, steps, '{ json: /words }')(user('one'))).toMatchObject({ ok: true, message: { content: '1' } })
})

it.each([
  ['nothing comes', SAY.replace('30000', '200'), 'silence', 'the awaited message did not come within 200 ms'],
  ['the other side goes', SAY.replace('json: { type: say, text: "{{message}}" }', 'text: bye'), 'x', 'closed the socket before'],
  ['a message is too long', SAY, 'huge', 'closed the socket before'],
  ['the door is another', SAY.replace('/ws?', '/other?'), 'x', 'opens no WebSocket'],
  ['nobody opened it', '{ socket: { send: { text: x } } }', 'x', 'the socket is not open'],
])('is inconclusive with a reason where %s', async (_, step, message, reason) => {
  const server = await chat()
  expect(await open(server.url, step)(user(message))).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
})

it('goes nowhere that was not named', async () => {
  const server = await chat()
  await expect(open(server.url, SAY, '{ lines: /text }', 'http://127.0.0.1:9')(user('x'))).rejects.toThrow('was not named')
  expect(server.opened()).toBe(0)
})
