/** One generated page of the reference. */
export interface Page {
  /** File name below docs/reference. */
  readonly name: string
  readonly text: string
}

export function page(name: string, title: string, intro: string, body: readonly string[]): Page {
  const note = '<!-- Made by `npm run docs` from the source; do not edit. -->'
  return { name, text: `${[note, `# ${title}`, intro, ...body].join('\n\n')}\n` }
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

export function code(text: string): string {
  return `\`${text}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
