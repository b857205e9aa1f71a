import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Detector, defineDetector } from '@pavise/guard'
import { detectors } from '@pavise/guard/detectors'
import { evaluate } from '../packages/pavise/src/cli/commands/guard/evaluation.js'
import { type LabelledRow, labelledRows } from '../packages/pavise/src/cli/commands/guard/labelled-rows.js'

export const name = 'guard-peers'

/** Labelled texts as for `pavise guard eval`. Only sources that nobody here trained on say anything. */
const DATA = process.env['PEERS_DATA']
const ROWS = Number(process.env['PEERS_ROWS'] ?? Number.POSITIVE_INFINITY)
/** A peer that is slower than this is measured on what it got through. */
const SECONDS = Number(process.env['PEERS_SECONDS'] ?? 120)
const PEERS = {
  '@andersmyrmel/vard': '1.2.0',
  '@presidio-dev/hai-guardrails': '1.12.0',
  llmverify: '1.6.1',
  llm_guardrail: '2.1.2',
}

/** Our detector and the packages of npm that do the same without a model to download, on the same texts and by the same metrics. */
export async function run(): Promise<object> {
  if (DATA === undefined) return { skipped: 'PEERS_DATA names no file of labelled texts' }
  const all = await labelledRows(createReadStream(DATA), DATA)
  const rows = every(all, Math.max(1, Math.ceil(all.length / ROWS)))
  const table: Record<string, object> = { pavise: figures(detectors.find(({ id }) => id === 'injection')!, rows) }
  const folder = mkdtempSync(join(tmpdir(), 'pavise-peers-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
    const wanted = Object.entries(PEERS).map(([peer, version]) => `${peer}@${version}`)
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...wanted], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    copyFileSync(new URL('peers/run-peer.mjs', import.meta.url), join(folder, 'run-peer.mjs'))
    for (const [peer, version] of Object.entries(PEERS)) {
      const began = performance.now()
      const scores = await scoresOf(peer, rows, folder)
      const scored = rows.slice(0, scores.length)
      const perText = Math.round(((performance.now() - began) / Math.max(1, scores.length)) * 1000)
      table[`${peer} ${version}`] = { ...figures(replaying(scored, scores), scored), microsecondsPerText: perText }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { data: DATA.split('/').at(-1), ...table }
}

/** Every nth row, so that a part of a file keeps its sources. */
const every = (rows: readonly LabelledRow[], step: number) => rows.filter((_, index) => index % step === 0)

function scoresOf(peer: string, rows: readonly LabelledRow[], folder: string): Promise<number[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['run-peer.mjs', peer], {
      cwd: folder,
      env: { PATH: process.env['PATH'] },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const scores: number[] = []
    createInterface({ input: child.stdout }).on('line', (line) => scores.push(Number(line)))
    const timer = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000)
    child.on('error', fail)
    child.on('close', () => {
      clearTimeout(timer)
      done(scores.slice(0, rows.length))
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(rows.map(({ text }) => JSON.stringify(text)).join('\n'))
  })
}

/** A detector that says what a peer said of each text. Its own decision is a score of at least one half. */
function replaying(rows: readonly LabelledRow[], scores: readonly number[]): Detector {
  const byText = new Map(rows.map(({ text }, index) => [text, scores[index]!]))
  return defineDetector({
    id: 'injection',
    title: 'Peer',
    summary: 'Says what a package said.',
    reach: 'text',
    kinds: ['attack'],
    threshold: () => 0.5,
    create: () => (text) => [{ detector: 'injection', kind: 'attack', score: byText.get(text) ?? 0, start: 0, end: text.length }],
  })
}

function figures(detector: Detector, rows: readonly LabelledRow[]): object {
  const { macro, attacks, benign, texts } = evaluate(detector, rows, { seed: 1, twins: false, progress: () => undefined })
  const sources: Record<string, object> = {}
  for (const { source, kind, figures: own } of attacks)
    sources[`${source} ${kind}`] = { auc: short(own.auc), recallAt1: short(own.recall[0]), recall: short(own.shipped[0]) }
  for (const { source, kind, figures: own } of benign) sources[`${source} ${kind}`] = { alarms: short(own.shipped[0]) }
  return {
    texts,
    auc: short(macro.auc),
    recallAt1: short(macro.recall[0]),
    recall: short(macro.shipped[0]),
    ordinary: short(macro.ordinary.shipped[0]),
    hard: short(macro.hard.shipped[0]),
    sources,
  }
}

type Estimate = NonNullable<ReturnType<typeof evaluate>['macro']['auc']>

/** Value and interval. */
const short = (estimate: Estimate | null | undefined): number[] | null =>
  estimate ? [estimate.value, estimate.low, estimate.high].map((value) => Math.round(value * 1000) / 1000) : null
