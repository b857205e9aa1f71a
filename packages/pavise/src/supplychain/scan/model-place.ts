import { realpathSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { PaviseError } from '#core/errors/error'
import { isRemote } from './remote/scan-remote.js'

/** Where the models lie that may be named by people who do not write the configuration. */
export interface ModelPlaces {
  /** The folder that relative paths are relative to. */
  readonly base: string
  /** Absolute folders, and `https://…/` and `s3://…/` that end in a slash or name one file. */
  readonly from: readonly string[]
}

const HINT = 'Folders and stores that may be named stand in pavise.yaml: scan: { from: [models, "s3://models/"] }'

/** Why a path may not be named; undefined where it may. By its words alone: a link is followed by `openPlace`. */
export function placeFault(path: string, { base, from }: ModelPlaces): string | undefined {
  if (path.includes('\0')) return 'is no path'
  if (isRemote(path)) {
    const named = remoteName(path)
    if (named === undefined) return 'is no address of a file or folder'
    return from.some((place) => isRemote(place) && under(named, remoteName(place) ?? place, '/')) ? undefined : outside(from)
  }
  return from.some((place) => !isRemote(place) && under(resolve(base, path), place, sep)) ? undefined : outside(from)
}

const outside = (from: readonly string[]): string =>
  from.length === 0 ? 'may not be named here: no place for models is configured' : 'lies outside the places where models may be named'

/** Whether `path` is `place` or lies below it. */
const under = (path: string, place: string, slash: string): boolean =>
  path === place || path.startsWith(place.endsWith(slash) ? place : `${place}${slash}`)

/** An address without what could lead elsewhere: user names, queries, dots that climb. */
function remoteName(path: string): string | undefined {
  if (!URL.canParse(path)) return undefined
  const url = new URL(path)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined
  if (url.protocol !== 's3:') return url.href
  // Keys of a store are taken as they are, and an address that is made of one would be normalised.
  return path.split('/').some((part) => part === '.' || part === '..') ? undefined : `s3:${path.slice(3)}`
}

/**
 * What to scan for the path of an asset. One of the trusted configuration is taken as it is; any other must lie, links followed, in one of the places.
 * Throws PAV_INPUT_INVALID, PAV_FILE_NOT_FOUND.
 */
export function openPlace(path: string, places: ModelPlaces, trusted: boolean): string {
  if (isRemote(path)) {
    const fault = trusted ? undefined : placeFault(path, places)
    if (fault) throw new PaviseError('PAV_INPUT_INVALID', `${path} ${fault}`, { hint: HINT })
    return path
  }
  const real = realOf(resolve(places.base, path), path)
  if (trusted) return real
  const fault =
    placeFault(path, places) ??
    (places.from.some((place) => !isRemote(place) && under(real, realOf(place, place), sep)) ? undefined : 'leads out of its place')
  if (fault) throw new PaviseError('PAV_INPUT_INVALID', `${path} ${fault}`, { hint: HINT })
  return real
}

function realOf(path: string, shown: string): string {
  try {
    return realpathSync(path)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `${shown} does not exist where the worker runs`, { cause })
  }
}

/** The places that a configuration names, those on disk as absolute paths. */
export const placesOf = (configFile: string | undefined, from: readonly string[] = []): ModelPlaces => {
  const base = configFile === undefined ? process.cwd() : dirname(configFile)
  return { base, from: from.map((place) => (isRemote(place) ? place : resolve(base, place))) }
}
