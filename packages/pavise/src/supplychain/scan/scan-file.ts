import { hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { mismatch } from '#supplychain/formats/oci/layout-tar'
import { bytesOf } from './bytes.js'
import { Examination } from './examination.js'
import { FileBytes } from './file-bytes.js'
import { type FileResult, unseenFile } from './file-result.js'
import type { FormatDefinition } from './format.js'
import type { ScanLimits } from './limits.js'
import { readSensitive } from './sensitive-text.js'

/** Read at once: most files of most models are this small, and one read costs less than any window. */
const SMALL = 256 * 1024

export interface FileScan {
  readonly formats: readonly FormatDefinition[]
  readonly limits: ScanLimits
  /** Called now and then: says that the scan moves. */
  readonly alive?: () => void
}

/**
 * Looks at one regular file: opens it once, never blocks on a pipe, scans and hashes it in one reading. Never throws: what cannot be read is an
 * inconclusive result. Answers at once where no format had to wait.
 */
export function scanFile(open: string | Buffer, name: string, path: string, scan: FileScan): FileResult | Promise<FileResult> {
  let fd: number
  try {
    fd = openSync(open, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOCTTY ?? 0))
  } catch (error) {
    return unseenFile(name, path, openFault(error))
  }
  let waits = false
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile()) return unseenFile(name, path, 'no regular file; it was not read')
    const done = stats.size <= SMALL ? small(fd, stats, name, path, scan) : large(fd, stats, name, path, scan)
    if (!(done instanceof Promise)) return done
    waits = true
    return done.catch((error) => unreadable(error, name, path)).finally(() => closeSync(fd))
  } catch (error) {
    return unreadable(error, name, path)
  } finally {
    if (!waits) closeSync(fd)
  }
}

function openFault(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read'
  if (code === 'ENOENT') return 'the file went away'
  return `the file could not be opened (${code ?? 'unknown fault'})`
}

function unreadable(error: unknown, name: string, path: string): FileResult {
  const { code, message } = error as NodeJS.ErrnoException
  return unseenFile(name, path, `the file could not be read to its end (${code ?? String(message).slice(0, 200)})`)
}

function small(fd: number, stats: Stats, name: string, path: string, scan: FileScan): FileResult | Promise<FileResult> {
  // One byte more than there should be tells a file that grows.
  const buffer = Buffer.allocUnsafe(stats.size + 1)
  let got = 0
  while (got < buffer.length) {
    const n = readSync(fd, buffer, got, buffer.length - got, got)
    if (n === 0) break
    got += n
  }
  const bytes = buffer.subarray(0, got)
  const examination = new Examination(scan.formats, scan.limits, got, readSensitive, scan.alive)
  if (got !== stats.size) examination.inconclusive('the file changed while it was read')
  const finish = (): FileResult => resultOf(examination, name, path, got, hash('sha256', bytes, 'hex'))
  const pending = examination.file(bytesOf(bytes), baseOf(name))
  return pending ? pending.then(finish) : finish()
}

function large(fd: number, stats: Stats, name: string, path: string, scan: FileScan): FileResult | Promise<FileResult> {
  const bytes = new FileBytes(fd, stats.size)
  const examination = new Examination(scan.formats, scan.limits, stats.size, readSensitive, scan.alive)
  const finish = (): FileResult => {
    const sha256 = bytes.digest(scan.alive)
    const now = fstatSync(fd)
    if (bytes.shrunk || now.size !== stats.size || now.mtimeMs !== stats.mtimeMs)
      examination.inconclusive('the file changed while it was read')
    return resultOf(examination, name, path, stats.size, sha256)
  }
  const pending = examination.file(bytes, baseOf(name))
  return pending ? pending.then(finish) : finish()
}

/** A blob of an OCI image layout in a folder, or of a store that is laid out like one: named by its SHA-256. */
const BLOB = /(?:^|\/)blobs\/sha256[/-]([0-9a-f]{64})$/

const baseOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** The result of an examination that is over. */
export function resultOf(examination: Examination, name: string, path: string, size: number, sha256: string | undefined): FileResult {
  const named = BLOB.exec(name)?.[1]
  if (named !== undefined && sha256 !== undefined && named !== sha256)
    mismatch({ observe: (observation) => examination.observe(observation, []) }, named, 'its content has another SHA-256')
  const { format, verdict, observations, unseen, members, facts } = examination
  return {
    name,
    path,
    size,
    ...(sha256 === undefined ? {} : { sha256 }),
    format,
    verdict,
    observations,
    inconclusive: unseen,
    members,
    facts,
  }
}
