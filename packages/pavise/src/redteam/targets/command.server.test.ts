import { expect, it } from 'vitest'
import { targetClient } from '#redteam/targets/target-client'
import { resolveTarget } from '#redteam/targets/target-file'

function ask(script: string, more: object = {}) {
  const command = { run: [process.execPath, '-e', script], ...more }
  const target = resolveTarget(
    { api: 'command', name: 'bot', command, identities: [{ name: 'ana', key: { value: 'k1' } }] },
    'the test',
    {},
  )
  const nowhere = { request: () => Promise.reject(new Error('no way out')), close: () => Promise.resolve() }
  return targetClient(target, nowhere).chat(
    target.identities[0]!,
    [{ role: 'user', content: 'hi $(id) `id`' }],
    new AbortController().signal,
  )
}

it('hands the message to a program without a shell and reads what it writes', async () => {
  const echo = 'let s="";process.stdin.on("data",d=>s+=d).on("end",()=>console.log(process.env.PAVISE_TARGET_KEY+" "+s))'
  expect(await ask(echo)).toMatchObject({ ok: true, requests: 1, message: { content: 'k1 hi $(id) `id`' } })
  const json = 'process.stdin.resume();console.log(JSON.stringify({content:"x",tool_calls:[{function:{name:"send",arguments:{to:1}}}]}))'
  expect(await ask(json, { input: 'json', output: 'json' })).toMatchObject({
    message: { tool_calls: [{ function: { arguments: '{"to":1}' } }] },
  })
})

it.each([
  ['ends badly', 'process.exit(3)', {}, 'ended with 3'],
  ['never ends', 'setInterval(()=>{},1000)', { timeout: 300 }, 'did not end within 300 ms'],
  ['writes without end', 'setInterval(()=>process.stdout.write("x".repeat(100000)),0)', {}, 'wrote more than'],
  ['writes no JSON', 'console.log("x")', { output: 'json' }, 'no JSON object'],
] as const)('a program that %s is inconclusive', async (_, script, more, reason) => {
  expect(await ask(script, more)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
})
