import { defineReport } from '#core/define'
import { SEVERITIES } from '#core/results/severity'
import { escapeMarkdown, escapeMarkdownBlock } from '#report/escape'
import { isFileScan } from '#report/file-view'
import { type RunView, viewOf } from '#report/loop-view'
import { judged, type Phase, rateOf, undecided } from '#report/tally'
import { veilOf } from '#report/veil'
import { count, number, percent, percentRange } from '#report/words'

const MAX_FINDINGS = 30

function rates(view: RunView): string[] {
  const phases: readonly Phase[] = view.closed ? ['before', 'after', 'replay'] : ['before']
  const rows = phases.map((phase) => {
    const tally = view.tally[phase]
    const { rate, low, high, worst } = rateOf(tally)
    if (judged(tally) === 0) return `| ${phase} | not run | | | |`
    return `| ${phase} | ${number(tally.hits)} of ${number(judged(tally))} | ${percent(rate)} | ${percentRange(low, high)} | ${undecided(tally) > 0 ? `${undecided(tally)}, ${percent(worst)} at worst` : 'none'} |`
  })
  const { loop } = view.record
  const benign = loop ? ['', `Benign tasks done: ${loop.benign.passed} of ${loop.benign.tasks}.`] : []
  return ['| attacks | worked | rate | 95% interval | without verdict |', '|---|---|---|---|---|', ...rows, ...benign, '']
}

/** For a pull request or a ticket: the numbers and the findings, text of targets in fences. */
export const markdownReport = defineReport({
  id: 'markdown',
  title: 'Markdown',
  extension: 'md',
  render(record) {
    const view = viewOf(record)
    const veil = veilOf(record)
    const findings = [...record.envelope.findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
    const blocks = findings.slice(0, MAX_FINDINGS).flatMap((finding) => [
      `### ${finding.severity}: ${escapeMarkdown(finding.message)}`,
      '',
      `\`${finding.fingerprint.slice(0, 12)}\`, ${finding.state}, ${Object.entries(finding.location)
        .map(([key, value]) => `${escapeMarkdown(key)} ${escapeMarkdown(value)}`)
        .join(', ')}`,
      '',
      ...finding.evidence.slice(0, 1).flatMap(({ text }) => [escapeMarkdownBlock(veil.text(text, 600)), '']),
    ])
    const left = findings.length - MAX_FINDINGS
    const names = new Map(record.envelope.assets.map(({ id, name }) => [id, name]))
    const open = record.envelope.inconclusive.map(({ asset, reason, member }) => {
      const what = isFileScan(record) ? [names.get(asset) ?? asset, member].filter((part) => part !== undefined) : []
      return `- ${escapeMarkdown([...what, reason].join(': '))}`
    })
    return `${[
      `# ${escapeMarkdown(view.asset)}: ${count(findings.length, 'finding')}`,
      '',
      ...(view.tally.before.attempts > 0 ? rates(view) : []),
      ...blocks,
      ...(left > 0 ? [`And ${count(left, 'more finding')}.`, ''] : []),
      ...(open.length > 0 ? ['## Not looked at', '', ...open, ''] : []),
    ].join('\n')}`
  },
})
