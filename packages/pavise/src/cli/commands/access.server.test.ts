import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { openAccess } from '#platform/auth/access'
import { type TestDatabase, testDatabase } from '#platform/store/testing/test-database'

let folder: string
let database: TestDatabase
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-access-'))
  database = await testDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function pavise(line: string, stdin = '') {
  const { host, user, password, database: name } = database.config
  const url = `postgresql://${user}:${encodeURIComponent(String(password))}@${encodeURIComponent(String(host))}/${name}`
  const seen = captured({ stdin, cwd: folder, env: { PAVISE_DATABASE_URL: url, PAVISE_CONFIG_DIR: join(folder, 'config') } })
  const exit = await runCli(line.split(' '), seen.context)
  return { exit, out: seen.out(), err: seen.err() }
}

test('a user is added with a link that lets them in once', async () => {
  const { exit, out, err } = await pavise('user add ana --role admin --address https://pavise.example/')
  expect([exit, err]).toEqual([0, expect.stringContaining('link for ana, once, until ')])
  const token = /^https:\/\/pavise\.example\/sign-in#([\w-]{43})\n$/.exec(out)![1]!
  const access = openAccess({ pool: database.pool })
  expect(await access.links.use(token)).toMatchObject({ handle: 'ana', role: 'admin' })
  await expect(access.links.use(token)).rejects.toMatchObject({ code: 'PAV_AUTH_REFUSED' })
  expect(await pavise('user add ana')).toMatchObject({ exit: 2, err: expect.stringContaining('PAV_CONFLICT') })
  expect(await pavise('user add Ana!')).toMatchObject({ exit: 64, err: expect.stringContaining('handle:') })
  expect(await pavise('user link bob')).toMatchObject({ exit: 64, err: expect.stringMatching(/no user bob[\s\S]*There are: ana/) })
})

test('passwords come by stdin, roles change, the last administrator stays', async () => {
  expect((await pavise('user password ana', 'too short\n')).exit).toBe(64)
  expect((await pavise('user password ana', 'correct horse battery\n')).exit).toBe(0)
  const access = openAccess({ pool: database.pool })
  expect(await access.users.withPassword('ana', 'correct horse battery')).toMatchObject({ handle: 'ana' })
  expect(await pavise('user disable ana')).toMatchObject({ exit: 64, err: expect.stringContaining('PAV_LAST_ADMIN') })
  expect(await pavise('user role ana auditor')).toMatchObject({ exit: 64, err: expect.stringContaining('PAV_LAST_ADMIN') })
  await pavise('user add ben --role admin')
  expect((await pavise('user disable ana')).exit).toBe(0)
  expect(await access.users.withPassword('ana', 'correct horse battery')).toBeUndefined()
  expect((await pavise('user enable ana')).exit).toBe(0)
  expect((await pavise('user list')).out).toMatch(/handle +role +state[^\n]*\nana +admin +active +password .*\nben +admin +active +link /)
  expect(JSON.parse((await pavise('user list --json')).out)).toHaveLength(2)
  expect((await pavise('user remove ben')).exit).toBe(0)
})

test('a token is shown once, does no more than its user, and ends', async () => {
  const { exit, out } = await pavise('token create ci --user ana --scope run:start --scope finding:read --days 2')
  expect(exit).toBe(0)
  const access = openAccess({ pool: database.pool })
  const principal = await access.tokens.find(out.trim())
  expect([...principal!.may].sort()).toEqual(['finding:read', 'run:start'])
  const listed = await pavise('token list')
  expect(listed.out).toContain('run:start finding:read')
  expect(listed.out).not.toContain(out.trim())
  expect((await pavise(`token revoke ${/[0-9a-f-]{36}/.exec(listed.out)![0]}`)).exit).toBe(0)
  expect(await access.tokens.find(out.trim())).toBeUndefined()
  await pavise('user add cleo --role auditor')
  expect(await pavise('token create x --user cleo --scope user:write')).toMatchObject({
    exit: 64,
    err: expect.stringContaining('cannot do more than its maker: user:write'),
  })
  expect((await pavise('token create x --user cleo')).exit).toBe(64)
  expect((await pavise('token revoke x')).exit).toBe(64)
})

test('every change waits for the ledger, and says who made it', async () => {
  const { rows } = await database.pool.query<{ type: string; fields: Record<string, unknown> }>(
    'select type, fields from pavise.outbox order by id',
  )
  expect(rows.map((row) => row.type)).toEqual(
    expect.arrayContaining(['user.add', 'user.link', 'user.password', 'user.change', 'user.remove', 'token.make', 'token.revoke']),
  )
  expect(rows.every((row) => row.fields['by'] === 'cli')).toBe(true)
  expect(JSON.stringify(rows)).not.toContain('battery')
})
