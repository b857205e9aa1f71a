import { createHash, randomBytes } from 'node:crypto'
import { constants, type FileHandle, open } from 'node:fs/promises'
import type { Identity } from 'age-encryption'
import { PaviseError } from '#core/errors/error'
import { type DraftFile, draftFile, fail } from '#supplychain/disk/draft-file'
import { ChunkFault, sealChunks, sealedSize } from './chunks.js'
import { NONCE, openHeader, payloadKey, type SealFor, writeHeader } from './header.js'
import { doPayload, PayloadFault, type PayloadOptions } from './payload.js'
import { contentOf, contentSize, damaged, openSealed, payloadKeyOf, type SealedFile } from './sealed-file.js'

export interface OutputOptions extends PayloadOptions {
  /** The files as the user named them, for errors. */
  readonly shown?: string
  readonly outShown?: string
  /** Replace the output if it is there. */
  readonly force?: boolean
}

/** Bytes that are copied at a time. */
const STEP = 4 << 20

/** Seals a file into a new one, readable by its owner. Answers bytes of content and of the sealed file. Nothing is left behind when it fails. */
export async function sealFile(
  path: string,
  out: string,
  recipients: SealFor,
  options: OutputOptions = {},
): Promise<{ content: number; sealed: number; keyId: string }> {
  const { shown = path, outShown = out, force = false } = options
  const source = await openContent(path, shown)
  try {
    const { size } = await source.stat()
    const fileKey = randomBytes(16)
    const nonce = randomBytes(NONCE)
    const head = Buffer.concat([await writeHeader(fileKey, recipients), nonce])
    const key = payloadKey(fileKey, nonce)
    // That it was cut by a loss of power shows when it is opened.
    const draft = await draftFile(out, { shown: outShown, force, sync: false })
    try {
      await draft.handle.write(head, 0, head.length, 0).catch((cause) => fail(outShown, cause))
      const job = { way: 'seal', from: source.fd, to: draft.handle.fd, key, payloadAt: head.length, size } as const
      await doPayload(job, options).catch((error) => rethrow(error, shown, outShown))
      if ((await source.stat()).size !== size) throw changed(shown)
      await draft.publish()
    } finally {
      await draft.discard()
    }
    return { content: size, sealed: head.length + sealedSize(size), keyId: keyIdOf(key) }
  } finally {
    await source.close()
  }
}

/** A small content, sealed in memory. */
export async function sealBytes(content: Buffer, recipients: SealFor): Promise<Buffer> {
  const fileKey = randomBytes(16)
  const nonce = randomBytes(NONCE)
  return Buffer.concat([await writeHeader(fileKey, recipients), nonce, ...sealChunks(payloadKey(fileKey, nonce), content, 0, true)])
}

/** Names the key of a payload without telling it. Who knows the name can tell a payload that was put in its place. */
export const keyIdOf = (key: Buffer): string => createHash('sha256').update('pavise sealed payload').update(key).digest('hex')

/** Opens a sealed file into a new one, readable by its owner. It gets its name after the last tag was checked; before, nothing of it can be loaded. */
export async function unsealFile(
  path: string,
  out: string,
  identities: readonly (string | Identity)[],
  options: OutputOptions = {},
): Promise<{ content: number }> {
  const { shown = path, outShown = out, force = false } = options
  const sealed = await openSealed(path, shown)
  try {
    const key = await payloadKeyOf(sealed, identities)
    const content = contentSize(sealed)
    const draft = await draftFile(out, { shown: outShown, force })
    try {
      await writeContent(sealed, key, draft, options, outShown)
      await draft.publish()
    } finally {
      await draft.discard()
    }
    return { content }
  } finally {
    await sealed.close()
  }
}

async function writeContent(sealed: SealedFile, key: Buffer, draft: DraftFile, options: PayloadOptions, outShown: string): Promise<void> {
  const { descriptor, payloadAt, payloadSize: size, shown } = sealed
  if (descriptor === undefined) {
    for await (const content of contentOf(sealed, key)) await draft.handle.write(content).catch((cause) => fail(outShown, cause))
    return
  }
  const job = { way: 'open', from: descriptor, to: draft.handle.fd, key, payloadAt, size } as const
  await doPayload(job, options).catch((error) => rethrow(error, shown, outShown))
}

/**
 * Gives a sealed file to other recipients: a new header over the same payload, which is copied as it is. Whoever could open it before and kept a copy or the
 * key of the file still can.
 */
export async function rekeyFile(
  path: string,
  out: string,
  identities: readonly (string | Identity)[],
  recipients: SealFor,
  options: OutputOptions = {},
): Promise<{ sealed: number }> {
  const { shown = path, outShown = out, force = false, signal } = options
  const sealed = await openSealed(path, shown)
  try {
    const fileKey = await openHeader(sealed.header, identities, shown)
    contentSize(sealed)
    const header = await writeHeader(fileKey, recipients)
    const draft = await draftFile(out, { shown: outShown, force })
    try {
      let at = 0
      const write = async (bytes: Buffer): Promise<void> => {
        await draft.handle.writeFile(bytes).catch((cause) => fail(outShown, cause))
        at += bytes.length
      }
      await write(Buffer.concat([header, sealed.nonce]))
      const end = at + sealed.payloadSize
      const moved = sealed.payloadAt - at
      while (at < end) {
        signal?.throwIfAborted()
        const bytes = await sealed.read(at + moved, Math.min(STEP, end - at))
        if (bytes.length === 0) throw changed(shown)
        await write(bytes)
      }
      await draft.publish()
      return { sealed: at }
    } finally {
      await draft.discard()
    }
  } finally {
    await sealed.close()
  }
}

/** Reads a sealed file to its end and throws where a tag does not hold. Nothing is written. Answers bytes of content. */
export async function checkSealed(sealed: SealedFile, key: Buffer): Promise<number> {
  let size = 0
  for await (const content of contentOf(sealed, key)) size += content.length
  return size
}

async function openContent(path: string, shown: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new PaviseError('PAV_FILE_NOT_FOUND', `${shown} does not exist`, { cause })
    throw new PaviseError('PAV_FILE_UNREADABLE', `${shown} cannot be read: ${cause.code}`, { cause })
  })
  const found = await handle.stat()
  if (found.isFile()) return handle
  await handle.close()
  throw new PaviseError('PAV_FILE_UNREADABLE', `${shown} is ${found.isDirectory() ? 'a folder' : 'not a file'}`, {
    ...(found.isDirectory() ? { hint: `Seal a whole folder: pavise seal store ${shown} -o STORE -r RECIPIENT` } : {}),
  })
}

function rethrow(error: unknown, shown: string, outShown: string): never {
  if (error instanceof ChunkFault) throw damaged(shown, error.message, error)
  if (!(error instanceof PayloadFault)) throw error
  if (error.code === 'ECHANGED') throw changed(shown)
  return fail(outShown, error)
}

const changed = (shown: string): PaviseError => new PaviseError('PAV_SIGN_CHANGED', `${shown} changed while it was read`)
