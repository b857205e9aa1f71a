import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defineFormat } from '../scan/format.js'
import { scanPaths } from '../scan/scan-paths.js'
import { sealFile } from '../seal/seal-file.js'
import { describeModel } from '../sign/sign-model.js'

/** A file that becomes shorter while it is read. */
const SIZE = 40_000_000
let home: string
let file: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-shrinking-'))
  file = join(home, 'weights.bin')
})
afterAll(() => rm(home, { recursive: true, force: true }))
beforeEach(() => {
  writeFileSync(file, '')
  truncateSync(file, SIZE)
})
const shrink = (): void => truncateSync(file, 1000)

test('is inconclusive to a scan, whatever was seen of it', async () => {
  const format = defineFormat({ id: 'shrinks', title: 'shrinks while it is read', rules: [], detect: () => 'yes', scan: () => shrink() })
  const { envelope } = await scanPaths({ paths: [file], formats: [format] })
  expect(envelope.assets).toMatchObject([{ verdict: 'inconclusive' }])
  expect(envelope.inconclusive).toMatchObject([{ reason: 'the file changed while it was read' }])
})

test('is not signed', async () => {
  const first = join(home, 'a.bin')
  writeFileSync(first, 'read before')
  await expect(describeModel(home, { threads: 1, onProgress: shrink })).rejects.toMatchObject({ code: 'PAV_SIGN_CHANGED' })
  await rm(first)
})

test('is not sealed, and leaves nothing behind', async () => {
  const recipient = await identityToRecipient(await generateX25519Identity())
  const out = join(home, 'weights.age')
  await expect(sealFile(file, out, [recipient], { threads: 1, onProgress: shrink })).rejects.toMatchObject({ code: 'PAV_SIGN_CHANGED' })
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(home)).toEqual(['weights.bin'])
})
