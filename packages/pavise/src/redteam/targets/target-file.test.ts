import { describe, expect, it } from 'vitest'
import { PaviseError } from '#core/errors/error'
import { placeOf, targetOrigins } from '#redteam/targets/target'
import { parseTargetFile, targetReaches } from '#redteam/targets/target-file'

const GOOD = `
api: openai-chat
url: http://127.0.0.1:8088/v1/
model: bot
identities: [{ name: ana, key: { env: ANA_KEY } }, { name: bo, key: { value: inline } }]
public: [HELP-2024, 42]
intakes: [{ name: mail, method: POST, url: "http://127.0.0.1:8088/in", body: { text: "Re: {{payload}}" }, ask: "Read {{id}}" }]
`

function fault(text: string, env: Record<string, string> = {}): string {
  try {
    parseTargetFile(text, 'target.yaml', env)
  } catch (error) {
    if (error instanceof PaviseError) return `${error.code} ${error.message}`
    throw error
  }
  return ''
}

describe('a target file', () => {
  it('resolves keys from the environment and takes inline ones for this machine', () => {
    const target = parseTargetFile(GOOD, 'target.yaml', { ANA_KEY: 'k1' })
    expect(target.identities).toEqual([
      { name: 'ana', key: 'k1' },
      { name: 'bo', key: 'inline' },
    ])
    expect(target.url).toBe('http://127.0.0.1:8088/v1')
    expect(target.public).toEqual(['HELP-2024', '42'])
  })

  it('names every fault in one pass', () => {
    const bad = `{ "api": "other", "url": "ftp://x", "modle": "m", "identities": [{ "name": "a", "key": { "env": "NOPE" } }, { "name": "a" }],
      "intakes": [{ "name": "i", "url": "http://h/i", "body": { "t": "no place" }, "ask": "q" }] }`
    const message = fault(bad)
    expect(message).toContain('PAV_TARGET_INVALID')
    for (const part of ['api', 'url', 'model', 'modle', 'NOPE', 'stands twice', '{{payload}}']) expect(message).toContain(part)
    expect(message).toContain('target.yaml:1:')
  })

  it('refuses an inline key for a host elsewhere', () => {
    const remote = GOOD.replaceAll('127.0.0.1:8088', 'bot.example')
    expect(fault(remote, { ANA_KEY: 'k1' })).toContain('identities[1].key')
  })

  it('says so when it is neither JSON nor YAML', () => {
    expect(fault('{ "a": ')).toContain('target.yaml:1:8')
  })
})

it('tells what an MCP target is and reaches for, and refuses what is neither program nor address', () => {
  const program = 'api: mcp\nname: files\nmcp: { run: [node, server.js, "{{sandbox}}"], env: [TOKEN] }\n'
  expect(targetReaches(program, 't.yaml')).toEqual([
    'mcp.run: starts node server.js {{sandbox}}',
    'mcp.env: hands the variable TOKEN to it',
  ])
  const target = parseTargetFile(program, 't.yaml', {})
  expect(target.mcp).toMatchObject({ allow: [], never: [], timeout: 10_000 })
  expect([placeOf(target), targetOrigins(target)]).toEqual(['node', []])
  const remote = 'api: mcp\nname: far\nurl: http://127.0.0.1:9/mcp\n'
  expect(targetReaches(remote, 't.yaml')).toEqual([])
  expect(targetOrigins(parseTargetFile(remote, 't.yaml', {}))).toEqual(['http://127.0.0.1:9'])
  expect(() => parseTargetFile('api: mcp\nname: x\n', 't.yaml', {})).toThrow('url')
  expect(() => parseTargetFile(`${program}url: http://127.0.0.1:9\n`, 't.yaml', {})).toThrow('goes without mcp.run')
  expect(() => parseTargetFile('api: mcp\nurl: http://127.0.0.1:9\nmcp: { rum: [x] }\n', 't.yaml', {})).toThrow(
    /name: is missing[\s\S]*mcp\.rum/,
  )
})
