import { sha256 } from '../text/sha256.js'

/** Stable typed stand-ins: the same value is `[EMAIL_1]` wherever it stands. Never shared between sessions. */
export class Placeholders {
  private readonly byKind = new Map<string, Map<string, string>>()

  for(kind: string, value: string): string {
    let values = this.byKind.get(kind)
    if (!values) {
      values = new Map()
      this.byKind.set(kind, values)
    }
    let placeholder = values.get(value)
    if (placeholder === undefined) {
      placeholder = this.write(kind.toUpperCase().replace(/[^A-Z0-9]+/gu, '_'), values.size + 1)
      values.set(value, placeholder)
    }
    return placeholder
  }

  protected write(type: string, ordinal: number): string {
    return `[${type}_${ordinal}]`
  }
}

/**
 * The values that one request masked on the way to the model, under stand-ins that carry the tag of the request: `[EMAIL_1_k7q2]`. What an
 * answer says under them is given back to the client that sent the values, and to nobody else: the next request has a vault of its own.
 */
export class Vault extends Placeholders {
  private readonly values = new Map<string, string>()
  private made: string | (() => string)

  /** `tag` is asked when the first value is masked: it looks through the whole request, and most requests mask nothing. */
  constructor(tag: () => string) {
    super()
    this.made = tag
  }

  get tag(): string {
    if (typeof this.made === 'function') this.made = this.made()
    return this.made
  }

  get empty(): boolean {
    return this.values.size === 0
  }

  override for(kind: string, value: string): string {
    const placeholder = super.for(kind, value)
    this.values.set(placeholder, value)
    return placeholder
  }

  /** The value behind a stand-in as it was written; undefined for anything else, a stand-in of another request too. */
  valueBehind(placeholder: string): string | undefined {
    return this.values.get(placeholder)
  }

  protected override write(type: string, ordinal: number): string {
    return `[${type}_${ordinal}_${this.tag}]`
  }
}

/** Longest stand-in: a type, an ordinal and a tag in brackets. */
export const LONGEST_PLACEHOLDER = 96
const TAG_LENGTH = 5
const SIGNS = 'bcdfghjkmnpqrstvwxz23456789'

/**
 * A tag that stands nowhere in the texts of a request, so that nothing that anybody wrote into it can pass for one of its stand-ins. The
 * same session and request have the same tag.
 */
export function unusedTag(seed: string, texts: readonly string[]): string {
  for (let attempt = 0; ; attempt++) {
    const digest = sha256(`${attempt} ${seed}`)
    let tag = ''
    for (let i = 0; i < TAG_LENGTH; i++) tag += SIGNS[Number.parseInt(digest.slice(4 * i, 4 * i + 4), 16) % SIGNS.length]
    if (!texts.some((text) => text.includes(tag))) return tag
  }
}
