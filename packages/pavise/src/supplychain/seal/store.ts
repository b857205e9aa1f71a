import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Identity } from 'age-encryption'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { listModelFiles } from '#supplychain/sign/model-files'
import type { SealFor } from './header.js'
import { keyIdOf, type OutputOptions, sealBytes, sealFile } from './seal-file.js'
import { contentOf, contentSize, damaged, openSealed, payloadKeyOf, type SealedFile } from './sealed-file.js'

/**
 * A folder of sealed files. Names, sizes and digests stand in a manifest that is sealed itself; the files are called by number. The manifest also names
 * the key of every payload, so that a file which somebody else sealed for the same recipients cannot take the place of one.
 */
const MANIFEST = 'manifest.age'
const LARGEST_MANIFEST = 64 << 20

const manifestSchema = z.object({
  schema: z.literal('pavise.sealed-store/1'),
  name: z.string(),
  files: z.array(
    z.object({
      name: z.string(),
      sealed: z.string().regex(/^\d{1,9}\.age$/),
      size: z.number().int().nonnegative(),
      sha256: z.string(),
      key: z.string(),
    }),
  ),
})

/** A file that can be read from a store, or a single sealed file. */
export interface StoredFile {
  readonly name: string
  readonly size: number
  readonly sha256?: string
  /** Opens it and checks that it is the one that was stored. */
  open(): Promise<{ readonly sealed: SealedFile; readonly key: Buffer }>
}

/** Seals every file below a folder into a new folder. Nothing is left behind when it fails. Throws PAV_SIGN_CONTENT for links and devices. */
export async function writeStore(
  folder: string,
  out: string,
  recipients: SealFor,
  options: OutputOptions & { onFile?: (name: string) => void } = {},
): Promise<{ files: number; bytes: number }> {
  const { shown = folder, outShown = out, signal } = options
  if (await stat(out).catch(() => undefined))
    throw new PaviseError('PAV_OUTPUT_EXISTS', `${outShown} is there already`, { hint: 'Name a new folder.' })
  const found = await listModelFiles(folder, { shown, ignored: [], allowSymlinks: false })
  if (found.single)
    throw new PaviseError('PAV_FILE_UNREADABLE', `${shown} is a file`, { hint: `Seal it by itself: pavise seal ${shown} -r RECIPIENT` })
  const [refused] = found.refused
  if (refused)
    throw new PaviseError('PAV_SIGN_CONTENT', `${refused.name} cannot be stored: ${refused.reason}`, {
      hint: 'Remove it or replace it by a file.',
    })
  const draft = `${out}.${randomBytes(6).toString('hex')}.part`
  await mkdir(draft, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${outShown} cannot be made: ${cause.code}`, { cause })
  })
  try {
    const files: z.infer<typeof manifestSchema>['files'] = []
    for (const [at, file] of found.files.entries()) {
      signal?.throwIfAborted()
      options.onFile?.(file.name)
      const sealed = `${at + 1}.age`
      const { content, keyId } = await sealFile(file.path, join(draft, sealed), recipients, {
        shown: file.name,
        ...(signal ? { signal } : {}),
      })
      files.push({ name: file.name, sealed, size: content, sha256: await sha256Of(file.path), key: keyId })
    }
    const manifest = JSON.stringify({ schema: 'pavise.sealed-store/1', name: found.name, files })
    await writeFile(join(draft, MANIFEST), await sealBytes(Buffer.from(manifest), recipients), { mode: 0o600 })
    await rename(draft, out)
    return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** The files of a store, or the one file of a sealed file. Throws as opening does. */
export async function openStore(path: string, identities: readonly (string | Identity)[], shown = path): Promise<StoredFile[]> {
  const found = await stat(path).catch((cause) => {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `${shown} does not exist`, { cause })
  })
  if (!found.isDirectory()) return [await singleFile(path, identities, shown)]
  const manifest = await readManifest(path, identities, shown)
  return manifest.files.map(({ name, sealed: own, size, sha256, key: wanted }) => ({
    name,
    size,
    sha256,
    async open() {
      const sealed = await openSealed(join(path, own), `${name} in ${shown}`)
      try {
        const key = await payloadKeyOf(sealed, identities)
        if (keyIdOf(key) !== wanted || contentSize(sealed) !== size)
          throw damaged(sealed.shown, 'it is not the file that was stored under this name')
        return { sealed, key }
      } catch (error) {
        await sealed.close()
        throw error
      }
    },
  }))
}

async function singleFile(path: string, identities: readonly (string | Identity)[], shown: string): Promise<StoredFile> {
  const open = async () => {
    const sealed = await openSealed(path, shown)
    try {
      return { sealed, key: await payloadKeyOf(sealed, identities) }
    } catch (error) {
      await sealed.close()
      throw error
    }
  }
  const { sealed } = await open()
  try {
    return { name: basename(path).replace(/\.age$/, ''), size: contentSize(sealed), open }
  } finally {
    await sealed.close()
  }
}

async function readManifest(path: string, identities: readonly (string | Identity)[], shown: string) {
  const where = `${shown}/${MANIFEST}`
  const sealed = await openSealed(join(path, MANIFEST), where)
  try {
    if (sealed.payloadSize > LARGEST_MANIFEST) throw damaged(where, 'it is too large for a manifest')
    const parts: Buffer[] = []
    for await (const part of contentOf(sealed, await payloadKeyOf(sealed, identities))) parts.push(part)
    const read = manifestSchema.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')))
    if (!read.success) throw damaged(where, `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`)
    return read.data
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(where, 'it holds no manifest', error)
    throw error
  } finally {
    await sealed.close()
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
