import { randomBytes } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PaviseError } from '#core/errors/error'

/** A file that does not bear its name before it is whole. */
export interface DraftFile {
  readonly handle: FileHandle
  /** Gives it its name. */
  publish(): Promise<void>
  /** Removes what was written. Nothing happens after `publish`. */
  discard(): Promise<void>
}

export interface DraftOptions {
  /** The target as the user named it. */
  readonly shown?: string
  /** Replace what is there. */
  readonly force?: boolean
  /** Default: 0600. */
  readonly mode?: number
  /** Wait until the disk has it (default). What shows by itself when it is cut short, after a loss of power too, need not wait. */
  readonly sync?: boolean
}

/** Drafts of this process: removed also where it ends in the midst of writing. */
const drafts = new Set<string>()
let watching = false

/**
 * Opens a draft beside `target`, readable by its owner alone unless `mode` says otherwise. `shown` names the target in errors.
 * Throws PAV_OUTPUT_EXISTS where there is one already and `force` is not set, PAV_FILE_UNWRITABLE where it cannot be written.
 */
export async function draftFile(
  target: string,
  { shown = target, force = false, mode = 0o600, sync = true }: DraftOptions = {},
): Promise<DraftFile> {
  await refuseTaken(target, shown, force)
  const path = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`)
  const handle = await open(path, 'wx', mode).catch((cause) => fail(shown, cause))
  drafts.add(path)
  removeAtExit()
  let open_ = true
  const close = async (): Promise<void> => {
    if (open_) await handle.close()
    open_ = false
  }
  return {
    handle,
    async publish() {
      try {
        if (sync) await handle.sync()
        await close()
        await place(path, target, shown, force)
        drafts.delete(path)
        if (sync) await syncFolder(dirname(target))
      } catch (cause) {
        if (cause instanceof PaviseError) throw cause
        fail(shown, cause)
      }
    },
    async discard() {
      await close().catch(() => {})
      if (drafts.delete(path)) await unlink(path).catch(() => {})
    },
  }
}

/** Writes a small file whole or not at all. */
export async function writeWhole(target: string, content: string | Uint8Array, options: DraftOptions = {}): Promise<void> {
  const draft = await draftFile(target, options)
  try {
    await draft.handle.writeFile(content).catch((cause) => fail(options.shown ?? target, cause))
    await draft.publish()
  } finally {
    await draft.discard()
  }
}

/** Turns a fault of the file system while writing into one line. */
export function fail(shown: string, cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException
  const why = { ENOSPC: 'the disk is full', EFBIG: 'it grew over the size limit', EDQUOT: 'the quota is used up', EROFS: 'read-only' }[
    code ?? ''
  ]
  throw new PaviseError('PAV_FILE_UNWRITABLE', `${shown} cannot be written: ${why ?? code ?? String(cause)}`, { cause })
}

async function refuseTaken(target: string, shown: string, force: boolean): Promise<void> {
  const there = await lstat(target).catch(() => undefined)
  if (there?.isDirectory()) throw new PaviseError('PAV_FILE_UNWRITABLE', `${shown} is a folder, a file is to be written`)
  if (there && !force) throw new PaviseError('PAV_OUTPUT_EXISTS', `${shown} is there already`)
}

/** A hard link fails where the name was taken meanwhile, a rename would replace it. Some file systems know no links. */
async function place(path: string, target: string, shown: string, force: boolean): Promise<void> {
  if (force) return rename(path, target)
  try {
    await link(path, target)
    await unlink(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new PaviseError('PAV_OUTPUT_EXISTS', `${shown} is there already`, { cause })
    await refuseTaken(target, shown, force)
    await rename(path, target)
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => {})
  await handle.close()
}

function removeAtExit(): void {
  if (watching) return
  watching = true
  process.on('exit', () => {
    for (const path of drafts) {
      try {
        unlinkSync(path)
      } catch {
        // It is gone already.
      }
    }
  })
}
