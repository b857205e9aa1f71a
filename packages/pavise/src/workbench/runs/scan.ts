import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { AssetRecord } from '#core/records/asset'
import type { Envelope } from '#core/results/envelope'
import { createEgress } from '#platform/egress/egress'
import { type ModelPlaces, openPlace } from '#supplychain/scan/model-place'
import { isRemote, remoteOrigins } from '#supplychain/scan/remote/scan-remote'
import { entries, scanEntries } from '#supplychain/scan/scan-paths'
import type { RunHandler } from '#workbench/runs/run-work'

/** Threads of one scan: a worker has other runs as well. */
const THREADS = 2

export interface ScanRunOptions {
  /** Where assets of the console may lie. Those of the configuration lie where it says. */
  readonly places: ModelPlaces
  /** Threads of one scan; 0 is the worker's own. Default 2. */
  readonly threads?: number
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Scans the files of a model. A scan that is taken up again begins anew: it changes nothing. */
export const runScan =
  ({ places, env, threads = THREADS }: ScanRunOptions): RunHandler =>
  async ({ run, asset, signal, progress }) => {
    if (!asset) throw new PaviseError('PAV_INPUT_INVALID', 'a scan wants an asset, and there is none')
    const named = pathOf(asset)
    const path = openPlace(named, places, asset.source === 'config')
    const files = isRemote(path) ? [] : [...entries([path], '/')]
    const origins = remoteOrigins([path], env)
    const egress = origins.length > 0 ? createEgress({ allow: origins }) : undefined
    let bad = 0
    try {
      const { envelope, rules } = await scanEntries(files, {
        paths: [path],
        command: `scan ${named}`,
        jobs: Math.min(threads, availableParallelism()),
        signal,
        ...(egress ? { remote: { egress, env } } : {}),
        onFile: ({ observations }, done) => {
          bad += observations.length
          progress({ stage: 'looking at files', done, of: Math.max(done, files.length), findings: bad })
        },
      })
      signal.throwIfAborted()
      if (envelope.assets.length === 0) throw new PaviseError('PAV_INPUT_INVALID', `${named} holds no file`)
      const told = withNamedPaths(envelope, path, isRemote(path) ? path : named)
      return { state: 'done', record: { envelope: { ...told, run: { ...told.run, id: run.id } }, attempts: [], rules } }
    } finally {
      await egress?.close()
    }
  }

function pathOf({ name, kind, locator }: Pick<AssetRecord, 'name' | 'kind' | 'locator'>): string {
  const path = locator['path']
  if (kind !== 'model' || typeof path !== 'string')
    throw new PaviseError('PAV_INPUT_INVALID', `${name} is of kind ${kind}; scans want a model with a path`)
  return path
}

/** Paths as the asset names them: where its folder really lies on this machine is nobody else's business. */
function withNamedPaths(envelope: Envelope, path: string, named: string): Envelope {
  const shown = (one: string): string => (one === path ? named || basename(path) : named + one.slice(path.length))
  return {
    ...envelope,
    assets: envelope.assets.map((asset) => (asset.path?.startsWith(path) ? { ...asset, path: shown(asset.path) } : asset)),
  }
}
