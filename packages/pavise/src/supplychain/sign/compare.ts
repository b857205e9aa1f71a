import type { DigestOptions } from './digest-files.js'
import { DIGESTS, type DigestName } from './digest-range.js'
import { GIT_PATHS, ignoredBy } from './ignore-rules.js'
import { makeManifest, planResources, type Resource, type Serialization } from './manifest.js'
import { listModelFiles, type ModelFile } from './model-files.js'
import type { ReadStatement } from './statement.js'

/** What a model on disk has against a signature. All names are relative to the model; `.` is a model of one file. */
export interface Comparison {
  readonly verdict: 'good' | 'bad' | 'inconclusive'
  readonly missing: readonly string[]
  readonly extra: readonly string[]
  readonly changed: readonly string[]
  /** What could be no part of a model that was signed this way: links, devices. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
  /** Files that are there and that the signature says nothing about. */
  readonly uncovered: readonly { readonly name: string; readonly reason: string }[]
  readonly faults: readonly string[]
  readonly files: number
  readonly bytes: number
}

export interface CompareOptions extends DigestOptions {
  readonly shown?: string
  /** The signature file relative to the model, where it lies in it. */
  readonly signatureName?: string
  /** Relative POSIX paths that may be there without being signed; a signed file is compared all the same. */
  readonly ignore?: readonly string[]
}

/** Holds the files below `root` against a statement whose signature holds. */
export async function compareModel(
  root: string,
  statement: ReadStatement,
  { shown, signatureName, ignore = [], ...options }: CompareOptions,
): Promise<Comparison> {
  const { serialization, resources } = statement
  const { ignored, faults } = ignoredPaths(statement, signatureName)
  const found = await listModelFiles(root, { ...(shown ? { shown } : {}), ignored, allowSymlinks: serialization.allowSymlinks })
  const signed = bySignedFile(resources, serialization)
  if (!found.single && resources.length > 0 && signed.size === 1 && signed.has('.')) return ofOneFile(statement, found.files.length)
  const uncovered = found.ignored
    .filter(({ name }) => name !== signatureName)
    .map(({ name, rule }) => ({
      name,
      reason: rule === name ? 'left out by the signature' : `below ${rule}, which the signature leaves out`,
    }))
  const ruleOf = ignoredBy(ignore)
  const present: ModelFile[] = []
  const extra: string[] = []
  for (const file of found.files) {
    if (signed.has(file.name)) present.push(file)
    else if (serialization.method === 'shards' && file.size === 0)
      uncovered.push({ name: file.name, reason: 'empty, and a shard has at least one byte' })
    else if (ruleOf(file.name) !== undefined) uncovered.push({ name: file.name, reason: 'left out by --ignore' })
    else extra.push(file.name)
  }
  const there = new Set([...found.files, ...found.refused].map(({ name }) => name))
  const missing = [...signed.keys()].filter((name) => !there.has(name))
  const changed = await changedFiles(present, signed, serialization, options)
  const refused = found.refused.filter(({ name }) => signed.has(name) || ruleOf(name) === undefined)
  const differs = missing.length + extra.length + refused.length + faults.length > 0
  return {
    verdict: differs || (changed?.length ?? 0) > 0 ? 'bad' : changed === undefined ? 'inconclusive' : 'good',
    missing,
    extra,
    changed: changed ?? [],
    refused,
    uncovered,
    faults: changed === undefined ? [...faults, `files are digested with ${serialization.hash}, which cannot be computed here`] : faults,
    files: found.files.length,
    bytes: found.files.reduce((sum, file) => sum + file.size, 0),
  }
}

/** Nothing of a folder is compared with the signature of a file in it: whoever asks must name the file. */
function ofOneFile({ name }: ReadStatement, files: number): Comparison {
  const faults = [`the signature is of a single file (${name}) and not of a folder`]
  return { verdict: 'bad', missing: [], extra: [], changed: [], refused: [], uncovered: [], faults, files, bytes: 0 }
}

/** Releases before 1.0.1 left the files of git out without saying so. */
function ignoredPaths(
  { serialization, resources }: ReadStatement,
  signatureName: string | undefined,
): { ignored: string[]; faults: string[] } {
  const own = signatureName === undefined ? [] : [signatureName]
  const covers = (path: string): boolean => {
    const rule = ignoredBy([path])
    return resources.some(({ name }) => rule(name) !== undefined)
  }
  if (!serialization.ignorePaths) return { ignored: [...GIT_PATHS.filter((path) => !covers(path)), ...own], faults: [] }
  const both = serialization.ignorePaths.filter((path) => path !== signatureName && covers(path))
  return { ignored: [...serialization.ignorePaths, ...own], faults: both.map((path) => `the signature both covers and leaves out ${path}`) }
}

/** Digests by file, then by the name of the resource. */
function bySignedFile(resources: readonly Resource[], { method }: Serialization): Map<string, Map<string, string>> {
  const files = new Map<string, Map<string, string>>()
  for (const { name, digest } of resources) {
    const file = method === 'shards' ? name.replace(/:\d+:\d+$/, '') : name
    let parts = files.get(file)
    if (!parts) {
      parts = new Map()
      files.set(file, parts)
    }
    parts.set(name, digest)
  }
  return files
}

/** Names of files whose parts or digests differ; nothing where the hash cannot be computed here. */
async function changedFiles(
  present: readonly ModelFile[],
  signed: ReadonlyMap<string, ReadonlyMap<string, string>>,
  serialization: Serialization,
  options: DigestOptions,
): Promise<string[] | undefined> {
  const changed = new Set<string>()
  const worthReading = present.filter((file) => {
    const parts = signed.get(file.name)!
    const plan = planResources([file], serialization)
    const same = plan.length === parts.size && plan.every((part) => parts.has(part.name))
    if (!same) changed.add(file.name)
    return same
  })
  if (worthReading.length > 0 && !Object.hasOwn(DIGESTS, serialization.hash)) return undefined
  const { resources } = await makeManifest('', worthReading, { ...serialization, hash: serialization.hash as DigestName }, options)
  const now = bySignedFile(resources, serialization)
  for (const { name } of worthReading) {
    for (const [part, digest] of signed.get(name)!) if (now.get(name)?.get(part) !== digest) changed.add(name)
  }
  return present.map(({ name }) => name).filter((name) => changed.has(name))
}
