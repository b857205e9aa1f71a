import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pavise-guard-test-'))
  await writeFile(
    join(dir, 'policy.yaml'),
    `version: 1
detectors:
  names: { words: [Falcon] }
rules:
  - { id: mails, from: [user], when: { detector: email }, do: redact }
  - { id: mails-again, from: [user], when: { detector: email }, do: flag }
  - { id: names, from: [user, assistant], when: { detector: names }, do: block }
`,
  )
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function guardTest(stdin: string, args: readonly string[] = ['--policy', 'policy.yaml']) {
  const seen = captured({ stdin, cwd: dir })
  const exit = await runCli(['guard', 'test', ...args], seen.context)
  const lines = seen
    .out()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { exit, lines, err: seen.err() }
}
const line = (value: unknown) => `${JSON.stringify(value)}\n`

test('each text gets its verdict, in order, with offsets into the input', async () => {
  const text = 'Grüße 😀 an ann@example.com'
  const { exit, lines } = await guardTest(
    line({ id: 'a', text, from: 'user' }) + line({ id: 7, text: 'Falcon flies', from: 'assistant' }) + line({ text: 'nothing' }),
  )
  expect(exit).toBe(0)
  expect(lines.map(({ id, action }) => [id, action])).toEqual([
    ['a', 'redact'],
    [7, 'block'],
    [null, 'allow'],
  ])
  const start = text.indexOf('ann@')
  expect(lines[0]).toMatchObject({ score: 1, detections: [{ detector: 'email', kind: 'email', start, end: text.length }] })
  expect(lines[0]?.['text']).not.toContain('ann@example.com')
  expect(lines[2]).toEqual({ id: null, action: 'allow', score: 0, detections: [], text: 'nothing' })
})

test('lines that cannot be read are told by number and end in exit code 2; the others are judged', async () => {
  const input = `${line({ id: 1, text: 'a' })}not json\n\n[]\n{"id":2}\n${line({ id: 3, text: 'b', from: 'nobody' })}${line({ id: 4, text: 'c' }).trimEnd()}`
  const { exit, lines, err } = await guardTest(input)
  expect(exit).toBe(2)
  expect(lines.map(({ id, line }) => id ?? `line ${line}`)).toEqual([1, 'line 2', 'line 4', 'line 5', 'line 6', 4])
  expect(lines[1]).toEqual({ id: null, line: 2, error: 'not valid JSON' })
  for (const number of [2, 4, 5, 6]) expect(err).toContain(`line ${number}: `)
})

test('a file is read as stdin is; a missing one is named', async () => {
  await writeFile(join(dir, 'texts.jsonl'), line({ id: 1, text: 'Falcon' }))
  expect((await guardTest('', ['texts.jsonl', '--policy', 'policy.yaml'])).lines).toMatchObject([{ id: 1, action: 'block' }])
  const missing = await guardTest('', ['none.jsonl', '--policy', 'policy.yaml'])
  expect([missing.exit, missing.err]).toEqual([64, expect.stringContaining('none.jsonl')])
})

test('every fault of the policy is told at once', async () => {
  await writeFile(join(dir, 'bad.yaml'), 'version: 1\nmode: on\nrules:\n  - { id: x, when: { detector: nothing }, do: block }\n')
  const { exit, err } = await guardTest('', ['--policy', 'bad.yaml'])
  expect(exit).toBe(64)
  expect(err).toMatch(/bad\.yaml:2:.*\n.*bad\.yaml:4:/)
})

test('hostile lines are data', async () => {
  const texts = ['\ud800 lone', '\u0000\u001b[31m', '</script>', 'x'.repeat(2_000_000)]
  const { exit, lines } = await guardTest(texts.map((text, id) => line({ id, text })).join(''))
  expect(exit).toBe(0)
  expect(lines.map(({ text }) => text)).toEqual(texts)
})

test('memory stays flat over a long input', async () => {
  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=160',
      '--conditions=source',
      '--import',
      'tsx',
      'src/cli/main.ts',
      'guard',
      'test',
      '--policy',
      join(dir, 'policy.yaml'),
    ],
    { cwd: join(import.meta.dirname, '../../../..'), stdio: ['pipe', 'pipe', 'inherit'] },
  )
  let out = 0
  child.stdout.on('data', (data: Buffer) => {
    out += data.filter((byte) => byte === 10).length
  })
  const row = line({ id: 1, text: 'plain words '.repeat(400) })
  const rows = 12_000
  for (let i = 0; i < rows; i++) if (!child.stdin.write(row)) await new Promise((resolve) => child.stdin.once('drain', resolve))
  child.stdin.end()
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
  expect(out).toBe(rows)
}, 180_000)

test('a second stage that cannot be opened is refused by name', async () => {
  const write = (name: string, text: string) => writeFile(join(dir, name), text)
  await write('tokenizer.json', '{"model":{"type":"WordLevel"}}')
  await write('model.onnx', 'no model')
  const refused = async (stage: string) => {
    await write('stage.yaml', stage)
    const { exit, err } = await guardTest('', ['--second-stage', 'stage.yaml'])
    expect(exit).toBeGreaterThan(1)
    return err
  }
  expect(await refused('model: model.onnx\nattack: 1\nzone: [2, 0]\n')).toMatch(/tokenizer[\s\S]*zone/)
  expect(await refused('{ model: model.onnx, tokenizer: tokenizer.json, attack: 1, zone: [0.8, 0.3] }')).toContain('must rise')
  expect(await refused('{ model: model.onnx, tokenizer: tokenizer.json, attack: 1 }')).toContain('"WordLevel" is not known')
  expect(await refused('{ model: model.onnx, tokenizer: none.json, attack: 1 }')).toContain('no such file: none.json')
})
