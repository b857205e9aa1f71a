import type { Asset, Finding, Member } from '#core/results/envelope'
import type { RunRecord } from '#core/run'
import { taxonomyEntry } from '#core/taxonomy/taxonomy'
import { type FileView, filesOf, placeOf, sizeText, verdictCounts } from '#report/file-view'
import { evidenceList, quoted } from '#report/html/evidence'
import { type MarkKind, mark, severityPip } from '#report/html/marks'
import { html, type Markup } from '#report/markup'
import type { Veil } from '#report/veil'
import { count, number, words } from '#report/words'

const MOST_FILES = 100
const MOST_FINDINGS = 20
const MOST_LISTED = 2000
const MOST_MEMBERS = 200
const MARKS: Readonly<Record<string, MarkKind>> = {
  malicious: 'hit',
  suspicious: 'hit',
  inconclusive: 'unsure',
  unknown: 'none',
  safe: 'miss',
}

const verdictMark = (verdict: string, box = false): Markup => mark(MARKS[verdict] ?? 'unsure', verdict, box)

/** The numbers of a scan in one line. */
export function fileStrip(record: RunRecord): Markup {
  const { assets } = record.envelope
  const bytes = assets.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const counts = verdictCounts(record)
  const figure = (label: string, value: string, color = ''): Markup =>
    html`<div><div class="xs t3">${label}</div><div class="fig" style="${color}">${value}</div></div>`
  return html`<section class="panel" aria-label="Result in numbers"><div class="strip">${figure('Files', number(assets.length))}${figure('Size', sizeText(bytes))}
${counts.map(({ verdict, files }) => figure(words(verdict), number(files), MARKS[verdict] === 'hit' ? 'color:var(--hit)' : verdict === 'safe' ? 'color:var(--miss)' : ''))}</div></section>`
}

/** Every file that is not plainly safe: its findings with evidence, and the tree of what lies in it. */
export function filesSection(record: RunRecord, veil: Veil): Markup {
  const files = filesOf(record)
  const told = files.filter(({ asset }) => asset.verdict !== 'safe')
  const left = told.length - MOST_FILES
  return html`<section class="panel" aria-labelledby="files"><header><h2 id="files">Files</h2><span class="t3">${count(told.length, 'file')} of ${number(files.length)} with something to tell, worst first; secrets veiled</span></header>
${told.length === 0 && html`<div class="body"><p>No rule was found broken, and everything was looked at.</p></div>`}${told.slice(0, MOST_FILES).map((file) => fileArticle(file, record, veil))}
${left > 0 && html`<div class="finding"><p class="note">${count(left, 'more file')} not shown here; the JSON report holds them all.</p></div>`}</section>${listing(files.map(({ asset }) => asset))}`
}

function fileArticle({ asset, findings, unseen }: FileView, record: RunRecord, veil: Veil): Markup {
  const left = findings.length - MOST_FINDINGS
  return html`<article class="finding" id="${asset.id}"><div class="row"><h3 class="mono">${asset.name}</h3>${verdictMark(asset.verdict, true)}</div>
<div class="two"><div>${findings.slice(0, MOST_FINDINGS).map((finding) => findingBlock(finding, record, veil))}${left > 0 && html`<p class="s t3">${count(left, 'more finding')} in the JSON report.</p>`}
${unseen.length > 0 && html`<ul class="s">${unseen.slice(0, 20).map(({ member, reason }) => html`<li>${mark('unsure', 'not looked at')} ${member !== undefined && html`<span class="mono">${member}</span> `}${reason}</li>`)}</ul>`}</div>
<div>${facts(asset)}${tree(asset, findings)}</div></div></article>`
}

function findingBlock(finding: Finding, record: RunRecord, veil: Veil): Markup {
  const rule = record.rules?.find(({ id }) => id === finding.rule)
  const place = placeOf(finding)
  return html`<div><div class="row">${severityPip(finding.severity)}<b>${quoted(veil, finding.message, 300)}</b>${finding.state !== 'open' && html`<span class="chip">${words(finding.state)}</span>`}</div>
<p class="xs t3"><span class="mono">${finding.rule}</span>${place !== '' && html`, <span class="mono">${place}</span>`} ${finding.taxonomy.map((tag) => html`<span class="chip" title="${taxonomyEntry(tag)?.title ?? tag}">${tag}</span> `)}<span class="mono">${finding.fingerprint.slice(0, 12)}</span></p>
${evidenceList(finding.evidence, veil)}${rule !== undefined && finding.severity !== 'info' && html`<p class="s t2">${rule.description} <b>What to do:</b> ${rule.remediation}</p>`}</div>`
}

function facts({ format, size, sha256, facts: said }: Asset): Markup {
  const rows = Object.entries(said ?? {}).slice(0, 30)
  return html`<dl class="facts"><dt>Format</dt><dd>${format ?? 'not read'}</dd><dt>Size</dt><dd>${sizeText(size ?? 0)}</dd>${sha256 !== undefined && html`<dt>SHA-256</dt><dd class="mono">${sha256}</dd>`}
${rows.map(([name, value]) => html`<dt>${words(name)}</dt><dd>${String(value).slice(0, 300)}</dd>`)}</dl>`
}

/** Members as they lie in each other; those with findings say how many. */
function tree({ members = [] }: Asset, findings: readonly Finding[]): Markup | false {
  if (members.length === 0) return false
  const counts = new Map<string, number>()
  for (const { location } of findings)
    if (location['member'] !== undefined) counts.set(location['member'], (counts.get(location['member']) ?? 0) + 1)
  const left = members.length - MOST_MEMBERS
  return html`<details${members.length <= 12 && html` open`}><summary>${count(members.length, 'member')}</summary><ul class="tree">${members.slice(0, MOST_MEMBERS).map((member) => row(member, counts.get(member.path)))}</ul>${left > 0 && html`<p class="xs t3">and ${number(left)} more</p>`}</details>`
}

function row({ path, format, verdict, size }: Member, found: number | undefined): Markup {
  const parts = path.split('!')
  return html`<li class="d${Math.min(parts.length, 9)}"><span class="mono">${parts.at(-1)}</span> <span class="xs t3">${format}, ${sizeText(size)}</span> ${verdict !== 'safe' && verdictMark(verdict)}${found !== undefined && html` <span class="xs t3">${count(found, 'finding')}</span>`}</li>`
}

/** Every file with its digest: the manifest of what was scanned. */
function listing(assets: readonly Asset[]): Markup {
  const left = assets.length - MOST_LISTED
  return html`<section class="panel" aria-labelledby="all-files"><header><h2 id="all-files">All files</h2><span class="t3">with their digests</span></header><div class="body"><details><summary>${count(assets.length, 'file')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="All files"><table><thead><tr><th scope="col">File</th><th scope="col">Verdict</th><th scope="col">Format</th><th scope="col" class="num">Size</th><th scope="col">SHA-256</th></tr></thead><tbody>
${assets.slice(0, MOST_LISTED).map(({ name, verdict, format, size, sha256 }) => html`<tr><th scope="row" class="mono">${name}</th><td>${verdictMark(verdict)}</td><td>${format ?? ''}</td><td class="num">${sizeText(size ?? 0)}</td><td class="mono">${sha256 ?? ''}</td></tr>`)}</tbody></table></div>
${left > 0 && html`<p class="s t3">and ${number(left)} more in the JSON report</p>`}</details></div></section>`
}
