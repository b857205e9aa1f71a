import { stringify } from 'yaml'
import { CHANNELS } from '#core/attack/vocabulary'
import type { HardenedRule } from '#core/run'
import { isFileScan } from '#report/file-view'
import { findingLink } from '#report/html/findings'
import { mark } from '#report/html/marks'
import type { RunView } from '#report/loop-view'
import { html, type Markup } from '#report/markup'
import { count, number, words } from '#report/words'

const MAX_ROWS = 40

function ruleRow(rule: HardenedRule, view: RunView): Markup {
  const answers = rule.answers.map((fingerprint, i) => html`${i > 0 && ', '}${findingLink(view, fingerprint)}`)
  const { tasks, passed } = rule.benign
  const yaml = stringify(rule.rule, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  return html`<article class="finding"><div class="row"><h3 class="mono">${rule.id}</h3>${rule.accepted ? mark('miss', 'accepted', true) : mark('unsure', 'not accepted', true)}<span class="s t2">${passed} of ${count(tasks, 'benign task')} tried with it passed</span></div>
<p class="s t2">${rule.why}</p><pre class="ev">${yaml}</pre><p class="s t3">${rule.answers.length > 0 ? html`Answers ${answers}` : 'Answers no finding of this run'}</p></article>`
}

/** The rules that hardening proposed: why, as they stand in the policy, and on what they were tried. */
export function rulesSection(view: RunView): Markup | false {
  const { loop } = view.record
  if (!loop) return false
  return html`<section class="panel" aria-labelledby="rules"><header><h2 id="rules">Rules</h2><span class="t3">proposed from the findings; tried on benign traffic that the numbers above do not use</span></header>
${loop.rules.length === 0 ? html`<div class="body"><p>No rule was proposed.</p></div>` : loop.rules.map((rule) => ruleRow(rule, view))}</section>`
}

/** Benign tasks: what the rules cost. */
export function benignSection(view: RunView): Markup | false {
  const benign = view.record.loop?.benign
  if (!benign) return false
  const rows = benign.failed.map(({ id, why }) => html`<tr><th scope="row" class="mono">${id}</th><td>${why}</td></tr>`)
  return html`<section class="panel" aria-labelledby="benign"><header><h2 id="benign">Benign tasks</h2><span class="t3">${benign.passed} of ${benign.tasks} done through the gateway; a task that waits for a person counts as not done</span></header>
${rows.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="Benign tasks not done"><table><thead><tr><th scope="col">Not done</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`}</section>`
}

function untried(view: RunView): string[] {
  if (view.attempts.before.length === 0) return []
  const silent = CHANNELS.filter((channel) => !view.breakdown.channels.has(channel))
  return silent.length > 0 ? [`No attempt entered through: ${silent.map((channel) => words(channel).toLowerCase()).join(', ')}.`] : []
}

/** What was not looked at, or has no verdict. It never counts as clean. */
export function unseenSection(view: RunView): Markup {
  const { reasons, resent } = view.breakdown
  const { inconclusive } = view.record.envelope
  const phases = view.closed ? (['before', 'after', 'replay'] as const) : (['before'] as const)
  const names = new Map(view.record.envelope.assets.map(({ id, name }) => [id, name]))
  const remarks = untried(view)
  if (resent > 0) remarks.push(`${count(resent, 'attempt')} sent twice, because a crash left the first without answer.`)
  const reasonRows = [...reasons]
    .slice(0, MAX_ROWS)
    .map(
      ([why, tally]) => html`<tr><td>${why}</td>${phases.map((phase) => html`<td class="num">${number(tally[phase].attempts)}</td>`)}</tr>`,
    )
  const assetRows = inconclusive
    .slice(0, MAX_ROWS)
    .map(
      ({ asset, reason, member }) =>
        html`<li>${mark('unsure', names.get(asset) ?? asset)} ${member !== undefined && html`<span class="mono">${member}</span> `}${reason}</li>`,
    )
  const left = Math.max(0, reasons.size - MAX_ROWS) + Math.max(0, inconclusive.length - MAX_ROWS)
  const all = reasonRows.length + assetRows.length + remarks.length === 0
  return html`<section class="panel" aria-labelledby="unseen"><header><h2 id="unseen">What was not looked at</h2><span class="t3">without verdict; never counted as safe</span></header>
${all && html`<div class="body"><p>${isFileScan(view.record) ? 'Every file was looked at to its end.' : 'Every attempt has a verdict and every entry was tried.'}</p></div>`}
${assetRows.length + remarks.length > 0 && html`<div class="body"><ul class="s">${assetRows}${remarks.map((remark) => html`<li class="t2">${remark}</li>`)}</ul></div>`}
${reasonRows.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="Attempts without verdict"><table><thead><tr><th scope="col">Attempts without verdict, because</th>${phases.map((phase) => html`<th scope="col" class="num">${view.closed ? words(phase) : 'Attempts'}</th>`)}</tr></thead><tbody>${reasonRows}</tbody></table></div>`}
${left > 0 && html`<div class="body"><p class="s t3">${count(left, 'more row')} in report.json.</p></div>`}</section>`
}

/** How to do it again, and how to check that the record was not changed. */
export function proofSection(view: RunView): Markup {
  const { run, tool } = view.record.envelope
  const { ledger } = view.record
  return html`<section class="panel" aria-labelledby="proof"><header><h2 id="proof">Proof</h2><span class="t3">how to do it again, and what it was sealed under</span></header><div class="body"><dl class="facts">
<dt>Command</dt><dd class="mono">${run.command}</dd><dt>Seed</dt><dd class="mono">${String(run.seed)}</dd><dt>Run</dt><dd class="mono">${run.id}</dd><dt>Started</dt><dd>${run.started}</dd><dt>Made by</dt><dd>${tool.name} ${tool.version}</dd>
${ledger !== undefined ? html`<dt>Ledger</dt><dd>${count(ledger.size, 'entry', 'entries')}, root <span class="mono">${ledger.root}</span></dd><dt>Check it</dt><dd class="mono">pavise ledger verify</dd>` : html`<dt>Ledger</dt><dd>this run was not sealed</dd>`}</dl></div></section>`
}
