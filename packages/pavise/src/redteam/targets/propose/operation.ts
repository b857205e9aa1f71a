/** One way to hand something in, as a document describes it. */
export interface Operation {
  readonly method: 'POST' | 'PUT' | 'PATCH'
  readonly path: string
  /** What is handed in, in one word: `ticket` for `/v2/tickets/{id}/comments`' parent path, `comment` for itself. */
  readonly resource: string
  /** A body that would be taken. */
  readonly sample: Readonly<Record<string, unknown>>
  /** Paths of the fields in which sentences may stand. */
  readonly texts: readonly (readonly string[])[]
  /** Nobody has to sign in for it, as far as the document says. */
  readonly open: boolean
  readonly summary: string
}

/** The last word of a path, in the singular. */
export function resourceOf(path: string): string {
  const words = path.split('/').filter((part) => part !== '' && !part.startsWith('{') && !part.startsWith(':') && !/^v\d+$/.test(part))
  const last = (words.at(-1) ?? 'item')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  if (/ies$/.test(last)) return `${last.slice(0, -3)}y`
  return /(?:ss|us|is)$/.test(last) ? last : last.replace(/s$/, '')
}
