/** Stable typed stand-ins of one session: the same value is `[EMAIL_1]` wherever it stands. Never shared between sessions. */
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
      placeholder = `[${kind.toUpperCase().replace(/[^A-Z0-9]+/gu, '_')}_${values.size + 1}]`
      values.set(value, placeholder)
    }
    return placeholder
  }
}
