import type { AssetRecord } from '../../../packages/pavise/src/core/records/asset.js'
import type { RunRow } from '../../../packages/pavise/src/core/records/run.js'
import type { ScannedFile, ScannedFileDetail } from '../../../packages/pavise/src/core/records/scan.js'
import { ago, idOf } from './seed-findings.js'

/** A model in a folder, and a scan of it. */
export const MODEL: AssetRecord = {
  id: idOf('asset signs'),
  kind: 'model',
  name: 'sign-classifier',
  locator: { path: 'models/sign-classifier' },
  owner: 'mira',
  created: ago(700),
  updated: ago(700),
  source: 'config',
  trail: [{ run: idOf('scan'), verdict: 'hit', time: ago(3) }],
  findings: { open: 2, worst: 'critical' },
}

export const SCAN: RunRow = {
  id: idOf('scan'),
  kind: 'scan',
  state: 'done',
  asset: { id: MODEL.id, name: MODEL.name, kind: 'model' },
  seed: 0,
  parameters: {},
  by: 'schedule',
  created: ago(3),
  started: ago(3),
  finished: ago(2.99),
  takes: 1,
  ledger: 61,
  outcome: { findings: 2, inconclusive: 1, files: { malicious: 1, inconclusive: 1, unknown: 1, safe: 37 } },
}

const NAMES = ['head.pt', 'export/calib.7z', 'preprocess.joblib', 'config.json', 'tokenizer.json']
const VERDICT: readonly string[] = ['malicious', 'inconclusive', 'unknown']

export const FILES: ScannedFile[] = Array.from({ length: 40 }, (_, at) => ({
  id: `file-${at + 1}`,
  name: NAMES[at] ?? `shards/model-${String(at).padStart(5, '0')}-of-00036.safetensors`,
  path: `models/sign-classifier/${NAMES[at] ?? `shards/model-${at}.safetensors`}`,
  sha256: idOf(`file ${at}`).replaceAll('-', '').repeat(2),
  format: ['zip', '7z', 'zlib', 'json', 'json'][at] ?? 'safetensors',
  verdict: VERDICT[at] ?? 'safe',
  size: 104_857_600 + at,
  members: at === 0 ? 7 : 0,
  findings: at === 0 ? 2 : at === 2 ? 1 : 0,
}))

const member = (path: string, format: string, verdict: string, size: number) => ({ path, format, verdict, size })

export function fileDetail(row: ScannedFile): ScannedFileDetail {
  return {
    ...row,
    facts: row.id === 'file-1' ? { producer: 'torch 2.4' } : {},
    tree:
      row.id === 'file-1'
        ? [
            member('head/version', 'text', 'safe', 2),
            member('head/data.pkl', 'pickle', 'malicious', 41_204),
            member('head/data.pkl!constant 3', 'pickle', 'suspicious', 812),
            member('head/data/0', 'data', 'safe', 61_900_000),
            member('head/extra.tar', 'tar', 'safe', 90_112),
            member('head/extra.tar!notes.gz', 'gzip', 'safe', 4_100),
            member('head/extra.tar!notes.gz!notes', 'text', 'inconclusive', 70_000),
          ]
        : [],
    unseen:
      row.verdict === 'inconclusive'
        ? [{ reason: 'encrypted; it was not opened' }]
        : row.id === 'file-1'
          ? [{ reason: 'cut short', member: 'head/extra.tar!notes.gz!notes' }]
          : [],
    found:
      row.id === 'file-1'
        ? [
            {
              fingerprint: 'a'.repeat(64),
              rule: 'pickle.call',
              severity: 'critical',
              title: 'Loading runs a function that can do harm',
              message: 'calls posix.system(…)',
              member: 'head/data.pkl',
              offset: 2667,
            },
            {
              fingerprint: 'b'.repeat(64),
              rule: 'pickle.nested',
              severity: 'high',
              title: 'A constant holds another pickle',
              message: 'resolves builtins.getattr',
              member: 'head/data.pkl!constant 3',
              offset: 17,
            },
          ]
        : [],
  }
}
