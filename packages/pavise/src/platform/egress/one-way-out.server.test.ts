import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../', import.meta.url))

/** What opens an outgoing connection. `createServer` is no client. */
const CLIENTS = [
  /from ['"]undici['"]/,
  /\bimport\(['"]undici['"]\)/,
  /(?<![.\w])fetch\(/,
  /\bglobalThis\.fetch\b/,
  /\bhttps?2?\.(?:request|get|connect)\(/,
  /\b(?:net|tls|dgram)\.(?:connect|createConnection|createSocket)\(/,
  /import \{[^}]*\b(?:request|get|connect|createConnection|Agent|Socket|createSocket)\b[^}]*\} from ['"]node:(?:http|https|http2|net|tls|dgram)['"]/,
  /new (?:WebSocket|EventSource|XMLHttpRequest)\b/,
]

test('nothing outside platform/egress has a client of its own', () => {
  const offenders = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => relative(source, join(source, name)))
    .filter(
      (name) =>
        name.endsWith('.ts') &&
        !name.endsWith('.test.ts') &&
        !name.includes(join('/', 'testing', '/')) &&
        !name.startsWith(join('platform', 'egress')),
    )
    .flatMap((name) => {
      const text = readFileSync(join(source, name), 'utf8').replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '')
      return CLIENTS.filter((client) => client.test(text)).map((client) => `${name}: ${client.source}`)
    })
  expect(offenders).toEqual([])
})
