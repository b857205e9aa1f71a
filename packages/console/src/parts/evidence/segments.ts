export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: string
}

/** A run of characters under the same spans. */
export interface Segment {
  readonly text: string
  readonly veil?: string
  readonly mark?: string
}

/** Cuts text at the borders of its spans. Spans outside the text are clipped; veils win over marks. */
export function segmentsOf(text: string, veils: readonly Span[], marks: readonly Span[]): Segment[] {
  const borders = new Set([0, text.length])
  for (const { start, end } of [...veils, ...marks]) {
    borders.add(Math.min(text.length, Math.max(0, start)))
    borders.add(Math.min(text.length, Math.max(0, end)))
  }
  const cuts = [...borders].sort((one, other) => one - other)
  const segments: Segment[] = []
  for (let at = 0; at + 1 < cuts.length; at++) {
    const start = cuts[at] ?? 0
    const end = cuts[at + 1] ?? 0
    const veil = veils.find((span) => span.start <= start && span.end >= end)
    const mark =
      marks.find((span) => span.start <= start && span.end >= end && span.kind === 'attack') ??
      marks.find((span) => span.start <= start && span.end >= end)
    segments.push({ text: text.slice(start, end), ...(veil ? { veil: veil.kind } : {}), ...(mark ? { mark: mark.kind } : {}) })
  }
  return segments
}

/** Characters that nobody sees: control, bidirectional and zero-width ones, without tab and line ends. */
const HIDDEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: variation selectors are meant one by one
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u

/** Text cut so that each hidden character stands alone. */
export function hiddenPieces(text: string): { text: string; hidden?: string }[] {
  if (!HIDDEN.test(text)) return [{ text }]
  const pieces: { text: string; hidden?: string }[] = []
  let plain = ''
  for (const letter of text) {
    if (!HIDDEN.test(letter)) {
      plain += letter
      continue
    }
    if (plain) pieces.push({ text: plain })
    plain = ''
    pieces.push({ text: letter, hidden: `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` })
  }
  if (plain) pieces.push({ text: plain })
  return pieces
}
