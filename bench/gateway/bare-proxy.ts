import { createServer } from 'node:http'
import { Pool } from 'undici'
import { ready } from './child.js'

/** What a proxy costs that looks at nothing: node:http in, undici's dispatch out, bodies whole. */
const pool = new Pool(process.argv[2]!, { connections: 256 })
ready(
  createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
      const headers = { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' }
      pool.dispatch(
        { path: request.url!, method: 'POST', headers, body },
        {
          onRequestStart() {},
          onResponseStart(_control, status, given) {
            const length = given['content-length']
            response.writeHead(status, {
              'content-type': String(given['content-type']),
              ...(length !== undefined && { 'content-length': String(length) }),
            })
          },
          onResponseData(_control, chunk) {
            response.write(chunk)
          },
          onResponseEnd() {
            response.end()
          },
          onResponseError() {
            response.destroy()
          },
        },
      )
    })
  }),
)
