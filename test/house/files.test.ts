import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, productSources, readText } from './source-tree.js'

const sources = productSources()
const product = sources.filter((source) => !source.isTest)
const written = [
  ...filesBelow('packages', '.ts'),
  ...filesBelow('bench', '.ts'),
  ...filesBelow('scripts', '.ts', '.mjs'),
  ...filesBelow('test', '.ts'),
]

/** Derived from the API by a script; a test compares. */
const MADE = ['packages/console/src/api/schema.ts']

const NO_NAMES = /^(utils?|helpers?|common|types?|constants?|misc|shared|manager)\.(ts|mjs)$|-(utils?|helpers?|manager)\.ts$/

describe('files', () => {
  test('say one thing each: at most 400 lines', () => {
    const sizes = written.filter((path) => !MADE.includes(path)).map((path) => ({ path, lines: readText(path).split('\n').length - 1 }))
    const long = sizes.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)
    if (long.length > 0) process.stderr.write(`longer than 300 lines:\n  ${long.join('\n  ')}\n`)
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([])
  })
  test('are named after what they hold, in kebab-case', () => {
    expect(written.filter((path) => NO_NAMES.test(basename(path)))).toEqual([])
    expect(written.filter((path) => !/^[a-z0-9]+([-.][a-z0-9]+)*\.(ts|mjs)$/.test(basename(path)))).toEqual([])
  })
  test('re-export only where the folder says so: index.ts', () => {
    const barrels = product.filter((source) => {
      if (basename(source.path) === 'index.ts') return false
      return (
        source.tree.statements.length > 0 &&
        source.tree.statements.every(
          (statement) => /^export\s+(type\s+)?[{*]/.test(statement.getText()) && statement.getText().includes(' from '),
        )
      )
    })
    expect(barrels.map((source) => source.path)).toEqual([])
  })
  test('leave no notes to be done later', () => {
    const notes = written.filter(
      (path) =>
        path !== 'test/house/files.test.ts' &&
        // What attackers write into comments of code is data of the red team.
        path !== 'packages/pavise/src/redteam/probes/families/code-comment.ts' &&
        readText(path)
          .split('\n')
          .some((line) => /\b(TODO|FIXME|XXX|HACK)\b/.test(line) && /\/\/|\*/.test(line)),
    )
    expect(notes).toEqual([])
  })
  test('use real parts: nothing is mocked', () => {
    const mocking = written.filter(
      (path) => path !== 'test/house/files.test.ts' && /\bvi\.(mock|doMock|hoisted|stubGlobal|useFakeTimers)\b/.test(readText(path)),
    )
    expect(mocking).toEqual([])
  })
  test('every test lies beside what it tests', () => {
    const all = new Set([...filesBelow('packages/guard', '.ts'), ...filesBelow('packages/pavise', '.ts')].map((path) => dirname(path)))
    const product = new Set(sources.filter((source) => !source.isTest).map((source) => dirname(source.path)))
    expect([...all].filter((folder) => !product.has(folder) && !/\/(testing|fixtures|train)(\/|$)/.test(folder))).toEqual([])
  })
})

describe('core and guard', () => {
  const pure = product.filter((source) => /^packages\/(guard|pavise\/src\/core)\//.test(source.path))
  test.each([
    ['a clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bprocess\.hrtime\b/],
    ['chance', /\bMath\.random\(|\brandomBytes\(|\brandomUUID\(|\bgetRandomValues\(/],
    ['the process', /\bprocess\.(env|argv|cwd|exit|stdout|stderr)\b/],
    ['timers', /\bset(Timeout|Interval|Immediate)\(/],
    ['the network', /\bfetch\(|\bnew WebSocket\b|\bXMLHttpRequest\b/],
  ])('use no %s', (_what, pattern) => {
    expect(pure.filter((source) => pattern.test(withoutComments(source.text))).map((source) => source.path)).toEqual([])
  })
})

describe('outgoing connections', () => {
  /** What opens a connection. Servers (`createServer`) are not among them. */
  const CLIENTS: Readonly<Record<string, readonly string[] | 'all'>> = {
    'node:http': ['request', 'get', 'Agent', 'ClientRequest', 'default', '*'],
    'node:https': 'all',
    'node:http2': 'all',
    'node:net': ['connect', 'createConnection', 'Socket', 'default', '*'],
    'node:tls': 'all',
    'node:dgram': 'all',
    'node:dns': 'all',
    'node:dns/promises': 'all',
    undici: 'all',
  }
  test('are made by platform/egress alone', () => {
    const wrong = product
      .filter((source) => !source.path.includes('/platform/egress/'))
      .flatMap((source) =>
        source.imports.flatMap(({ specifier, names, typeOnly }) => {
          const clients = CLIENTS[specifier]
          if (typeOnly || clients === undefined) return []
          return clients === 'all' || names.some((name) => clients.includes(name))
            ? [`${source.path}: ${names.join(', ')} of ${specifier}`]
            : []
        }),
      )
    expect(wrong).toEqual([])
    const global = product.filter((source) => /(?<![.\w])fetch\(|\bnew (WebSocket|EventSource)\b/.test(withoutComments(source.text)))
    expect(global.map((source) => source.path)).toEqual([])
  })
  test('name no host but this machine and reserved names', () => {
    /** Addresses that are identifiers in a file format, links for a reader or examples in a help text; nothing connects to them. */
    const IDENTIFIERS =
      /^(([\w-]+\.)*json-schema\.org|www\.w3\.org|json\.schemastore\.org|docs\.oasis-open\.org|genai\.owasp\.org|atlas\.mitre\.org|in-toto\.io|([\w-]+\.)*sigstore\.dev|cyclonedx\.org|api\.openai\.com)$/
    const RESERVED =
      /^(127(\.\d+){3}|\[::1\]|localhost|([\w-]+\.)*(example|test|invalid|localhost|internal)|([\w-]+\.)*example\.(com|org|net))$/
    const HOLE = '\u0001'
    const named = product.flatMap((source) =>
      [
        ...withoutComments(source.text)
          .replace(/\$\{[^}]*\}/g, HOLE)
          .matchAll(/https?:\/\/(?:[^\s'"`/@]*@)?([^\s'"`:/?#)<>\\]+)/g),
      ]
        .map(([, host]) => host!)
        .filter((host) => host.includes('.') && !host.includes(HOLE) && !RESERVED.test(host) && !IDENTIFIERS.test(host))
        .map((host) => `${source.path}: ${host}`),
    )
    expect(named).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
