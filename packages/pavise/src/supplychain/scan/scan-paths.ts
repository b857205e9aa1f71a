import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { Envelope } from '#core/results/envelope'
import type { RuleDefinition } from '#core/results/rule'
import { formats as everyFormat } from '#supplychain/formats/index'
import { scanEnvelope } from './envelope.js'
import { type FileResult, unseenFile } from './file-result.js'
import type { FormatDefinition } from './format.js'
import { DEFAULT_LIMITS, type ScanLimits } from './limits.js'
import { scanRules } from './rules.js'
import type { ScanTask } from './scan-batch.js'
import { type FileScan, scanFile } from './scan-file.js'
import { scanInThreads } from './scan-threads.js'
import { type WalkEntry, walk } from './walk.js'

export interface ScanOptions {
  /** Files and folders, as the user named them. */
  readonly paths: readonly string[]
  /** What relative paths are relative to; default the working folder of the process. */
  readonly cwd?: string
  readonly limits?: Partial<ScanLimits>
  readonly formats?: readonly FormatDefinition[]
  readonly command?: string
  /** Threads that look at files; 0 (default) is this thread. In threads a file that crashes or hangs the scan is inconclusive, and the others go on. */
  readonly jobs?: number
  readonly signal?: AbortSignal
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
  const formats = options.formats ?? everyFormat
  const scan = { formats, limits: { ...DEFAULT_LIMITS, ...options.limits } }
  const started = (options.now?.() ?? new Date()).toISOString()
  const files = entries(options.paths, options.cwd ?? process.cwd())
  const { results, stopped } = options.jobs
    ? await inThreads(files, options.jobs, scan.limits, options)
    : await inThisThread(files, scan, options)
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
  for (const { entry, path } of files) tasks.push({ ...entry, path })
  let done = 0
  const found = await scanInThreads(tasks, {
    threads,
    limits,
    ...(options.signal ? { signal: options.signal } : {}),
    onFile: (result) => options.onFile?.(result, ++done),
  })
  const results = found.filter((result) => result !== undefined)
  const left = tasks.length - results.length
  return { results, ...(left > 0 ? { stopped: `stopped before the end; ${left} of ${tasks.length} files were not looked at` } : {}) }
}

interface FileEntry {
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
