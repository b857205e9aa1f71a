import { expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { requirements } from './requirements.js'

test('ordinary lists are safe, and prose is none', async () => {
  const list =
    '# needed\ntorch>=2.1,<3\nnumpy==1.26.4 ; python_version < "3.12"\ntransformers[torch]~=4.40\n-r base.txt\n--index-url https://pypi.org/simple\n--extra-index-url https://download.pytorch.org/whl/cpu\n'
  expect(await observed(requirements, list)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [] })
  for (const text of ['hello world', 'one\ntwo\n', 'a: 1', 'https is safe\n'])
    expect((await observed(requirements, text)).detected).toBe('no')
})
test.each([
  'x==1\ngit+https://a.example/x.git\n',
  'x @ https://a.example/x.whl\n',
  'x==1\n--extra-index-url http://a.example/simple\n',
  '-i https://a.example/simple\nx==1\n',
  'x==1\n-e ./here\n',
  'x==1\n/tmp/x.whl\n',
  'x==1\n--find-links http://a.example/\n',
])('%j is suspicious', async (text) => {
  expect(await observed(requirements, text)).toMatchObject({ detected: 'yes', verdict: 'suspicious', rules: ['packages.source'] })
})
