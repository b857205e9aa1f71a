import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TrustedRootJson } from '../../sigstore-trust.js'
import { type Answered, FakeFulcio } from './fake-fulcio.js'
import { FakeRekor } from './fake-rekor.js'

export interface FakeSigstore {
  readonly fulcio: FakeFulcio
  readonly rekor: FakeRekor
  readonly fulcioUrl: string
  readonly rekorUrl: string
  /** Keys of both, as a private installation hands them out. */
  readonly trustedRoot: TrustedRootJson
  stop(): Promise<void>
}

/** Certificate authority and log on loopback, with keys of their own. */
export async function startFakeSigstore(now: () => Date = () => new Date()): Promise<FakeSigstore> {
  const fulcio = new FakeFulcio(now)
  const rekor = new FakeRekor(now, 5)
  const parts: Readonly<Record<string, FakeFulcio | FakeRekor>> = { fulcio, rekor }
  const server = createServer((request, response) => {
    const [, part = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(request.url ?? '') ?? []
    void serve(parts[part], path, request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    fulcio,
    rekor,
    fulcioUrl: `http://127.0.0.1:${port}/fulcio`,
    rekorUrl: `http://127.0.0.1:${port}/rekor/`,
    trustedRoot: {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [rekor.trust(now())],
      ...fulcio.authority.trust(now()),
      timestampAuthorities: [],
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function serve(
  part: FakeFulcio | FakeRekor | undefined,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  let answered: Answered
  try {
    const text = Buffer.concat(chunks).toString('utf8')
    answered = part?.answer(request.method ?? '', path, request.headers['content-type'], text) ?? {
      status: 404,
      body: { message: 'nothing here' },
    }
  } catch {
    answered = { status: 400, body: { code: 400, message: 'malformed request' } }
  }
  const { status, body, headers = {} } = answered
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body === undefined ? '<html>' : JSON.stringify(body))
}
