/** Rows of CSV (RFC 4180) by the names of its first line. Undefined where the text is no table: fewer than two lines, or a quote without end. */
export function parseCsv(text: string): Record<string, string>[] | undefined {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''))
  const head = rows?.[0]?.map((name) => name.trim().toLowerCase())
  if (!rows || !head || rows.length < 2) return undefined
  return rows.slice(1).map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])))
}

function rowsOf(text: string): string[][] | undefined {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; ; at += 2) {
        const end = text.indexOf('"', at)
        if (end < 0) return undefined
        cell += text.slice(at, end)
        at = end
        if (text[at + 1] !== '"') break
        cell += '"'
      }
      at++
    } else {
      const end = endOf(text, at)
      cell = text.slice(at, end)
      at = end
    }
    row.push(cell)
    if (text[at] === ',') {
      at++
      continue
    }
    if (text[at] === '\r') at++
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    if (at >= text.length) break
    if (text[at] !== '\n') return undefined
    at++
  }
  return rows
}

/** Where a cell without quotes ends. */
function endOf(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
