/** A tokenizer file that cannot be used, in words for the person who named it. */
export class TokenizerFault extends Error {}

export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at a key; a fault that names the place when there is none. */
export function objectAt(json: Json, key: string, place: string): Json {
  const value = json[key]
  if (!isObject(value)) throw new TokenizerFault(`${place}.${key} must be an object`)
  return value
}

export function textAt(json: Json, key: string, fallback: string): string {
  const value = json[key]
  return typeof value === 'string' ? value : fallback
}

export function listAt(json: Json, key: string, place: string): readonly unknown[] {
  const value = json[key]
  if (!Array.isArray(value)) throw new TokenizerFault(`${place}.${key} must be a list`)
  return value
}

/** A vocabulary as an object of pieces and their numbers. */
export function vocabularyAt(json: Json, place: string): Map<string, number> {
  const entries = Object.entries(objectAt(json, 'vocab', place))
  for (const [piece, id] of entries)
    if (!Number.isInteger(id)) throw new TokenizerFault(`${place}.vocab has no number for ${JSON.stringify(piece.slice(0, 40))}`)
  return new Map(entries as [string, number][])
}
