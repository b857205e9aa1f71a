import { createServer } from 'node:http'
import { ready } from './child.js'
import { STREAM_FORMS, type StreamName } from './stream-forms.js'

/** An upstream that says clean prose in one of the forms, a few words every `GAP` milliseconds. */
const GAP = 50
const [, , form = 'chat', chunks = '40'] = process.argv
const WORDS =
  'The harbour was quiet in the morning and the boats lay side by side while the crew drank its coffee and looked at the weather map . '.split(
    ' ',
  )
const words = (from: number) => `${[0, 1, 2].map((i) => WORDS[(from + i) % WORDS.length]).join(' ')} `
const { contentType, writes } = STREAM_FORMS[form as StreamName]
const said = writes(['Well , ', ...Array.from({ length: Number(chunks) - 1 }, (_, i) => words((i + 1) * 3))]).map((text) =>
  Buffer.from(text),
)

ready(
  createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(200, { 'content-type': contentType })
      response.write(said[0]!)
      let sent = 1
      const timer = setInterval(() => {
        response.write(said[sent]!)
        if (++sent < said.length) return
        clearInterval(timer)
        response.end()
      }, GAP)
      response.on('close', () => clearInterval(timer))
    })
  }),
)
