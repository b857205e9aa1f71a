import type { FileResult } from './file-result.js'
import type { ScanLimits } from './limits.js'

export interface YaraSource {
  readonly name: string
  readonly text: string
}

/** A file to look at, as it crosses to a thread. */
export interface ScanTask {
  readonly open: string | Uint8Array
  readonly name: string
  readonly path: string
  readonly unseen?: string
}

/** What a thread is given, and what it answers: results of the first files of the batch, all of them unless it was stopped. */
export interface ScanBatch {
  readonly files: readonly ScanTask[]
  readonly limits: ScanLimits
  /** YARA rules of the user, by the names of their files. */
  readonly yara: readonly YaraSource[]
  /** Whether the weights are looked at as well. */
  readonly weights: boolean
  /** Three numbers that both sides see. */
  readonly shared: SharedArrayBuffer
}
export interface ScanBatchDone {
  readonly results: readonly FileResult[]
}

/** Place of each number: the file in hand, a count that grows while the thread moves, and the wish that it stop. */
export const CURRENT = 0
export const ALIVE = 1
export const STOP = 2

/** The first word of a thread: its code is loaded. One that ends before it said so would fail on every file. */
export const READY = 'ready'
