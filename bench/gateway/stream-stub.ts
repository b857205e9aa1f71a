import { createServer } from 'node:http'
import { ready } from './child.js'

/** An upstream that says clean prose, a few words every `GAP` milliseconds. The first chunk says when it left. */
const GAP = 50
const CHUNKS = 40
const WORDS =
  'The harbour was quiet in the morning and the boats lay side by side while the crew drank its coffee and looked at the weather map . '.split(
    ' ',
  )
const event = (content: string) => {
  const choices = [{ index: 0, delta: { content }, finish_reason: null }]
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'bench-model-1', choices })}\n\n`
}
ready(
  createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(event('Well , '))
      let sent = 1
      const timer = setInterval(() => {
        const at = sent * 3
        response.write(event(`${[0, 1, 2].map((i) => WORDS[(at + i) % WORDS.length]).join(' ')} `))
        if (++sent < CHUNKS) return
        clearInterval(timer)
        response.end('data: [DONE]\n\n')
      }, GAP)
      response.on('close', () => clearInterval(timer))
    })
  }),
)
