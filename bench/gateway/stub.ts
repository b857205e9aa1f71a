import { createServer } from 'node:http'
import { answerBody, VARIANTS } from './bodies.js'
import { ready } from './child.js'

/** An upstream that answers at once. */
const answers = Array.from({ length: VARIANTS }, (_, seed) => Buffer.from(answerBody(seed)))
let turn = 0
ready(
  createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const body = answers[turn++ % VARIANTS]!
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      response.end(body)
    })
  }),
)
