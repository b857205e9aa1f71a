import { formats } from '#supplychain/formats/index'
import type { FormatDefinition } from './format.js'
import type { YaraSource } from './scan-batch.js'

export interface Wanted {
  /** YARA rules of the user: texts with the names of their files. */
  readonly yara?: readonly YaraSource[]
  /** Look at the weights themselves as well. */
  readonly weights?: boolean
}

/** Every format, and what was asked for beyond them. Throws PAV_DEP_MISSING, PAV_USAGE for YARA rules that cannot be used. */
export async function wantedFormats({ yara = [], weights = false }: Wanted): Promise<readonly FormatDefinition[]> {
  return [
    ...formats,
    ...(weights ? [(await import('#supplychain/weights/weights')).weights] : []),
    ...(yara.length > 0 ? [await (await import('./yara.js')).yaraFormat(yara)] : []),
  ]
}
