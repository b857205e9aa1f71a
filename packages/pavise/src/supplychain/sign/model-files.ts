import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { PaviseError } from '#core/errors/error'
import { comparePaths, ignoredBy } from './ignore-rules.js'

export interface ModelFile {
  /** Relative to the model, POSIX; `.` where the model is one file. */
  readonly name: string
  readonly path: string
  readonly size: number
  readonly link: boolean
}

export interface ModelFiles {
  /** What the signature calls the model: name of the folder or file. */
  readonly name: string
  readonly single: boolean
  /** Sorted by path components. */
  readonly files: readonly ModelFile[]
  /** Files that an ignore rule hides, with the rule. */
  readonly ignored: readonly { readonly name: string; readonly rule: string }[]
  /** What can be no part of a signature, and why. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
}

/**
 * Lists the files of a model: a folder, or a single file. `ignored` are relative POSIX paths. Links are refused unless allowed; a link to
 * a folder always is. Throws PAV_FILE_NOT_FOUND and PAV_FILE_UNREADABLE.
 */
export async function listModelFiles(
  root: string,
  { shown = root, ignored, allowSymlinks }: { shown?: string; ignored: readonly string[]; allowSymlinks: boolean },
): Promise<ModelFiles> {
  const found = await stat(root).catch((cause) => {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `${shown} does not exist`, { cause })
  })
  const name = basename(root) || basename(await realpath(root)) || 'model'
  if (!found.isDirectory()) return { name, single: true, ...(await singleFile(root, allowSymlinks)), ignored: [] }
  const files: ModelFile[] = []
  const hidden: { name: string; rule: string }[] = []
  const refused: { name: string; reason: string }[] = []
  const ruleOf = ignoredBy(ignored)
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entriesOf(root, folder, shown)) {
      const below = folder === '' ? entry : `${folder}/${entry}`
      const path = join(root, below)
      const kind = await lstat(path).catch(() => undefined)
      if (kind?.isDirectory()) {
        folders.push(below)
        continue
      }
      const rule = ruleOf(below)
      if (rule !== undefined) {
        hidden.push({ name: below, rule })
        continue
      }
      const judged = kind ? await judge(path, kind, allowSymlinks) : 'its name is not UTF-8, or it vanished'
      if (typeof judged === 'string') refused.push({ name: below, reason: judged })
      else files.push({ name: below, path, ...judged })
    }
  }
  const order = (a: { name: string }, b: { name: string }): number => comparePaths(a.name, b.name)
  return { name, single: false, files: files.sort(order), ignored: hidden.sort(order), refused: refused.sort(order) }
}

async function singleFile(path: string, allowSymlinks: boolean): Promise<Pick<ModelFiles, 'files' | 'refused'>> {
  const judged = await judge(path, await lstat(path), allowSymlinks)
  if (typeof judged === 'string') return { files: [], refused: [{ name: '.', reason: judged }] }
  return { files: [{ name: '.', path, ...judged }], refused: [] }
}

/** Size of a file that may be read, or why it may not. */
async function judge(path: string, kind: Stats, allowSymlinks: boolean): Promise<{ size: number; link: boolean } | string> {
  if (kind.isFile()) return { size: kind.size, link: false }
  if (!kind.isSymbolicLink()) return 'it is neither file nor folder'
  if (!allowSymlinks) return 'it is a symbolic link'
  const target = await stat(path).catch(() => undefined)
  if (!target) return 'it is a link to nothing'
  if (target.isDirectory()) return 'it is a link to a folder'
  return target.isFile() ? { size: target.size, link: true } : 'it is a link to neither file nor folder'
}

async function entriesOf(root: string, folder: string, shown: string): Promise<string[]> {
  try {
    return await readdir(join(root, folder))
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNREADABLE', `${join(shown, folder)} cannot be read: ${(cause as NodeJS.ErrnoException).code}`, {
      cause,
    })
  }
}

/** `path` as a name relative to `root`, or nothing where it lies elsewhere. */
export function nameWithin(root: string, path: string): string | undefined {
  const name = relative(root, path).split(sep).join('/')
  return name === '' || name === '..' || name.startsWith('../') ? undefined : name
}
