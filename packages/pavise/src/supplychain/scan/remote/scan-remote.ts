import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import { BytesMissing } from '../bytes.js'
import { Examination } from '../examination.js'
import { type FileResult, unseenFile } from '../file-result.js'
import type { FileScan } from '../scan-file.js'
import { resultOf } from '../scan-file.js'
import { readSensitive } from '../sensitive-text.js'
import { httpObject, shownUrl } from './http-object.js'
import { RemoteBytes, TooMuchNeeded } from './remote-bytes.js'
import type { RemoteObject } from './remote-object.js'
import { s3Objects, storeOf } from './s3-objects.js'

/** How remote files are reached: the one way out, and the environment for the keys of a store. */
export interface RemoteAccess {
  readonly egress: Egress
  readonly env: Readonly<Record<string, string | undefined>>
}

export const isRemote = (path: string): boolean => /^(https?|s3):\/\//i.test(path)

/** The origins that remote paths name: what the way out has to allow. */
export function remoteOrigins(paths: readonly string[], env: RemoteAccess['env']): string[] {
  const urls = paths.filter(isRemote).map((path) => (/^s3:/i.test(path) ? storeOf(env).endpoint : path))
  for (const url of urls) if (!URL.canParse(url)) throw new PaviseError('PAV_USAGE', `${url} is no URL`)
  return [...new Set(urls.map((url) => new URL(url).origin))]
}

/** Looks at remote files by the parts that their formats read. A file that cannot be had is an inconclusive result. */
export async function* scanRemote(path: string, access: RemoteAccess, scan: FileScan, signal?: AbortSignal): AsyncGenerator<FileResult> {
  try {
    if (/^s3:/i.test(path))
      for await (const object of s3Objects(path, storeOf(access.env), access.egress, signal)) yield await examine(object, scan)
    else yield await examine(await httpObject(path, access.egress, signal), scan)
  } catch (error) {
    if (!(error instanceof PaviseError) || error.code === 'PAV_USAGE') throw error
    const shown = /^s3:/i.test(path) ? path : shownUrl(path)
    yield unseenFile(shown.split('/').at(-1) || shown, shown, error.message)
  }
}

const MOST_TURNS = 2000

async function examine(object: RemoteObject, scan: FileScan): Promise<FileResult> {
  const bytes = new RemoteBytes(object)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const examination = new Examination(scan.formats, scan.limits, object.size, readSensitive, scan.alive)
    try {
      await examination.file(bytes, object.name)
      return resultOf(examination, object.name, object.path, object.size, bytes.digest())
    } catch (error) {
      if (!(error instanceof BytesMissing)) throw error
      const reason = await bytes.obtain(error).then(
        () => undefined,
        (fault: Error) =>
          fault instanceof PaviseError || fault instanceof TooMuchNeeded
            ? fault.message
            : `it could not be read to its end (${fault.message})`,
      )
      if (reason !== undefined) return unseenFile(object.name, object.path, reason, object.size)
    }
  }
  return unseenFile(object.name, object.path, 'it asks for ever more of itself; download the file and scan it', object.size)
}
