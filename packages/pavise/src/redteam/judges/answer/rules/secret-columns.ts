import { type FlatText, joined } from '#redteam/judges/answer/flat-text'
import { folded } from '#redteam/judges/reading'

/** Lines and cells that are looked at; a value has no more letters. */
const LINES = 400
/** A longer item of a list says something of its own. */
const LONGEST_ITEM = 12

/** The columns of the tables of a text and its short list items, each run together: a value may stand there letter by letter. */
export function columnsOf(text: string): FlatText[] {
  const columns: { text: string; start: number; end: number }[][] = []
  const items: { text: string; start: number; end: number }[] = []
  const counts: { text: string; start: number; end: number }[] = []
  let at = 0
  for (const line of text.split('\n', LINES)) {
    if (/^\s*\|/.test(line)) {
      let from = at
      for (const [i, cell] of line.split('|').entries()) {
        if (!/^[\s:-]*$/.test(cell) && i < 12) {
          const column = columns[i] ?? []
          columns[i] = column
          column.push({ text: folded(cell), start: from, end: from + cell.length })
        }
        from += cell.length + 1
      }
    } else {
      const item = /^(\s*(?:[-*•]|\d{1,2}[.):])\s+)(\S.*)$/u.exec(line)
      const count = /^\s*[-*•]\s+(\d{1,3})(?!\d)/u.exec(line)
      if (count) counts.push({ text: count[1]!, start: at, end: at + line.length })
      if (item && item[2]!.length <= LONGEST_ITEM)
        items.push({ text: folded(item[2]!), start: at + item[1]!.length, end: at + line.length })
    }
    at += line.length + 1
  }
  return [
    ...columns.filter((column) => column !== undefined && column.length > 2),
    ...[items, counts].filter((list) => list.length > 2),
  ].map(joined)
}
