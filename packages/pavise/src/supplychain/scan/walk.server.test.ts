import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from './bytes.js'
import { scanPaths } from './scan-paths.js'
import { watchPaths } from './watch-paths.js'
import { yaraFormat } from './yara.js'

const EVIL = Buffer.from("cos\nsystem\n(S'true'\ntR.")
let home: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'pavise-walk-'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a Hugging Face cache', () => {
  it('gives the files of each snapshot by their names, and each blob once', async () => {
    const model = join(home, 'hub/models--org--name')
    for (const folder of ['blobs', 'refs', 'snapshots/one', 'snapshots/two']) mkdirSync(join(model, folder), { recursive: true })
    writeFileSync(join(model, 'blobs/aaaa'), EVIL)
    writeFileSync(join(model, 'blobs/orphan'), 'nobody names me')
    writeFileSync(join(model, 'refs/main'), 'one')
    for (const snapshot of ['one', 'two']) symlinkSync('../../blobs/aaaa', join(model, `snapshots/${snapshot}/model.bin`))
    const scan = async (path: string, jobs: number) =>
      (await scanPaths({ paths: [path], jobs })).envelope.assets.map(({ name, verdict }) => [
        name.replace('models--org--name/', ''),
        verdict,
      ])
    for (const jobs of [0, 1]) {
      expect(await scan(join(home, 'hub'), jobs)).toEqual([
        ['refs/main', 'safe'],
        ['snapshots/one/model.bin', 'malicious'],
        ['snapshots/two/model.bin', 'malicious'],
        ['blobs/orphan', 'safe'],
      ])
    }
    expect(await scan(join(model, 'snapshots/one'), 0)).toEqual([['model.bin', 'malicious']])
  })
})

describe('a watch', () => {
  it('tells what is new, what changed and what is gone', async () => {
    const folder = join(home, 'watched')
    mkdirSync(folder)
    writeFileSync(join(folder, 'a'), 'text')
    const stop = new AbortController()
    const seen: string[] = []
    for await (const { scan, gone } of watchPaths({ paths: [folder], interval: 20, signal: stop.signal })) {
      seen.push([...(scan?.envelope.assets.map(({ name, verdict }) => `${name} ${verdict}`) ?? []), ...gone.map(() => 'gone')].join(', '))
      if (seen.length === 1) writeFileSync(join(folder, 'b'), EVIL)
      if (seen.length === 2) writeFileSync(join(folder, 'a'), Buffer.concat([EVIL, EVIL]))
      if (seen.length === 3) rmSync(join(folder, 'b'))
      if (seen.length === 4) stop.abort()
    }
    expect(seen).toEqual(['a safe', 'b malicious', 'a malicious', 'gone'])
  })
})

describe('YARA rules', () => {
  it('are one more format, and say where they do not compile', async () => {
    const format = await yaraFormat([{ name: 'r.yar', text: 'rule found { strings: $a = "needle" condition: $a }' }])
    const folder = join(home, 'yara')
    mkdirSync(folder)
    writeFileSync(join(folder, 'x'), 'hay needle hay')
    const { envelope } = await scanPaths({ paths: [folder], formats: [format] })
    expect(envelope.findings[0]).toMatchObject({
      rule: 'yara.match',
      location: { rule: 'found' },
      evidence: [{ text: 'needle', offset: 4 }],
    })
    expect(format.detect(bytesOf(new Uint8Array(0)), 'x')).toBe('no')
    await expect(yaraFormat([{ name: 'r.yar', text: 'rule {' }])).rejects.toMatchObject({
      code: 'PAV_USAGE',
      message: expect.stringContaining('r.yar'),
    })
  })
})
