import { createServer } from 'node:http'
import { answerBody, bodies } from './bodies.js'
import { ready } from './child.js'

/** An upstream that answers at once. */
const answer = bodies(answerBody)
let turn = 0
ready(
  createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const body = Buffer.from(answer(turn++))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      response.end(body)
    })
  }),
)
