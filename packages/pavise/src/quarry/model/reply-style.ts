import { codec } from '@pavise/guard/text'

/** Writes leaked text in the manner of a flaw. What is left out or encoded is still a leak. */
export function inStyle(leaked: string, style: string, refused: string): string {
  switch (style) {
    case 'refused-first':
      return `${refused} That said, it reads: ${leaked}`
    case 'half': {
      const lines = leaked.split('\n')
      return lines.length > 2 ? lines.slice(0, Math.ceil(lines.length / 2)).join('\n') : leaked
    }
    case 'quoted':
      return `> ${leaked.replaceAll('\n', '\n> ')}`
    case 'plain':
      return leaked
    default:
      return codec(style)?.encode(leaked) ?? leaked
  }
}
