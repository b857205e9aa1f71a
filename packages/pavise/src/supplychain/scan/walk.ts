import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A file to look at, or what cannot be looked at and why. */
export interface WalkEntry {
  /** Relative to the argument, POSIX. Bytes that are no UTF-8 stand as `\xNN`. */
  readonly name: string
  /** What to open; a buffer where the name is no UTF-8. */
  readonly open: string | Buffer
  readonly unseen?: string
}

const why = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read'
  if (code === 'ENOENT') return 'went away, or is a link to nothing'
  if (code === 'ELOOP') return 'is a link that leads to itself'
  if (code === 'ENAMETOOLONG') return 'has a path that is too long'
  return `could not be read (${code ?? 'unknown fault'})`
}

function kindOf(entry: { isFIFO(): boolean; isSocket(): boolean; isBlockDevice(): boolean; isCharacterDevice(): boolean }): string {
  if (entry.isFIFO()) return 'a pipe'
  if (entry.isSocket()) return 'a socket'
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'a device' : 'no file'
}

/** A name as text: what is no UTF-8 as `\xNN`, so that two names never become one. */
export function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (!text.includes('\ufffd') || Buffer.from(text).equals(bytes)) return text
  return [...bytes]
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`))
    .join('')
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/**
 * Every file below a folder, in the order of names, one after the other. Links are followed only to files inside `root`; folders behind links lie
 * there under their own name. Devices, pipes and sockets are never opened.
 */
export function* walk(folder: string, root: string = linkRoot(folder)): Generator<WalkEntry> {
  yield* below(Buffer.from(folder), '', root)
}

function* below(folder: Buffer, prefix: string, root: string): Generator<WalkEntry> {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
    if (entries.some(({ name }) => name.includes('\ufffd'))) {
      yield* oddlyNamed(folder, prefix, root)
      return
    }
  } catch (error) {
    yield { name: prefix === '' ? '.' : prefix.slice(0, -1), open: folder, unseen: `a folder that ${why(error)}` }
    return
  }
  if (isHubModel(folder, entries)) {
    yield* hubModel(folder, prefix, root)
    return
  }
  const at = folder.toString('utf8')
  const plain = Buffer.from(at).equals(folder)
  for (const entry of entries.sort(byName)) {
    const path = plain ? `${at}${at.endsWith(sep) ? '' : sep}${entry.name}` : Buffer.concat([folder, Buffer.from(sep + entry.name)])
    yield* one(entry, path, prefix + entry.name, root)
  }
}

/** A folder with names that are no UTF-8: the slow way, by bytes. */
function* oddlyNamed(folder: Buffer, prefix: string, root: string): Generator<WalkEntry> {
  const names = readdirSync(folder, { encoding: 'buffer' }).map((bytes) => ({ bytes, name: nameOf(bytes) }))
  for (const { bytes, name } of names.sort(byName)) {
    const path = Buffer.concat([folder, Buffer.from(sep), bytes])
    try {
      yield* one(lstatSync(path), path, prefix + name, root)
    } catch (error) {
      yield { name: prefix + name, open: path, unseen: why(error) }
    }
  }
}

type Kind = Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'>

function* one(kind: Kind, path: string | Buffer, name: string, root: string): Generator<WalkEntry> {
  if (kind.isFile()) yield { name, open: path }
  else if (kind.isDirectory()) yield* below(Buffer.from(path), `${name}/`, root)
  else if (kind.isSymbolicLink()) yield* link(path, name, root)
  else yield { name, open: path, unseen: `${kindOf(kind)}, which is never opened` }
}

function* link(path: string | Buffer, name: string, root: string): Generator<WalkEntry> {
  try {
    const target = realpathSync(path)
    const inside = relative(root, target)
    if (inside === '..' || inside.startsWith(`..${sep}`) || join(root, inside) !== join(target)) {
      yield { name, open: path, unseen: 'a link that leads out of the folder; what it names was not looked at' }
      return
    }
    const kind = statSync(target)
    if (kind.isFile()) yield { name, open: target }
    else if (!kind.isDirectory()) yield { name, open: path, unseen: `a link to ${kindOf(kind)}, which is never opened` }
  } catch (error) {
    yield { name, open: path, unseen: `a link that ${why(error)}` }
  }
}

/** `models--org--name` of a Hugging Face cache: snapshots are links to blobs that bear their digests as names. */
const HUB_MODEL = /(^|\/)(models|datasets|spaces)--[^/]+$/

const isHubModel = (folder: Buffer, entries: readonly Dirent[]): boolean =>
  HUB_MODEL.test(folder.toString('utf8')) &&
  ['blobs', 'snapshots'].every((name) => entries.some((entry) => entry.name === name && entry.isDirectory()))

/** The files of the snapshots by their own names, then what else lies there, and of the blobs those that no snapshot names. */
function* hubModel(folder: Buffer, prefix: string, root: string): Generator<WalkEntry> {
  const at = folder.toString('utf8')
  const named = new Set<string>()
  for (const name of readdirSync(folder).sort()) {
    if (name === 'blobs') continue
    for (const entry of one(lstatSync(join(at, name)), join(at, name), prefix + name, root)) {
      if (typeof entry.open === 'string') named.add(entry.open)
      yield entry
    }
  }
  const blobs = realpathSync(join(at, 'blobs'))
  for (const entry of below(Buffer.from(join(at, 'blobs')), `${prefix}blobs/`, root)) {
    if (!named.has(join(blobs, entry.name.slice(`${prefix}blobs/`.length)))) yield entry
  }
}

/** Where links of a folder may lead: into it, and for a snapshot of a Hugging Face cache into its model's folder. */
export function linkRoot(folder: string): string {
  const real = realpathSync(folder)
  const model = /^(.*\/(?:models|datasets|spaces)--[^/]+)\/snapshots(?:\/.*)?$/.exec(real)
  return model ? model[1]! : real
}
