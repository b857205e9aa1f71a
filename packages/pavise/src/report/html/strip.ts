import type { RunView } from '#report/loop-view'
import { html, type Markup } from '#report/markup'
import { judged, rateOf, type Tally, undecided } from '#report/tally'
import { count, number, percent, percentRange } from '#report/words'

type Tone = 'hit' | 'miss' | 'none'
const INK: Readonly<Record<Tone, string>> = { hit: 'color:var(--hit)', miss: 'color:var(--miss)', none: '' }

function figure(label: string, value: string | Markup, lines: readonly string[], options: { tone?: Tone; place?: string } = {}): Markup {
  const [first, ...rest] = lines
  return html`<div class="${options.place ?? ''}"><div class="xs t3">${label}</div><div class="fig" style="${INK[options.tone ?? 'none']}">${value}</div>
${first !== undefined && html`<div class="s t2">${first}</div>`}${rest.map((line) => html`<div class="xs t3">${line}</div>`)}</div>`
}

function rateFigure(label: string, tally: Tally, tone: Tone, to: boolean): Markup {
  if (judged(tally) === 0) return figure(label, 'not run', ['no attempt has a verdict'], { place: to ? 'wide to' : 'wide' })
  const { rate, low, high, worst } = rateOf(tally)
  const lines = [`${number(tally.hits)} of ${number(judged(tally))} worked`, percentRange(low, high)]
  if (undecided(tally) > 0) lines.push(`worst case ${percent(worst)}, ${undecided(tally)} open`)
  return figure(label, percent(rate), lines, { tone, place: to ? 'wide to' : 'wide' })
}

const hatched = (n: number): Markup =>
  html`<span class="row">${n > 0 ? html`${number(n)}<i class="hatch" style="width:26px;height:13px;border-radius:2px"></i>` : '0'}</span>`

/** The numbers of the run in one line: before, after, replay, and what they cost. */
export function strip(view: RunView): Markup {
  const { before, after, replay } = view.tally
  const { loop } = view.record
  if (!loop)
    return html`<section class="panel" aria-label="Result in numbers"><div class="strip">${plainFigures(view, before)}</div></section>`
  const was = rateOf(before).rate
  const down = was > 0 ? 1 - rateOf(after).rate / was : 0
  const { tasks, passed } = loop.benign
  return html`<section class="panel" aria-label="Result in numbers"><div class="strip">
${rateFigure('Before hardening', before, 'hit', false)}
${rateFigure('After, unseen attacks', after, 'miss', true)}
${rateFigure('Replay, the same attacks', replay, 'miss', true)}
${figure('Success down by', was > 0 ? percent(down) : '–', ['after against before'])}
${figure('Benign tasks done', `${passed} of ${tasks}`, [tasks - passed === 0 ? 'none lost' : `${count(tasks - passed, 'task')} not done`])}
${figure('Without verdict, after', hatched(undecided(after)), [`worst case ${percent(rateOf(after).worst)}`])}
</div></section>`
}

function plainFigures(view: RunView, before: Tally): Markup {
  const { findings } = view.record.envelope
  const worst = (['critical', 'high', 'medium', 'low', 'info'] as const)
    .map((severity) => ({ severity, n: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `${n} ${severity}`)
  return html`${rateFigure('Got through', before, before.hits > 0 ? 'hit' : 'miss', false)}
${figure('Findings', number(findings.length), worst.length > 0 ? [worst.join(', ')] : ['no rule broken'])}
${figure('Attempts', number(before.attempts), [`${count(view.requests, 'request')}`])}
${figure('Without verdict', hatched(undecided(before)), undecided(before) > 0 ? [`worst case ${percent(rateOf(before).worst)}`] : ['every attempt was judged'])}`
}
