/** A part of a text: typed by the person, or between document markers. */
export interface MarkedPart {
  start: number
  end: number
  document: boolean
}

interface Marker {
  /** Without this no text holds the marker. */
  sign: string
  open: RegExp
  close: RegExp
}

/** Compiles `documents.markers`: `<document>` stands for the tag with any attributes; any other text stands for itself. */
export function compileMarkers(markers: readonly string[]): Marker[] {
  return markers.map((marker) => {
    const tag = /^<([A-Za-z][\w:-]*)>$/u.exec(marker.trim())?.[1]
    if (tag === undefined) {
      const literal = quoted(marker)
      return { sign: '', open: new RegExp(literal, 'giu'), close: new RegExp(literal, 'giu') }
    }
    return {
      sign: '<',
      open: new RegExp(`<${quoted(tag)}(?=[\\s/>])[^>]{0,1024}>`, 'giu'),
      close: new RegExp(`</${quoted(tag)}\\s*>`, 'giu'),
    }
  })
}

/**
 * Splits a text of a user turn. From the first opening marker to the last closing one all is document, also what seems to lie between
 * two documents: a document may hold a closing marker of its own, and must not thereby speak with the voice of the user. Without a
 * closing marker the rest of the text is document.
 */
export function splitDocuments(text: string, markers: readonly Marker[]): MarkedPart[] {
  let start = text.length
  let end = -1
  for (const { sign, open, close } of markers) {
    if (!text.includes(sign)) continue
    open.lastIndex = 0
    const first = open.exec(text)
    if (!first) continue
    start = Math.min(start, first.index)
    const after = first.index + first[0].length
    let last = -1
    close.lastIndex = after
    for (let match = close.exec(text); match; match = close.exec(text)) last = match.index + match[0].length
    end = Math.max(end, last === -1 ? text.length : last)
  }
  if (end === -1) return [{ start: 0, end: text.length, document: false }]
  const parts = [
    { start: 0, end: start, document: false },
    { start, end, document: true },
    { start: end, end: text.length, document: false },
  ]
  return parts.filter((part) => part.end > part.start)
}

function quoted(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
}
