import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { entries, type FileEntry, type ScanOptions, type ScanResult, scanEntries } from './scan-paths.js'

export interface WatchOptions extends ScanOptions {
  /** Milliseconds between two looks; default 2,000. */
  readonly interval?: number
}

/** What one look found: the scan of what is new or changed, and the names of what is gone. */
export interface Watched {
  readonly scan?: ScanResult
  readonly gone: readonly string[]
}

/**
 * Looks at files and folders again and again until the signal, and scans what changed. The first look scans everything. Looks at size, inode and times: a watch
 * that relies on the system's events misses them on network drives.
 */
export async function* watchPaths(options: WatchOptions): AsyncGenerator<Watched> {
  let known = new Map<string, string>()
  const cwd = options.cwd ?? process.cwd()
  while (!options.signal?.aborted) {
    const now = new Map<string, string>()
    const changed: FileEntry[] = []
    for (const one of entries(options.paths, cwd)) {
      const mark = markOf(one)
      now.set(one.path, mark)
      if (known.get(one.path) !== mark) changed.push(one)
    }
    const gone = [...known.keys()].filter((path) => !now.has(path))
    known = now
    if (changed.length > 0) yield { scan: await scanEntries(changed, { ...options, paths: [] }), gone }
    else if (gone.length > 0) yield { gone }
    await wait(options.interval ?? 2000, undefined, options.signal ? { signal: options.signal } : {}).catch(() => undefined)
  }
}

function markOf({ entry }: FileEntry): string {
  const stats = entry.unseen === undefined ? statSync(entry.open, { throwIfNoEntry: false }) : undefined
  return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}` : `unseen ${entry.unseen ?? ''}`
}
