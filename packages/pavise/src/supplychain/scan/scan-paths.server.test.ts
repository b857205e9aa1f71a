import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeSchema } from '#core/results/envelope'
import { DEFAULT_LIMITS } from './limits.js'
import { scanPaths } from './scan-paths.js'
import { scanInThreads } from './scan-threads.js'

const EVIL = Buffer.from("cos\nsystem\n(S'true'\ntR.")
let folder: string
const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)
const scan = (options: Partial<Parameters<typeof scanPaths>[0]> = {}) => scanPaths({ paths: ['.'], cwd: folder, ...options })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pavise-scan-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder of odd things', () => {
  it('is looked at whole: odd names, links, pipes, sockets, empty and huge files', async () => {
    put('evil.txt', EVIL)
    put('line\nbreak.bin', 'x')
    put('n'.repeat(255), 'long')
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff, 0xfe])]), 'bytes')
    put('empty', '')
    mkdirSync(join(folder, 'sub'))
    put('sub/evil.gz', gzipSync(EVIL))
    symlinkSync('evil.txt', join(folder, 'link-inside'))
    symlinkSync('/etc/hostname', join(folder, 'link-outside'))
    symlinkSync('nowhere', join(folder, 'link-broken'))
    symlinkSync('loop', join(folder, 'loop'))
    symlinkSync('..', join(folder, 'sub/up'))
    linkSync(join(folder, 'evil.txt'), join(folder, 'hard'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const server = createServer().listen(join(folder, 'socket'))
    put('sparse', '')
    truncateSync(join(folder, 'sparse'), 300_000_000)
    const { envelope } = await scan()
    server.close()
    expect(envelopeSchema.parse(envelope)).toEqual(envelope)
    const verdicts = Object.fromEntries(envelope.assets.map(({ name, verdict }) => [name, verdict]))
    expect(verdicts).toMatchObject({
      'evil.txt': 'malicious',
      'line\nbreak.bin': 'safe',
      'bad-\\xff\\xfe': 'safe',
      empty: 'safe',
      'sub/evil.gz': 'malicious',
      'link-inside': 'malicious',
      'link-outside': 'inconclusive',
      'link-broken': 'inconclusive',
      loop: 'inconclusive',
      hard: 'malicious',
      pipe: 'inconclusive',
      socket: 'inconclusive',
      sparse: 'safe',
    })
    expect(verdicts['n'.repeat(255)]).toBe('safe')
    expect(verdicts['sub/up']).toBeUndefined()
    const evil = envelope.assets.find(({ name }) => name === 'evil.txt')!
    expect(evil.sha256).toBe(execFileSync('sha256sum', [join(folder, 'evil.txt')], { encoding: 'utf8' }).slice(0, 64))
    expect(envelope.assets.find(({ name }) => name === 'sub/evil.gz')!.members?.[0]).toMatchObject({ verdict: 'malicious' })
  })
  it('gives the same envelope again, in this thread and in others, but for the time', async () => {
    const now = (): Date => new Date(0)
    const [here, there] = [await scan({ now }), await scan({ now, jobs: 2 })]
    expect(there.envelope).toEqual(here.envelope)
  })
  it('tells what it may not read', async () => {
    put('closed', 'x')
    chmodSync(join(folder, 'closed'), 0)
    const { envelope } = await scan({ paths: ['closed'] })
    // Whoever is root may read all.
    expect(['safe', 'inconclusive']).toContain(envelope.assets[0]!.verdict)
  })
})

describe('the arguments', () => {
  it('that are not there are told, and the others are looked at', async () => {
    const { envelope } = await scan({ paths: ['nothing', 'evil.txt'] })
    expect(envelope.assets.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['nothing', 'inconclusive'],
      ['evil.txt', 'malicious'],
    ])
    await expect(scan({ paths: ['nothing'] })).rejects.toMatchObject({ code: 'PAV_FILE_NOT_FOUND' })
    await expect(scan({ paths: [] })).rejects.toMatchObject({ code: 'PAV_USAGE' })
  })
  it('are kept up to where a signal came', async () => {
    const stop = new AbortController()
    const { envelope, complete } = await scan({ signal: stop.signal, onFile: () => stop.abort() })
    expect(complete).toBe(false)
    expect(envelope.assets.length).toBe(1)
    const cut = await scan({ signal: AbortSignal.abort() })
    expect(cut.complete).toBe(false)
    expect(cut.envelope.inconclusive).toEqual([{ asset: 'scan', reason: expect.stringContaining('stopped') }])
  })
})

describe('limits', () => {
  const bomb = (): Buffer => gzipSync(Buffer.alloc(200_000_000))
  it('end a bomb, and say so', async () => {
    put('bomb.gz', bomb())
    const { envelope } = await scan({ paths: ['bomb.gz'] })
    expect(envelope.assets[0]!.verdict).toBe('suspicious')
    expect(envelope.findings[0]!.rule).toBe('compressed.bomb')
    expect(envelope.inconclusive.length).toBeGreaterThan(0)
  })
  it('bound depth, members, bytes and work', async () => {
    let nested: Buffer = EVIL
    for (let i = 0; i < 12; i++) nested = gzipSync(nested)
    put('deep.gz', nested)
    const reasons = async (limits: object): Promise<string[]> =>
      (await scan({ paths: ['deep.gz'], limits })).envelope.inconclusive.map(({ reason }) => reason)
    expect(await reasons({})).toEqual(['nested deeper than 8 levels'])
    expect((await scan({ paths: ['deep.gz'], limits: { depth: 20 } })).envelope.assets[0]!.verdict).toBe('malicious')
    expect((await reasons({ members: 2 }))[0]).toContain('more than 2 members')
    expect((await reasons({ bytes: 100 }))[0]).toContain('more than 100 bytes')
    expect((await reasons({ work: -100_000 }))[0]).toContain('work')
  })
})

describe('threads', () => {
  const thread = new URL('./testing/odd-thread.js', import.meta.url)
  const names = ['a', 'hang', 'crash', 'b', 'memory', 'c']
  it('give up the file that hangs, breaks or fills them, and go on with the others', async () => {
    const tasks = names.map((name) => ({ open: name, name, path: name }))
    const results = await scanInThreads(tasks, { threads: 1, limits: DEFAULT_LIMITS, thread, silence: 3000, memory: 64 })
    expect(results.map((result) => result?.name)).toEqual(names)
    expect(results.map((result) => result?.verdict)).toEqual(['safe', 'inconclusive', 'inconclusive', 'safe', 'inconclusive', 'safe'])
    expect(results.map((result) => result?.inconclusive[0]?.reason ?? '').join()).toMatch(/longer than 3 seconds.*broke.*memory/)
  })
})
