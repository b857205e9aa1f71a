import type { Attempt } from '#core/attack/attempt'
import type { Finding } from '#core/results/envelope'
import { SEVERITIES } from '#core/results/severity'
import { taxonomyEntry } from '#core/taxonomy/taxonomy'
import { escapeJson } from '#report/escape'
import { evidenceList, quoted } from '#report/html/evidence'
import { mark, severityPip } from '#report/html/marks'
import { transcript } from '#report/html/transcript'
import type { RunView } from '#report/loop-view'
import { html, type Markup } from '#report/markup'
import { addAttempt, emptyTally, judged, type Phase, type Tally, undecided } from '#report/tally'
import type { Veil } from '#report/veil'
import { count, number, words } from '#report/words'

const MAX_FINDINGS = 60
const MAX_LISTED = 500
const REPRODUCER_CHARACTERS = 4000
/** Facts of a location that decide which attempts are of the same kind. */
const KIND = ['objective', 'channel', 'effect'] as const

const sameKind = (finding: Finding, attempt: Attempt): boolean =>
  KIND.every((key) => finding.location[key] === undefined || finding.location[key] === attempt.attack[key])

/** The same finding at all later attempts of its kind: how many still worked. */
function afterwards(finding: Finding, view: RunView, phase: Phase): Tally {
  const tally = emptyTally()
  for (const attempt of view.attempts[phase]) if (sameKind(finding, attempt)) addAttempt(tally, attempt)
  return tally
}

function outcome(label: string, tally: Tally): Markup {
  if (tally.attempts === 0) return html`<dt>${label}</dt><dd>${mark('none', 'not run')}</dd>`
  const text = `${tally.hits} of ${number(judged(tally))} of this kind worked${undecided(tally) > 0 ? `, ${undecided(tally)} without verdict` : ''}`
  return html`<dt>${label}</dt><dd>${mark(tally.hits > 0 ? 'hit' : judged(tally) === 0 ? 'unsure' : 'miss', text)}</dd>`
}

const STATES = { open: 'hit', triaged: 'hit', accepted: 'none', fixed: 'miss', false_positive: 'none' } as const

const anchor = (fingerprint: string): string => `f-${fingerprint.slice(0, 12)}`

function facts(finding: Finding, view: RunView): Markup {
  const answering = view.record.loop?.rules.filter((rule) => rule.answers.includes(finding.fingerprint)) ?? []
  return html`<dl class="facts"><dt>Rule</dt><dd class="mono">${finding.rule}</dd>
${Object.entries(finding.location).map(([key, value]) => html`<dt>${words(key)}</dt><dd>${KIND.some((kind) => kind === key) ? words(value) : value}</dd>`)}
<dt>Taxonomy</dt><dd>${finding.taxonomy.map((tag) => html`<span class="chip" title="${taxonomyEntry(tag)?.title ?? tag}">${tag}</span> `)}</dd>
${finding.requestsToFirstSuccess !== undefined && html`<dt>First success</dt><dd>after ${count(finding.requestsToFirstSuccess, 'request')}</dd>`}
${view.closed && [outcome('After', afterwards(finding, view, 'after')), outcome('Replay', afterwards(finding, view, 'replay'))]}
${answering.length > 0 && html`<dt>Answered by</dt><dd>${answering.map((rule) => html`<a href="#rules"><span class="mono">${rule.id}</span></a>${!rule.accepted && ' (not accepted)'} `)}</dd>`}
<dt>Fingerprint</dt><dd class="mono">${finding.fingerprint.slice(0, 16)}</dd></dl>`
}

function article(finding: Finding, view: RunView, veil: Veil, first: boolean): Markup {
  const rule = view.record.rules?.find(({ id }) => id === finding.rule)
  const proof = view.attempts.before.find((attempt) => attempt.verdict === 'vulnerable' && sameKind(finding, attempt))
  return html`<article class="finding" id="${anchor(finding.fingerprint)}"><div class="row">${severityPip(finding.severity)}<h3>${quoted(veil, finding.message, 300)}</h3>${mark(STATES[finding.state], words(finding.state), true)}</div>
<div class="two"><div>${evidenceList(finding.evidence, veil)}</div>${facts(finding, view)}</div>
${rule !== undefined && html`<p class="s t2">${rule.description} <b>What to do:</b> ${rule.remediation}</p>`}
${proof !== undefined && html`<details${first && html` open`}><summary>Transcript to the effect, attempt ${proof.id}</summary>${transcript(proof, veil)}</details>`}
${finding.reproducer !== undefined && html`<details><summary>How to see it again</summary><pre class="ev">${quoted(veil, escapeJson(finding.reproducer, 2), REPRODUCER_CHARACTERS)}</pre></details>`}</article>`
}

function overview(findings: readonly Finding[], view: RunView, veil: Veil): Markup {
  const row = (
    finding: Finding,
  ): Markup => html`<tr><td>${severityPip(finding.severity)}</td><th scope="row"><a href="#${anchor(finding.fingerprint)}">${quoted(veil, finding.message, 160)}</a></th>
<td class="wide">${mark(STATES[finding.state], words(finding.state))}</td><td class="num wide">${finding.requestsToFirstSuccess !== undefined && number(finding.requestsToFirstSuccess)}</td>${view.closed && html`<td class="num">${after(finding, view)}</td>`}</tr>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="All findings"><table class="list"><thead><tr><th scope="col">Severity</th><th scope="col">What happened</th><th scope="col" class="wide">State</th><th scope="col" class="num wide">Requests to first</th>${view.closed && html`<th scope="col" class="num">Worked after</th>`}</tr></thead><tbody>${findings.map(row)}</tbody></table></div>`
}

function after(finding: Finding, view: RunView): string {
  const tally = afterwards(finding, view, 'after')
  return tally.attempts === 0 ? 'not run' : `${tally.hits} of ${judged(tally)}${undecided(tally) > 0 ? ` ?${undecided(tally)}` : ''}`
}

/** Findings, worst first: the effect, then the wording, the way there, and what became of it. */
export function findingsSection(view: RunView, veil: Veil): Markup {
  const findings = [...view.record.envelope.findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
  const left = findings.length - MAX_FINDINGS
  const nothing = html`<div class="body"><p>No rule was found broken. What was not looked at stands below.</p></div>`
  return html`<section class="panel" aria-labelledby="findings"><header><h2 id="findings">Findings</h2><span class="t3">${count(findings.length, 'finding')}, effects before wording; secrets veiled</span></header>
${findings.length === 0 ? nothing : overview(findings.slice(0, MAX_LISTED), view, veil)}${findings.slice(0, MAX_FINDINGS).map((finding, i) => article(finding, view, veil, i === 0))}
${left > 0 && html`<div class="finding"><p class="note">${count(left, 'more finding')} not shown here; report.json holds them all.</p></div>`}</section>`
}

/** A link to a finding of this page, by its fingerprint. */
export function findingLink(view: RunView, fingerprint: string): Markup {
  const finding = view.record.envelope.findings.find((one) => one.fingerprint === fingerprint)
  return finding === undefined
    ? html`<span class="mono">${fingerprint.slice(0, 12)}</span>`
    : html`<a href="#${anchor(fingerprint)}">${finding.id}</a>`
}
