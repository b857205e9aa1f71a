/** A field that a filter line may name, as the API lists it. */
export interface FilterField {
  readonly field: string
  readonly title: string
  readonly operators?: readonly string[]
  readonly values?: readonly string[]
}

/** Cuts a line at its spaces, but not inside quotes. The pieces put together with spaces are the line. */
export function wordsOf(line: string): string[] {
  return line.match(/(?:"(?:\\.|[^"\\])*"?|[^\s"])+/g) ?? []
}

export interface Completion {
  readonly text: string
  readonly about: string
  /** More is to be typed behind it. */
  readonly open: boolean
}

/** What could stand in place of the word that is being typed. */
export function completionsOf(draft: string, fields: readonly FilterField[]): Completion[] {
  const minus = draft.startsWith('-') ? '-' : ''
  const word = draft.slice(minus.length).toLowerCase()
  const colon = word.indexOf(':')
  if (colon < 0) {
    return fields
      .filter((field) => field.field.startsWith(word) || (word.length > 1 && field.title.toLowerCase().includes(word)))
      .map((field) => ({ text: `${minus}${field.field}:`, about: field.title, open: true }))
  }
  const field = fields.find((one) => one.field === word.slice(0, colon))
  if (!field) return []
  const typed = word.slice(colon + 1)
  const ordered = field.operators?.includes('>=') ?? false
  const values = (field.values ?? []).flatMap((value) => (ordered ? [value, `>=${value}`] : [value]))
  return values
    .filter((value) => value.toLowerCase().startsWith(typed) && value !== typed)
    .map((value) => ({ text: `${minus}${field.field}:${value}`, about: value.startsWith('>=') ? 'and above' : '', open: false }))
}

/** A word as name and value, for showing. */
export function partsOf(word: string): { field?: string; value: string } {
  const colon = /^-?[A-Za-z_]+:/.exec(word)?.[0]
  return colon ? { field: colon.slice(0, -1), value: word.slice(colon.length) } : { value: word }
}
