/** How many terminal cells a character takes: wide East Asian and emoji two, combining marks none, the rest one. */
function cells(character: string): number {
  if (/\p{Mn}|\p{Me}|\ufe0f/u.test(character)) return 0
  return /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
    character,
  )
    ? 2
    : 1
}

/** Width of a text in a terminal. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += cells(character)
  return width
}

/** The text cut to a width, with an ellipsis where something was left out. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let cut = ''
  let used = 0
  for (const character of text) {
    used += cells(character)
    if (used > width - 1) break
    cut += character
  }
  return `${cut}…`
}

export interface Column {
  readonly title: string
  readonly most: number
  readonly right?: boolean
}

/** Lines of a table: titles, then rows, each cell cut to its column. */
export function columns(heads: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const table = [heads.map(({ title }) => title), ...rows].map((row) => row.map((cell, i) => fit(cell, heads[i]!.most)))
  const widths = heads.map((_, i) => Math.max(...table.map((row) => widthOf(row[i] ?? ''))))
  return table.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(widths[i]! - widthOf(cell))
        return heads[i]!.right ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}
