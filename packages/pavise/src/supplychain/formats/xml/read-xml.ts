export interface XmlElement {
  readonly name: string
  readonly at: number
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
}
export interface XmlEntity {
  readonly name: string
  readonly at: number
  readonly parameter: boolean
  /** The address of an external one. */
  readonly system?: string
  readonly value?: string
}
export interface XmlRead {
  readonly elements: readonly XmlElement[]
  readonly entities: readonly XmlEntity[]
  /** Address of an external document type. */
  readonly doctype?: string
  /** Texts between tags, CDATA included. */
  readonly texts: readonly { readonly text: string; readonly at: number }[]
  readonly fault?: string
}

const MOST = 500_000
const NAME = /[\p{L}_:][\p{L}\p{N}._:-]*/uy
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{N}._:-]*)\s*=\s*("[^"<]*"|'[^'<]*')/uy
const TAG_END = /\s*\/?>/y
const ENTITY =
  /<!ENTITY\s{1,100}(%\s{1,100})?([^\s>]{1,200})\s{1,100}(?:(SYSTEM|PUBLIC)\s{1,100}(?:"([^"]{0,4000})"|'([^']{0,4000})')(?:\s{1,100}(?:"([^"]{0,4000})"|'([^']{0,4000})'))?|"([^"]{0,4000})"|'([^']{0,4000})')/g

/** Tags, entities and texts of an XML document in one pass. Nothing is resolved or expanded; wrong nesting does not matter here. */
export function readXml(source: string): XmlRead {
  const elements: XmlElement[] = []
  const texts: { text: string; at: number }[] = []
  const entities: XmlEntity[] = []
  let doctype: string | undefined
  let at = 0
  let fault: string | undefined
  while (at < source.length) {
    const open = source.indexOf('<', at)
    const until = open < 0 ? source.length : open
    if (/\S/.test(source.slice(at, Math.min(until, at + 100_000))) && texts.length < MOST) texts.push({ text: source.slice(at, until), at })
    if (open < 0) break
    if (source.startsWith('<!--', open)) at = after(source, '-->', open + 4)
    else if (source.startsWith('<![CDATA[', open)) {
      at = after(source, ']]>', open + 9)
      texts.push({ text: source.slice(open + 9, at - 3), at: open + 9 })
    } else if (source.startsWith('<?', open)) at = after(source, '?>', open + 2)
    else if (source.startsWith('<!', open)) {
      at = endOfDoctype(source, open)
      const text = source.slice(open, at)
      doctype ??= /^<!DOCTYPE\s+\S+\s+(?:SYSTEM\s+|PUBLIC\s+(?:"[^"]*"|'[^']*')\s+)["']([^"']*)["']/.exec(text)?.[1]
      for (const match of text.matchAll(ENTITY)) {
        const system =
          match[3] === undefined
            ? undefined
            : match[3] === 'SYSTEM'
              ? (match[4] ?? match[5])
              : (match[6] ?? match[7] ?? match[4] ?? match[5])
        const value = match[8] ?? match[9]
        entities.push({
          name: match[2]!,
          at: open + match.index,
          parameter: match[1] !== undefined,
          ...(system !== undefined && { system }),
          ...(value !== undefined && { value }),
        })
      }
    } else if (source[open + 1] === '/') at = after(source, '>', open + 2)
    else {
      const element = readTag(source, open)
      if (!element) {
        fault ??= `a tag is broken at character ${open}`
        at = open + 1
        continue
      }
      if (elements.length < MOST) elements.push(element.element)
      at = element.end
    }
  }
  return { elements, entities, texts, ...(doctype !== undefined && { doctype }), ...(fault && { fault }) }
}

function after(source: string, end: string, from: number): number {
  const found = source.indexOf(end, from)
  return found < 0 ? source.length : found + end.length
}

/** Past a declaration, its internal subset with quoted texts included. */
function endOfDoctype(source: string, open: number): number {
  let inside = 0
  for (let at = open; at < source.length; at++) {
    const character = source[at]!
    if (character === '"' || character === "'") {
      const close = source.indexOf(character, at + 1)
      if (close < 0) return source.length
      at = close
    } else if (character === '[') inside++
    else if (character === ']') inside--
    else if (character === '>' && inside <= 0) return at + 1
  }
  return source.length
}

function readTag(source: string, open: number): { element: XmlElement; end: number } | undefined {
  NAME.lastIndex = open + 1
  const name = NAME.exec(source)
  if (!name) return undefined
  let at = NAME.lastIndex
  const attributes: { name: string; value: string }[] = []
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const match = ATTRIBUTE.exec(source)
    if (!match) break
    attributes.push({ name: match[1]!, value: unescaped(match[2]!.slice(1, -1)) })
    at = ATTRIBUTE.lastIndex
  }
  TAG_END.lastIndex = at
  return TAG_END.test(source) ? { element: { name: name[0], at: open, attributes }, end: TAG_END.lastIndex } : undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    const point = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined
    if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    return NAMED[name!] ?? whole
  })
