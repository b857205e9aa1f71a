import { codecs } from '@pavise/guard/text'
import { code, type Page, page, table } from './markdown.js'

const SAMPLE = 'Pavise 42'

export function codecsPage(): Page {
  const rows = codecs.map((codec) => [
    code(codec.id),
    codec.title,
    codec.reversible === true ? 'yes' : codec.reversible === false ? 'no' : String(codec.reversible),
    shown(codec.encode(SAMPLE)),
  ])
  return page(
    'codecs.md',
    'Codecs',
    `Encodings that the guard looks through, that attacks are tried in, and that the practice target may understand. The sample is \`${SAMPLE}\`.`,
    [table(['id', 'title', 'comes back', 'sample'], rows)],
  )
}

/** Invisible letters are shown by their numbers. */
function shown(text: string): string {
  const visible = text
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, (letter) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} `)
    .trim()
  const cut = [...visible].length > 60 ? `${[...visible].slice(0, 60).join('')}…` : visible
  return cut.includes('`') ? `\`\` ${cut} \`\`` : code(cut)
}
