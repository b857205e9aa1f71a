import { describe, expect, test } from 'vitest'
import { PaviseError } from '#core/errors/error'
import { parseConfig, reachesOf } from './config.js'

const GOOD = `name: support-bot
assets:
  - { kind: endpoint, name: bot, api: openai-chat, url: "http://127.0.0.1:8088/v1", model: quarry, auth: { env: BOT_KEY } }
gateway:
  upstreams: { openai: { url: "https://api.openai.com", key: { file: keys/openai } } }
policy: policy/default.yaml
`

function faults(text: string): string[] {
  try {
    parseConfig(text, 'pavise.yaml')
  } catch (error) {
    expect(error).toBeInstanceOf(PaviseError)
    expect(error).toMatchObject({ code: 'PAV_CONFIG_INVALID', exit: 64 })
    return (error as Error).message.split('\n').slice(1)
  }
  return []
}

describe('parseConfig', () => {
  test('fills in defaults', () => {
    const config = parseConfig(GOOD, 'pavise.yaml')
    expect(config.gateway?.listen).toBe('127.0.0.1:8400')
    expect(config.assets[0]).toMatchObject({ kind: 'endpoint', url: 'http://127.0.0.1:8088/v1', auth: { env: 'BOT_KEY' } })
  })
  test('says what a configuration reaches for', () => {
    expect(reachesOf(parseConfig(GOOD, 'pavise.yaml'))).toEqual([
      'assets[0].auth reads the variable BOT_KEY',
      'gateway.upstreams.openai.key reads the file keys/openai',
    ])
    expect(reachesOf(parseConfig('name: a\n', 'pavise.yaml'))).toEqual([])
  })
  test('tells every fault in one pass, each with its line and a hint where there is one', () => {
    const text = `nam: bot
asets: []
assets:
  - { kind: endpoint, name: bot, api: openai-chat, url: ftp://x, model: quarry }
  - { kind: endpiont, name: b }
  - { kind: dataset, name: c, path: x.csv }
  - { kind: endpoint, name: bot, api: soap, url: "http://a", modle: x }
gateway: { listen: here, upstreams: {} }
connectors: []
`
    expect(faults(text)).toEqual([
      '  pavise.yaml:1:1 name: is missing; wants string',
      '  pavise.yaml:1:1 nam: unknown key (did you mean name?)',
      '  pavise.yaml:2:1 asets: unknown key (did you mean assets?)',
      '  pavise.yaml:4:57 assets[0].url: wants an http or https URL',
      '  pavise.yaml:5:13 assets[1].kind: unknown kind of asset (did you mean endpoint?)',
      '  pavise.yaml:6:13 assets[2].kind: assets of kind dataset are not built yet (today: endpoint, model)',
      '  pavise.yaml:7:5 assets[3].model: is missing; wants string',
      '  pavise.yaml:7:29 assets[3].name: another asset has this name',
      '  pavise.yaml:7:39 assets[3].api: wants one of: openai-chat, openai-responses, anthropic-messages, gemini-generate, ollama-chat',
      '  pavise.yaml:7:62 assets[3].modle: unknown key (did you mean model?)',
      '  pavise.yaml:8:20 gateway.listen: wants HOST:PORT',
      '  pavise.yaml:9:1 connectors: this part is not built yet (nothing is sent to other systems yet; read the JSON and SARIF reports)',
    ])
  })
  test('a schedule names a time that comes, and an asset where its run wants one', () => {
    const good = `${GOOD}schedule:\n  - { run: attack, asset: bot, cron: "0 3 * * *", budget: 2000 }\n  - { run: loop, cron: "0 4 * * 1" }\n`
    expect(parseConfig(good, 'pavise.yaml').schedule).toHaveLength(2)
    const bad = `name: a
schedule:
  - { run: attack, cron: "0 3 * * *" }
  - { run: attack, asset: bot, cron: "0 3 * * *" }
  - { run: loop, asset: bot, cron: "0 4 * * 1" }
  - { run: loop, cron: "0 4 * * 1" }
  - { run: loop, cron: "0 5 * * 1" }
`
    expect(faults(bad)).toEqual([
      '  pavise.yaml:3:5 schedule[0]: an attack wants an asset (asset: NAME)',
      '  pavise.yaml:4:27 schedule[1].asset: no asset has this name (there are: none)',
      '  pavise.yaml:5:25 schedule[2].asset: a loop runs on the practice target (leave asset out)',
      '  pavise.yaml:7:5 schedule[4]: another schedule is called "loop" (give it a name: of its own)',
    ])
    expect(faults('name: a\nschedule: [{ run: loop, cron: "0 25 * * *" }]\n')).toEqual([
      expect.stringContaining('schedule[0].cron: wants five fields in UTC'),
    ])
  })
  test('a schedule scans a model, and models of others may lie where it is said', () => {
    const text = 'name: a\nassets: [{ kind: model, name: signs, path: models }]\nscan: { from: [models, "s3://weights/"] }\n'
    const good = parseConfig(`${text}schedule: [{ run: scan, asset: signs, cron: "0 4 * * *" }]\n`, 'pavise.yaml')
    expect([good.scan?.from, good.models[0]?.name]).toEqual([['models', 's3://weights/'], 'signs'])
    expect(faults(`${text}schedule: [{ run: scan, cron: "0 4 * * *" }, { run: attack, asset: signs, cron: "0 4 * * *" }]\n`)).toEqual([
      expect.stringContaining('a scan wants a model'),
      expect.stringContaining('no asset has this name'),
    ])
  })
  test.each(['', '[]', 'text', '7', 'null'])('%j is not a configuration', (text) => {
    expect(faults(text)).toHaveLength(1)
  })
  const SECRET = 'sk-proj-abcdefghijklmnopqrstu1234'
  test.each([
    ['auth as text', `auth: ${SECRET}`],
    ['auth with a value', `auth: { value: ${SECRET} }`],
    ['a short secret under a key', 'auth: hunter2'],
    ['a credential under another name', `owner: ${SECRET}`],
    ['a password in the URL', 'effects: "http://user:hunter2@127.0.0.1/effects"'],
    ['a secret where the name of a variable belongs', `auth: { env: ${SECRET} }`],
  ])('an inline secret is an error that says so: %s', (_what, line) => {
    const text = `name: a\nassets:\n  - { kind: endpoint, name: b, api: openai-chat, url: "http://a", model: m, ${line} }\n`
    const said = faults(text)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('pavise.yaml:3:')
    expect(said[0]).toMatch(/a secret stands in the file .*\{ env: NAME \}/)
    expect(said[0]).not.toMatch(/hunter2|sk-proj/)
  })

  const OIDC = `name: a
auth:
  oidc:
    issuer: https://id.example
    clientId: pavise
    clientSecret: { env: OIDC_SECRET }
    roles: { map: { ops: engineer } }
`
  test('names an identity provider', () => {
    const config = parseConfig(OIDC, 'pavise.yaml')
    expect(config.auth?.oidc).toMatchObject({ name: 'single sign-on', scopes: ['openid', 'profile', 'email'], roles: { claim: 'groups' } })
    expect(reachesOf(config)).toEqual(['auth.oidc.clientSecret reads the variable OIDC_SECRET'])
    expect(faults(OIDC.replace('https:', 'http:'))).toEqual([
      '  pavise.yaml:4:13 auth.oidc.issuer: wants https; http only for a provider on this machine',
    ])
    expect(faults(OIDC.replace('engineer', 'boss'))).toHaveLength(1)
    expect(faults(OIDC.replace('{ env: OIDC_SECRET }', 'hunter2'))[0]).toContain('never written into a configuration')
  })
})
