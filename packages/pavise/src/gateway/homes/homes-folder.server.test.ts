import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { makeHomesFolder } from '#gateway/homes/homes-folder'

test('what a killed gateway left is taken away, what others use stays', async () => {
  const under = await mkdtemp(join(tmpdir(), 'pavise-under-'))
  try {
    const own = await makeHomesFolder(under)
    expect((await stat(own)).mode & 0o777).toBe(0o700)
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    const dead = basename(own).replace(`-${process.pid}-`, `-${child.pid}-`)
    const elsewhere = `pavise-homes-1-${child.pid}-abcdef`
    for (const name of [dead, elsewhere, 'pavise-homes', 'other']) await mkdir(join(under, name))
    const next = await makeHomesFolder(under)
    expect((await readdir(under)).sort()).toEqual([basename(own), basename(next), elsewhere, 'pavise-homes', 'other'].sort())
  } finally {
    await rm(under, { recursive: true })
  }
})
