import { defineReport } from '#core/define'
import type { Finding } from '#core/results/envelope'
import { SEVERITIES } from '#core/results/severity'
import { columns } from '#report/columns'
import { escapeTerminal } from '#report/escape'
import { fileTable } from '#report/file-table'
import { isFileScan } from '#report/file-view'
import { type RunView, viewOf } from '#report/loop-view'
import { judged, type Phase, rateOf, undecided } from '#report/tally'
import { type Veil, veilOf } from '#report/veil'
import { count, number, percent, percentRange, words } from '#report/words'

const MAX_FINDINGS = 100
const LABELS: Readonly<Record<Phase, string>> = {
  before: 'before, straight to the target',
  after: 'after, unseen attacks through the gateway',
  replay: 'replay, the same attacks again',
}

function rateLine(view: RunView, phase: Phase): string[] {
  const tally = view.tally[phase]
  if (judged(tally) === 0) return [view.closed ? LABELS[phase] : 'got through', 'not run', '', '']
  const { rate, low, high, worst } = rateOf(tally)
  const open = undecided(tally) > 0 ? `${undecided(tally)} without verdict, ${percent(worst)} at worst` : ''
  return [
    view.closed ? LABELS[phase] : 'got through',
    percent(rate),
    `${number(tally.hits)} of ${number(judged(tally))}`,
    `${percentRange(low, high)}`,
    open,
  ]
}

function rates(view: RunView): string[] {
  if (view.tally.before.attempts === 0) return []
  const phases: readonly Phase[] = view.closed ? ['before', 'after', 'replay'] : ['before']
  const heads = [
    { title: 'attacks', most: 44 },
    { title: 'rate', most: 8, right: true },
    { title: 'worked', most: 18, right: true },
    { title: '95% interval', most: 16 },
    { title: '', most: 50 },
  ]
  const lines = columns(
    heads,
    phases.map((phase) => rateLine(view, phase)),
  )
  const { loop } = view.record
  if (loop)
    lines.push(
      '',
      `benign tasks done: ${loop.benign.passed} of ${loop.benign.tasks}`,
      ...loop.benign.failed.map(({ id, why }) => `  not done: ${escapeTerminal(`${id}: ${why}`)}`),
    )
  return [...lines, '']
}

function findingLines(findings: readonly Finding[], veil: Veil): string[] {
  if (findings.length === 0) return ['no rule was found broken']
  const ordered = [...findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
  const row = (finding: Finding): string[] => {
    const proof = finding.evidence.find(({ kind }) => kind === 'effect') ?? finding.evidence[0]
    return [
      finding.severity,
      finding.state,
      finding.fingerprint.slice(0, 12),
      escapeTerminal(finding.message),
      proof ? escapeTerminal(veil.text(proof.text, 400)) : '',
    ]
  }
  const heads = [
    { title: 'severity', most: 8 },
    { title: 'state', most: 14 },
    { title: 'finding', most: 12 },
    { title: 'what', most: 64 },
    { title: 'evidence', most: 90 },
  ]
  const lines = columns(heads, ordered.slice(0, MAX_FINDINGS).map(row))
  if (ordered.length > MAX_FINDINGS) lines.push(`and ${count(ordered.length - MAX_FINDINGS, 'more finding')}`)
  return lines
}

function unseen(view: RunView): string[] {
  const lines = [...view.breakdown.reasons].map(
    ([why, tally]) => `  ${count(tally.before.attempts + tally.after.attempts + tally.replay.attempts, 'attempt')}: ${escapeTerminal(why)}`,
  )
  lines.push(
    ...view.record.envelope.inconclusive.map(
      ({ reason, member }) => `  ${escapeTerminal(member === undefined ? reason : `${member}: ${reason}`)}`,
    ),
  )
  const once = [...new Set(lines)]
  return once.length === 0
    ? []
    : ['', 'not looked at, or without verdict:', ...once.slice(0, 40), ...(once.length > 40 ? [`  and ${once.length - 40} more`] : [])]
}

/** For a terminal: rates with intervals, findings with the first evidence, what was not looked at. */
export const tableReport = defineReport({
  id: 'table',
  title: 'Table for a terminal',
  extension: 'txt',
  render(record) {
    if (isFileScan(record)) return fileTable(record)
    const view = viewOf(record)
    const { ledger, envelope } = record
    const rules =
      record.loop?.rules.map(
        (rule) =>
          `rule ${escapeTerminal(rule.id)}: ${rule.accepted ? 'accepted' : 'not accepted'}, answers ${count(rule.answers.length, 'finding')}`,
      ) ?? []
    const lines = [
      `${escapeTerminal(view.asset)}: ${envelope.assets.map(({ verdict }) => words(verdict).toLowerCase()).join(', ')}  (run ${escapeTerminal(envelope.run.id)}, seed ${escapeTerminal(String(envelope.run.seed))})`,
      '',
      ...rates(view),
      ...findingLines(envelope.findings, veilOf(record)),
      ...(rules.length > 0 ? ['', ...rules] : []),
      ...unseen(view),
      ...(ledger ? ['', `sealed: ledger of ${count(ledger.size, 'entry', 'entries')}, root ${escapeTerminal(ledger.root)}`] : []),
    ]
    return `${lines.join('\n')}\n`
  },
})
