import { mark } from '#report/html/marks'
import type { RunView } from '#report/loop-view'
import { html, type Markup } from '#report/markup'
import { judged, type PhaseTally, rateOf, type Tally, undecided } from '#report/tally'
import { clip, number, percent, percentRange, words } from '#report/words'

interface Row {
  readonly label: string
  readonly strong: boolean
  readonly tally: PhaseTally
}

interface Frame {
  readonly width: number
  /** Where the axis begins and ends. */
  readonly left: number
  readonly right: number
  readonly row: number
  readonly labels: 'beside' | 'above'
}

const DESK: Frame = { width: 1060, left: 170, right: 820, row: 22, labels: 'beside' }
const PHONE: Frame = { width: 340, left: 4, right: 330, row: 36, labels: 'above' }

/** The end of the axis: a round share above everything drawn. */
function axisEnd(rows: readonly Row[]): number {
  const reach = Math.max(
    0.1,
    ...rows.flatMap(({ tally }) =>
      [tally.before, tally.after].filter((t) => judged(t) > 0).map((t) => Math.max(rateOf(t).high, rateOf(t).worst)),
    ),
  )
  return Math.min(1, Math.ceil(reach * 10) / 10)
}

function drawTally(tally: Tally, kind: 'before' | 'after', y: number, x: (share: number) => number): Markup | false {
  if (judged(tally) === 0) return false
  const { rate, low, high, worst } = rateOf(tally)
  const at = x(rate)
  const room = html`<rect x="${at}" y="${y - 3.5}" width="${Math.max(0, x(worst) - at)}" height="7" fill="url(#hatch)"/>`
  const ink = kind === 'before' ? 'var(--hit)' : 'var(--miss)'
  const line = html`<line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="${ink}" stroke-width="2"/>`
  const sign =
    kind === 'before'
      ? html`<path d="M${at} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z" fill="var(--hit)"/>`
      : html`<circle cx="${at}" cy="${y}" r="4.2" fill="var(--surface)" stroke="var(--miss)" stroke-width="2"/>`
  return html`${undecided(tally) > 0 && room}${line}${sign}`
}

const share = (tally: Tally): string => (judged(tally) === 0 ? '–' : percent(rateOf(tally).rate))

/** The numbers beside a row, each in a column of its own. */
function numberColumns({ before, after }: PhaseTally, closed: boolean, y: number, width: number, tone: string): Markup {
  const open = undecided(before) + undecided(after)
  const last = html`${open > 0 && html`<text x="${width}" y="${y}" text-anchor="end">?${open}</text>`}`
  const first = html`<text class="${tone}" x="${width - 130}" y="${y}" text-anchor="end">${share(before)}</text>`
  if (!closed) return html`${first}<text x="${width - 44}" y="${y}" text-anchor="end">${before.hits} of ${judged(before)}</text>${last}`
  return html`${first}<text x="${width - 112}" y="${y}" text-anchor="middle">to</text><text class="${tone}" x="${width - 48}" y="${y}" text-anchor="end">${share(after)}</text>${last}`
}

function numbersOf({ before, after }: PhaseTally, closed: boolean): string {
  const open = undecided(before) + undecided(after)
  return `${share(before)}${closed ? ` to ${share(after)}` : ` of ${number(judged(before))}`}${open > 0 ? `  ?${open}` : ''}`
}

function drawRow({ label, strong, tally }: Row, i: number, frame: Frame, x: (share: number) => number, closed: boolean): Markup {
  const top = i * frame.row
  const middle = frame.labels === 'beside' ? top + frame.row / 2 : top + frame.row - 9
  const textY = frame.labels === 'beside' ? middle + 4 : top + 12
  const tone = strong ? 'strong' : 'lab'
  return html`<text class="${tone}" x="0" y="${textY}">${clip(label, 26).text}</text>${frame.labels === 'beside' ? numberColumns(tally, closed, textY, frame.width, tone) : html`<text class="${tone}" x="${frame.width}" y="${textY}" text-anchor="end">${numbersOf(tally, closed)}</text>`}
${drawTally(tally.before, 'before', middle, x)}${drawTally(tally.after, 'after', middle, x)}`
}

function draw(rows: readonly Row[], frame: Frame, closed: boolean, summary: string, className: string): Markup {
  const end = axisEnd(rows)
  const x = (share: number): number => Number((frame.left + (share / end) * (frame.right - frame.left)).toFixed(1))
  const height = rows.length * frame.row
  const step = end > 0.5 ? 0.2 : end > 0.2 ? 0.1 : 0.05
  const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step)
  return html`<svg class="chart ${className}" viewBox="0 0 ${frame.width} ${height + 20}" role="img" aria-label="${summary}">
${ticks.map((tick) => html`<line class="ax" x1="${x(tick)}" x2="${x(tick)}" y1="2" y2="${height}"/><text x="${x(tick)}" y="${height + 15}" text-anchor="middle">${Math.round(tick * 100)}%</text>`)}
${rows.map((row, i) => drawRow(row, i, frame, x, closed))}</svg>`
}

function asTable(rows: readonly Row[], closed: boolean): Markup {
  const cell = (tally: Tally): Markup => {
    if (judged(tally) === 0) return html`<td class="num">–</td><td class="num">–</td>`
    const { rate, low, high } = rateOf(tally)
    return html`<td class="num">${number(tally.hits)} of ${number(judged(tally))}${undecided(tally) > 0 && `, ${undecided(tally)} without verdict`}</td><td class="num">${percent(rate)}, ${percentRange(low, high)}</td>`
  }
  const phases = closed ? (['before', 'after', 'replay'] as const) : (['before'] as const)
  return html`<details><summary>The same as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="Attack success by objective, as a table"><table>
<thead><tr><th scope="col">Objective</th>${phases.map((phase) => html`<th scope="col" class="num">${closed ? words(phase) : 'Worked'}</th><th scope="col" class="num">Rate, 95% interval</th>`)}</tr></thead>
<tbody>${rows.map(({ label, tally }) => html`<tr><th scope="row">${label}</th>${phases.map((phase) => cell(tally[phase]))}</tr>`)}</tbody></table></div></details>`
}

/** Attack success by objective with Wilson intervals and the room that attempts without verdict leave. */
export function intervalPlot(view: RunView): Markup {
  const { closed, breakdown, tally } = view
  const objectives = [...breakdown.objectives].sort(([, a], [, b]) => rateOf(b.before).rate - rateOf(a.before).rate)
  const rows: Row[] = [
    { label: 'All objectives', strong: true, tally },
    ...objectives.map(([id, of]) => ({ label: words(id), strong: false, tally: of })),
  ]
  const summary = `Attack success by objective with 95 percent intervals${closed ? ', before and after hardening' : ''}. All: ${numbersOf(tally, closed)}.`
  return html`<section class="panel" aria-labelledby="by-objective"><header><h2 id="by-objective">By objective</h2><span class="t3">Wilson 95% intervals</span>
<span class="r legend">${mark('hit', closed ? 'before' : 'worked')}${closed && mark('miss', 'after')}<span><i class="sw hatch"></i>room left by no verdict (?n)</span></span></header>
<div class="body"><svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v4" stroke="var(--hatch)" stroke-width="1.6"/></pattern></defs></svg>
${draw(rows, DESK, closed, summary, 'desk')}${draw(rows, PHONE, closed, summary, 'phone')}${asTable(rows, closed)}</div></section>`
}
