import type { ReactNode } from 'react'
import { hiddenPieces, type Segment, type Span, segmentsOf } from './segments'

interface EvidenceProps {
  readonly text: string
  readonly veils?: readonly Span[]
  readonly marks?: readonly Span[]
  /** Numbers its lines. */
  readonly lines?: boolean
  readonly name: string
}

/** Text of a target or a user. It is text and nothing else: no markup, no links; what hides in it is drawn. */
export function Evidence({ text, veils = [], marks = [], lines, name }: EvidenceProps) {
  const segments = segmentsOf(text, veils, marks)
  return (
    <div className="ev foreign" dir="auto" role="region" aria-label={name} tabIndex={0}>
      {lines ? <Lines segments={segments} /> : <Segments segments={segments} />}
    </div>
  )
}

/** The same inside a sentence or a turn. */
export function EvidenceText({ text, veils = [], marks = [] }: Omit<EvidenceProps, 'name' | 'lines'>) {
  return (
    <span className="foreign" dir="auto">
      <Segments segments={segmentsOf(text, veils, marks)} />
    </span>
  )
}

function Lines({ segments }: { segments: readonly Segment[] }) {
  const lines: Segment[][] = [[]]
  for (const segment of segments) {
    const pieces = segment.text.split('\n')
    pieces.forEach((piece, at) => {
      if (at > 0) lines.push([])
      lines.at(-1)?.push({ ...segment, text: piece })
    })
  }
  const last = lines.at(-1)
  if (lines.length > 1 && last?.every((segment) => segment.text === '')) lines.pop()
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
    <span className="line" key={at}>
      <span className="ln" aria-hidden="true">
        {at + 1}
      </span>
      <span>
        <Segments segments={line} />
      </span>
    </span>
  ))
}

function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place in the text
    <Piece key={at} segment={segment} />
  ))
}

function Piece({ segment }: { segment: Segment }) {
  const plain = <Visible text={segment.text} />
  const inner: ReactNode = segment.veil ? (
    <span className="veil" title={`veiled: ${segment.veil}`}>
      {plain}
    </span>
  ) : (
    plain
  )
  return segment.mark ? <mark className={segment.mark}>{inner}</mark> : inner
}

function Visible({ text }: { text: string }) {
  return hiddenPieces(text).map((piece, at) =>
    piece.hidden ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
      <span key={at} className="hidden-char">
        {piece.hidden}
      </span>
    ) : (
      piece.text
    ),
  )
}
