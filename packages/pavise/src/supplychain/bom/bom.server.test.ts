import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanPaths } from '#supplychain/scan/scan-paths'
import { describeModel, signWithKey } from '#supplychain/sign/sign-model'
import type { Component } from './cyclonedx.js'
import { diffBoms } from './diff-bom.js'
import { spdxIds } from './licenses.js'
import { bomOfScan, makeBom } from './make-bom.js'
import { readBom } from './read-bom.js'

const schemas = join(dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema')
const schema = (name: string) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8'))

/** The official schema of CycloneDX 1.6. */
function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  // Formats of internationalised addresses: what URI references allow is enough for what we write.
  ajv.addFormat('iri-reference', (text: string) => !/[\s<>"{}|\\^`]/.test(text))
  ajv.addFormat('idn-email', true)
  // The library renames the files and refers to them by their new names.
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` })
  return ajv.compile(schema('bom-1.6'))
}

let home: string
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })

const README = `---
license: apache-2.0
base_model: acme/base-7b
datasets: [acme/corpus, other/set]
language: [en, de]
pipeline_tag: text-generation
library_name: transformers
tags: [demo]
model-index:
  - name: x
    results:
      - task: { type: text-generation }
        dataset: { name: made up }
        metrics: [{ type: accuracy, value: 0.5 }]
---
# A model
`

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-bom-'))
  const write = async (name: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(home, name)), { recursive: true })
    await writeFile(join(home, name), content)
  }
  await write('llm/README.md', README)
  await write('llm/config.json', JSON.stringify({ architectures: ['LlamaForCausalLM'], model_type: 'llama', torch_dtype: 'bfloat16' }))
  await write('llm/model.safetensors', safetensors())
  await write('lora/adapter_config.json', JSON.stringify({ base_model_name_or_path: 'acme/base-7b', peft_type: 'LORA' }))
  await write('lora/adapter.safetensors', safetensors())
  await write('evil.pkl', Buffer.from('cos\nsystem\n(S"echo hi"\ntR.'))
  await write('train.csv', 'a,b\n1,2\n')
  await write('notes.txt', 'hello\n')
  const manifest = await describeModel(join(home, 'llm'), { ignore: ['model.sig'] })
  await write('llm/model.sig', signWithKey(manifest, keys.privateKey))
})
afterAll(() => rm(home, { recursive: true, force: true }))

function safetensors(): Buffer {
  const header = Buffer.from(JSON.stringify({ w: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } }).padEnd(64))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header, Buffer.alloc(4)])
}

const scanned = async (path = home) => (await scanPaths({ paths: [path] })).envelope
const componentsOf = (bill: string): Component[] => JSON.parse(bill).components
const property = (component: Component | undefined, name: string) => component?.properties?.find((one) => one.name === name)?.value

describe('a bill of materials', () => {
  test('is valid by the official schema, the same twice, and says what the folder holds', async () => {
    const bill = await makeBom(home, await scanned(), { name: 'shop', trust: { mode: 'key', key: keys.publicKey } })
    const valid = validator()
    expect(valid(JSON.parse(bill)), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true)
    expect(await makeBom(home, await scanned(), { name: 'shop', trust: { mode: 'key', key: keys.publicKey } })).toBe(bill)
    expect(bill).not.toContain(home)
    expect(bill).not.toContain('timestamp')
    const components = componentsOf(bill)
    const llm = components.find(({ name }) => name === 'llm')
    expect(llm).toMatchObject({
      type: 'machine-learning-model',
      licenses: [{ license: { id: 'Apache-2.0' } }],
      modelCard: {
        modelParameters: { task: 'text-generation', architectureFamily: 'llama', modelArchitecture: 'LlamaForCausalLM' },
        quantitativeAnalysis: { performanceMetrics: [{ type: 'accuracy', value: '0.5', slice: 'made up' }] },
      },
    })
    expect(property(llm, 'pavise:signature:verdict')).toBe('good')
    expect(llm?.components?.map(({ name }) => name)).toEqual(['llm/README.md', 'llm/config.json', 'llm/model.safetensors', 'llm/model.sig'])
    expect(
      property(
        components.find(({ name }) => name === 'lora'),
        'pavise:model:role',
      ),
    ).toBe('adapter')
    expect(components.find(({ name }) => name === 'train.csv')?.type).toBe('data')
    const evil = components.find(({ name }) => name === 'evil.pkl')
    expect(evil?.type).toBe('machine-learning-model')
    expect(property(evil, 'pavise:scan:verdict')).toBe('malicious')
    expect(evil?.evidence?.occurrences[0]?.additionalContext).toMatch(/^critical: pickle\./)
    const edges = new Map(JSON.parse(bill).dependencies.map((one: { ref: string; dependsOn?: string[] }) => [one.ref, one.dependsOn]))
    expect(edges.get('model:llm')).toEqual(['base-model:acme/base-7b', 'dataset:acme/corpus', 'dataset:other/set'])
    expect(edges.get('model:lora')).toEqual(['base-model:acme/base-7b'])
    for (const [, refs] of edges) for (const ref of (refs as string[] | undefined) ?? []) expect(edges.has(ref)).toBe(true)
  })
  test('of one file, of nothing but text, and of a scan alone is valid too', async () => {
    const valid = validator()
    for (const path of ['evil.pkl', 'notes.txt', 'llm']) {
      const bill = await makeBom(join(home, path), await scanned(join(home, path)), { timestamp: '2026-01-02T03:04:05.000Z' })
      expect(valid(JSON.parse(bill)), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true)
    }
    const { envelope } = await scanPaths({ paths: [join(home, 'llm'), join(home, 'lora'), join(home, 'llm')] })
    expect(valid(JSON.parse(bomOfScan(envelope))), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true)
  })
  test('believes no signature that nobody vouched for, and tells one that does not hold', async () => {
    const bare = await makeBom(join(home, 'llm'), await scanned(join(home, 'llm')))
    expect(property(componentsOf(bare)[0], 'pavise:signature:verdict')).toMatch(/^not verified: nobody/)
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    const bill = await makeBom(join(home, 'llm'), await scanned(join(home, 'llm')), { trust: { mode: 'key', key: stranger } })
    expect(property(componentsOf(bill)[0], 'pavise:signature:verdict')).toBe('bad')
    const other = await makeBom(join(home, 'llm'), await scanned(join(home, 'llm')), { trust: { mode: 'certificate', roots: [] } })
    expect(property(componentsOf(other)[0], 'pavise:signature:verdict')).toBe('not verified: it was made in key mode')
  })
  test('names licenses as SPDX does', () => {
    const known = new Set<string>(schema('spdx').enum)
    expect(spdxIds.filter((id) => !known.has(id))).toEqual([])
  })
  test('takes a hostile card for what it is', async () => {
    const folder = join(home, 'hostile')
    await mkdir(folder)
    await writeFile(join(folder, 'model.safetensors'), safetensors())
    await writeFile(join(folder, 'config.json'), '{"architectures": 5, "model_type": ["x"]}')
    const bomb = Array.from(
      { length: 9 },
      (_, at) =>
        `a${at}: &a${at} [${Array(9)
          .fill(at === 0 ? 'x' : `*a${at - 1}`)
          .join(',')}]`,
    ).join('\n')
    await writeFile(join(folder, 'README.md'), `---\n${bomb}\nlicense: mit\n---\n`)
    const bill = await makeBom(folder, await scanned(folder))
    const valid = validator()
    expect(valid(JSON.parse(bill)), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true)
    await rm(folder, { recursive: true })
  })
})

describe('bills of others', () => {
  const vectors = process.env['PAVISE_VECTORS'] ? join(process.env['PAVISE_VECTORS'], 'cyclonedx') : undefined
  if (!vectors) process.stderr.write('PAVISE_VECTORS is not set: the published bills are NOT read\n')
  test.skipIf(!vectors)('that were published are read, listed and compared', () => {
    const bills = readdirSync(vectors!).filter((name) => name.endsWith('.json'))
    expect(bills).toHaveLength(4)
    for (const name of bills) {
      const bill = readBom(readFileSync(join(vectors!, name), 'utf8'), name)
      expect(bill.components[0]?.type).toBe('machine-learning-model')
      expect(diffBoms(bill, bill)).toEqual([])
    }
  })
  test('of 1.4 with expressions, and with a dependency tree, are read', () => {
    const bill = readBom(
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.4',
        components: [
          {
            type: 'library',
            name: 'a',
            'bom-ref': '1',
            licenses: [{ expression: 'MIT OR Apache-2.0' }],
            components: [{ type: 'file', name: 'b', 'bom-ref': '2' }],
          },
          { type: 'library', name: 'a', version: '2' },
        ],
        dependencies: [{ ref: '1', dependsOn: ['2'] }],
      }),
      'x.json',
    )
    expect(bill.components.map(({ key, depth }) => [key, depth])).toEqual([
      ['library||a', 0],
      ['file||b', 1],
      ['library||a#2', 0],
    ])
    expect(bill.components[0]).toMatchObject({ licenses: ['MIT OR Apache-2.0'], dependsOn: ['file||b'] })
  })
  test.each([
    ['not json', /is not JSON/],
    ['[]', /no bill/],
    ['{"bomFormat":"CycloneDX","specVersion":"9.9"}', /1\.4 to 1\.7 are/],
    ['{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"file"}]}', /components\.0\.name/],
  ])('%s is refused in one line', (text, message) => {
    expect(() => readBom(text, 'x.json')).toThrow(message)
  })
  test('that nest without end are refused, not followed', () => {
    let component: object = { type: 'file', name: 'x' }
    for (let at = 0; at < 2000; at++) component = { type: 'file', name: 'x', components: [component] }
    expect(() => readBom(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [component] }), 'x')).toThrow(
      /deeper than/,
    )
  })
})

test('a difference names what was added, removed and changed, and how', async () => {
  const before = readBom(await makeBom(home, await scanned(), { name: 'shop' }), 'before')
  await writeFile(join(home, 'notes.txt'), 'other\n')
  await writeFile(join(home, 'new.txt'), 'x')
  await rm(join(home, 'train.csv'))
  const changes = diffBoms(before, readBom(await makeBom(home, await scanned(), { name: 'shop' }), 'after'))
  expect(changes.map(({ change, component }) => [change, component])).toEqual([
    ['removed', 'train.csv'],
    ['added', 'new.txt'],
    ['changed', 'notes.txt'],
  ])
  expect(changes[2]?.fields).toEqual([
    { field: 'hashes', before: expect.stringMatching(/^SHA-256:/), after: expect.stringMatching(/^SHA-256:/) },
  ])
})
