import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { readBundle } from '#supplychain/sign/envelope'
import { nameWithin } from '#supplychain/sign/model-files'
import { type Trust, verifyModel } from '#supplychain/sign/verify-model'
import type { ExternalReference, Property } from './cyclonedx.js'

/** A signature beside a model, and what it is worth. */
export interface FoundSignature {
  readonly reference: ExternalReference
  readonly properties: readonly Property[]
}

const LARGEST = 64 << 20

/**
 * Reads a file that may be a model signature; nothing where it is none. Without trust it is listed and not believed. `name` is relative to the root that
 * the bill is of.
 */
export async function readSignature(
  path: string,
  name: string,
  model: string,
  trust: Trust | undefined,
): Promise<FoundSignature | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile() || found.size > LARGEST) return undefined
  const bytes = await readFile(path).catch(() => undefined)
  const bundle = bytes && bundleOf(bytes.toString('utf8'), name)
  if (!bytes || !bundle) return undefined
  const reference: ExternalReference = {
    type: 'digital-signature',
    url: encodeURI(name),
    comment: `OpenSSF Model Signing, ${bundle.mode} mode`,
    hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(bytes).digest('hex') }],
  }
  const label = (what: string): string => `pavise:signature:${what}`
  if (!trust || trust.mode !== bundle.mode) {
    const why = trust ? `it was made in ${bundle.mode} mode` : 'nobody was named to trust'
    return { reference, properties: [{ name: label('verdict'), value: `not verified: ${why}` }] }
  }
  const signatureName = nameWithin(model, path)
  const single = (await stat(model).catch(() => undefined))?.isFile() ?? false
  const result = await verifyModel(single ? model : dirname(path), bytes.toString('utf8'), trust, {
    signatureShown: name,
    signatureName: single ? (signatureName ?? basename(path)) : basename(path),
  })
  return {
    reference,
    properties: [
      { name: label('verdict'), value: result.verdict },
      ...(result.signer ? [{ name: label('signer'), value: result.signer.who }] : []),
      ...(result.signer?.time ? [{ name: label('time'), value: result.signer.time }] : []),
      ...result.faults.slice(0, 20).map((value) => ({ name: label('fault'), value })),
    ],
  }
}

function bundleOf(text: string, shown: string) {
  try {
    return readBundle(text, shown)
  } catch {
    return undefined
  }
}
