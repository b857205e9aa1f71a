import type { Member } from '#core/results/envelope'
import type { FileVerdict } from '#core/results/file-verdict'
import type { Observation } from './format.js'

/** An observation with the member in which it was made; none for the file itself. */
export interface PlacedObservation extends Observation {
  readonly member?: string
  /** How often the same was seen in the same place, beyond this one. */
  readonly more?: number
}

/** Everything that is known of one file. Plain data: it crosses threads. */
export interface FileResult {
  /** Relative to the argument, with `/`. Bytes that are no UTF-8 stand as `\xNN`. */
  readonly name: string
  /** As the command line named it, joined with `name`. */
  readonly path: string
  readonly size: number
  readonly sha256?: string
  /** Id of the outermost format; `text` or `data` where none knew the content; absent where nothing could be read. */
  readonly format?: string
  readonly verdict: FileVerdict
  readonly observations: readonly PlacedObservation[]
  readonly inconclusive: readonly { readonly reason: string; readonly member?: string }[]
  readonly members: readonly Member[]
  readonly facts: Readonly<Record<string, string | number>>
}

/** A file of which nothing could be seen, and why. */
export const unseenFile = (name: string, path: string, reason: string, size = 0): FileResult => ({
  name,
  path,
  size,
  verdict: 'inconclusive',
  observations: [],
  inconclusive: [{ reason }],
  members: [],
  facts: {},
})
