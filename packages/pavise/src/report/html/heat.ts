import type { RunView } from '#report/loop-view'
import { html, type Markup } from '#report/markup'
import { judged, type PhaseTally, rateOf, type Tally, undecided } from '#report/tally'
import { words } from '#report/words'

/** Upper bounds of the shares that get a step of heat. */
const STEPS = [0, 0.1, 0.25, 0.45, 0.65, 1] as const
const stepOf = (rate: number): number => STEPS.findIndex((bound) => rate <= bound)

const said = (tally: Tally): string =>
  tally.attempts === 0
    ? 'not run'
    : `${tally.hits} of ${judged(tally)}${undecided(tally) > 0 ? `, ${undecided(tally)} without verdict` : ''}`

function half(tally: Tally): Markup {
  if (tally.attempts === 0) return html`<span class="q0">–</span>`
  if (undecided(tally) > judged(tally) - tally.review) return html`<span class="qu"><b>?${undecided(tally)}</b></span>`
  return html`<span class="q${stepOf(rateOf(tally).rate)}">${tally.hits === 0 ? '·' : tally.hits}</span>`
}

function cell(row: string, objective: string, tally: PhaseTally | undefined, closed: boolean): Markup {
  if (!tally || (tally.before.attempts === 0 && tally.after.attempts === 0)) {
    return html`<td><span class="qn"><span aria-hidden="true">–</span><span class="sr">not run</span></span></td>`
  }
  const spoken = closed ? `before ${said(tally.before)}, after ${said(tally.after)}` : said(tally.before)
  return html`<td><span class="cell" title="${row}, ${objective}: ${spoken}"><span class="sr">${spoken}</span>${half(tally.before)}${closed && half(tally.after)}</span></td>`
}

const MAX_ROWS = 40

const hitsOf = (rows: ReadonlyMap<string, PhaseTally>): number => [...rows.values()].reduce((sum, tally) => sum + tally.before.hits, 0)

function group(
  title: string,
  rows: ReadonlyMap<string, ReadonlyMap<string, PhaseTally>>,
  objectives: readonly string[],
  closed: boolean,
): Markup {
  const ordered = [...rows].sort(([a, left], [b, right]) => hitsOf(right) - hitsOf(left) || (a < b ? -1 : 1))
  const left = ordered.length - MAX_ROWS
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="${objectives.length + 1}">${title}</th></tr>
${ordered.slice(0, MAX_ROWS).map(([id, of]) => html`<tr><th scope="row">${words(id)}</th>${objectives.map((objective) => cell(words(id), words(objective), of.get(objective), closed))}</tr>`)}${left > 0 && html`<tr><th scope="row">and ${left} more</th></tr>`}</tbody>`
}

/** What worked where: techniques and entry channels by objective, before and after in one cell, with numbers in every cell. */
export function heatMatrix(view: RunView): Markup {
  const { closed, breakdown } = view
  const objectives = [...breakdown.objectives].sort(([, a], [, b]) => b.before.hits - a.before.hits).map(([id]) => id)
  if (objectives.length === 0) return html``
  return html`<section class="panel" aria-labelledby="by-technique"><header><h2 id="by-technique">Technique and entry by objective</h2>
<span class="t3">attempts that worked${closed && ', left before, right after'}; an attempt stands in every technique that it used, and once by entry</span>
<span class="r legend"><span>0 ${[0, 1, 2, 3, 4, 5].map((step) => html`<i class="sw q${step}"></i>`)} over 65%</span><span><i class="sw hatch"></i>?n no verdict</span></span></header>
<div class="body scroll" tabindex="0" role="region" aria-label="The matrix, which may scroll"><table class="heat"><thead><tr><td></td>${objectives.map((id) => html`<th scope="col">${words(id)}</th>`)}</tr></thead>
${group('By technique', breakdown.strategies, objectives, closed)}${group('By entry', breakdown.channels, objectives, closed)}</table></div></section>`
}
