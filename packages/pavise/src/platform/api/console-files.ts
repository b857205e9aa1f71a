import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { consoleHeaders } from './headers.js'

const NOT_BUILT = 'The console is not part of this installation; the API is at /api/v1.\n'

/** Serves the console: hashed assets for ever, its page for every address that is no file, never from a cache. */
export async function consoleFiles(app: FastifyInstance, dir: string | undefined, tls: boolean): Promise<void> {
  const headers = consoleHeaders(tls)
  const page = dir === undefined ? undefined : join(dir, 'index.html')
  if (dir === undefined || page === undefined || !existsSync(page)) {
    app.get('/', async (_request, reply) => reply.headers(headers).type('text/plain; charset=utf-8').send(NOT_BUILT))
    return
  }
  // Read once: the files of an installation do not change while it runs.
  const html = readFileSync(page)
  const sendPage = (reply: import('fastify').FastifyReply) =>
    reply
      .headers({ ...headers, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(html)
  await app.register(fastifyStatic, {
    root: dir,
    index: false,
    wildcard: true,
    dotfiles: 'deny',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(headers)) reply.header(name, value)
      reply.header('cache-control', /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', (_request, reply) => sendPage(reply))
  app.get('/sign-in', (_request, reply) => sendPage(reply))
  app.get('/p/*', (_request, reply) => sendPage(reply))
}
