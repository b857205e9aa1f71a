import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { Envelope } from '#core/results/envelope'
import type { RuleDefinition } from '#core/results/rule'
import { scanEnvelope } from './envelope.js'
import { type FileResult, unseenFile } from './file-result.js'
import type { FormatDefinition } from './format.js'
import { DEFAULT_LIMITS, type ScanLimits } from './limits.js'
import { isRemote, type RemoteAccess, scanRemote } from './remote/scan-remote.js'
import { scanRules } from './rules.js'
import type { ScanTask, YaraSource } from './scan-batch.js'
import { type FileScan, scanFile } from './scan-file.js'
import { scanInThreads } from './scan-threads.js'
import { type WalkEntry, walk } from './walk.js'
import { wantedFormats } from './wanted-formats.js'

export interface ScanOptions {
  /** Files and folders, as the user named them. */
  readonly paths: readonly string[]
  /** What relative paths are relative to; default the working folder of the process. */
  readonly cwd?: string
  readonly limits?: Partial<ScanLimits>
  readonly formats?: readonly FormatDefinition[]
  /** YARA rules of the user: texts with the names of their files. */
  readonly yara?: readonly YaraSource[]
  /** Look at the weights themselves as well: every one of them is read. */
  readonly weights?: boolean
  readonly command?: string
  /** Threads that look at files; 0 (default) is this thread. In threads a file that crashes or hangs the scan is inconclusive, and the others go on. */
  readonly jobs?: number
  readonly signal?: AbortSignal
  /** For `https://…` and `s3://…` among the paths. Without it they are an error. */
  readonly remote?: RemoteAccess
  /** After each file. */
  readonly onFile?: (result: FileResult, done: number) => void
  readonly now?: () => Date
}

export interface ScanResult {
  readonly envelope: Envelope
  /** The rules that findings may name. */
  readonly rules: readonly RuleDefinition[]
  /** False where the signal ended it early. */
  readonly complete: boolean
}

/** Files done between two looks at the signal and at what else waits in this thread. */
const TURN = 256

/**
 * Scans files and folders by content and answers the envelope with one asset a file, in the order of arguments and names. A file that cannot be read is
 * an inconclusive asset. Throws PAV_FILE_NOT_FOUND where none of the paths is there, PAV_USAGE without any.
 * @example const { envelope } = await scanPaths({ paths: ['models'] })
 */
export async function scanPaths(options: ScanOptions): Promise<ScanResult> {
  if (options.paths.length === 0) throw new PaviseError('PAV_USAGE', 'name at least one file or folder')
  const local = options.paths.filter((path) => !isRemote(path))
  return scanEntries(local.length > 0 ? entries(local, options.cwd ?? process.cwd()) : [], options)
}

/** Scans files that were walked already, and the remote ones among the paths. */
export async function scanEntries(files: Iterable<FileEntry>, options: ScanOptions): Promise<ScanResult> {
  const formats = options.formats ?? (await wantedFormats(options))
  const scan = { formats, limits: { ...DEFAULT_LIMITS, ...options.limits } }
  const started = (options.now?.() ?? new Date()).toISOString()
  const { results: found, stopped } = options.jobs
    ? await inThreads(files, options.jobs, scan.limits, options)
    : await inThisThread(files, scan, options)
  const results = [...found, ...(await fromAfar(options, scan, found.length))]
  const rules = scanRules(formats)
  const facts = { started, command: options.command ?? `scan ${options.paths.join(' ')}`, ...(stopped === undefined ? {} : { stopped }) }
  const envelope = scanEnvelope(results, new Map(rules.map((rule) => [rule.id, rule])), facts)
  return { envelope, rules, complete: stopped === undefined }
}

interface Scanned {
  readonly results: readonly FileResult[]
  /** Why not all files are there. */
  readonly stopped?: string
}

async function inThisThread(files: Iterable<FileEntry>, scan: FileScan, options: ScanOptions): Promise<Scanned> {
  const results: FileResult[] = []
  for (const { entry, path } of files) {
    if (results.length % TURN === TURN - 1) await new Promise((next) => setImmediate(next))
    if (options.signal?.aborted) return { results, stopped: 'stopped before the end; files after this one were not looked at' }
    const done = entry.unseen === undefined ? scanFile(entry.open, entry.name, path, scan) : unseenFile(entry.name, path, entry.unseen)
    const result = done instanceof Promise ? await done : done
    results.push(result)
    options.onFile?.(result, results.length)
  }
  return { results }
}

async function inThreads(files: Iterable<FileEntry>, threads: number, limits: ScanLimits, options: ScanOptions): Promise<Scanned> {
  const tasks: ScanTask[] = []
  // A file that several links name is looked at once.
  const places = new Map<string, number>()
  const same: number[] = []
  const names: ScanTask[] = []
  for (const { entry, path } of files) {
    const key = typeof entry.open === 'string' && entry.unseen === undefined ? entry.open : `#${names.length}`
    const place = places.get(key) ?? tasks.length
    if (place === tasks.length) {
      places.set(key, place)
      tasks.push({ ...entry, path })
    }
    same.push(place)
    names.push({ ...entry, path })
  }
  let done = 0
  const found = await scanInThreads(tasks, {
    threads,
    limits,
    ...(options.yara ? { yara: options.yara } : {}),
    ...(options.weights ? { weights: true } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
    onFile: (result) => options.onFile?.(result, ++done),
  })
  const results = names.flatMap(({ name, path }, i) => {
    const result = found[same[i]!]
    return result ? [{ ...result, name, path }] : []
  })
  const left = names.length - results.length
  return { results, ...(left > 0 ? { stopped: `stopped before the end; ${left} of ${names.length} files were not looked at` } : {}) }
}

/** Remote files, after those that are here. */
async function fromAfar(options: ScanOptions, scan: FileScan, before: number): Promise<FileResult[]> {
  const results: FileResult[] = []
  for (const path of options.paths.filter(isRemote)) {
    if (!options.remote) throw new PaviseError('PAV_USAGE', `${path} lies on another machine, and this scan may not connect to any`)
    if (options.signal?.aborted) break
    for await (const result of scanRemote(path, options.remote, scan, options.signal)) {
      results.push(result)
      options.onFile?.(result, before + results.length)
    }
  }
  return results
}

/** A file with its path as the command line named it. */
export interface FileEntry {
  readonly entry: WalkEntry
  readonly path: string
}

/** The files of all arguments. A path that is not there stands as a file that was not seen, unless no path is there. */
export function* entries(paths: readonly string[], cwd: string): Generator<FileEntry> {
  const found = paths.map((path) => ({ path, at: resolve(cwd, path), stats: statSync(resolve(cwd, path), { throwIfNoEntry: false }) }))
  if (found.every(({ stats }) => stats === undefined)) {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `${paths.join(', ')} ${paths.length === 1 ? 'does' : 'do'} not exist`)
  }
  for (const { path, at, stats } of found) {
    if (stats === undefined) yield { entry: { name: basename(at), open: at, unseen: 'does not exist' }, path }
    else if (!stats.isDirectory()) yield { entry: { name: basename(at), open: at }, path }
    else for (const entry of walk(at)) yield { entry, path: `${path.replace(/\/+$/, '')}/${entry.name}` }
  }
}
