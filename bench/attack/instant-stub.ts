import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

/** How many different answers the stub gives, one after the other: what is remembered of one text must not stand for all. */
const ANSWERS = 997
const THINGS = ['your account', 'an order', 'the invoice', 'our opening hours', 'a delivery', 'the warranty', 'a return', 'your booking']
const ENDS = [
  'What would you like to know?',
  'How may I help?',
  'Tell me more about it.',
  'Is there anything else?',
  'Which one do you mean?',
]

const answerOf = (n: number): string =>
  `I can help with ${THINGS[n % THINGS.length]} and ${THINGS[(n * 3 + 1) % THINGS.length]}, as for question ${n}. ${ENDS[n % ENDS.length]}`

/** Answers every request at once, in a process of its own so that its time counts for nobody. Resolves to its address. */
export async function startStub(): Promise<{ url: string; child: ChildProcess }> {
  const path = fileURLToPath(import.meta.url)
  const child = fork(path, ['serve'], { execArgv: path.endsWith('.ts') ? process.execArgv : [] })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (value) => resolve(Number(value)))
    child.once('exit', (code) => reject(new Error(`the stub ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, child }
}

function serve(): void {
  const bodies = Array.from({ length: ANSWERS }, (_, n) => {
    const message = { role: 'assistant', content: answerOf(n) }
    return JSON.stringify({
      id: 'c',
      object: 'chat.completion',
      created: 0,
      model: 'm',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
    })
  })
  let asked = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(bodies[asked++ % ANSWERS]))
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

if (process.argv[2] === 'serve') serve()
