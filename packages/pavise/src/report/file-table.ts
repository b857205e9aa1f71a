import { SEVERITIES } from '#core/results/severity'
import type { RunRecord } from '#core/run'
import { columns } from '#report/columns'
import { escapeTerminal } from '#report/escape'
import { type FileView, filesOf, placeOf, sizeText, verdictCounts } from '#report/file-view'
import { veilOf } from '#report/veil'
import { count, number } from '#report/words'

const MOST_FILES = 200
const MOST_OF_A_FILE = 6
const MOST_UNSEEN = 60

const HEADS = [
  { title: 'verdict', most: 12 },
  { title: 'file', most: 60 },
  { title: 'what', most: 90 },
  { title: 'where', most: 44 },
  { title: 'state', most: 14 },
  { title: 'finding', most: 12 },
]

/** For a terminal: one line a finding, worst files first, then what to do about each rule, then what was not looked at. */
export function fileTable(record: RunRecord): string {
  const files = filesOf(record)
  const shown = files.filter(({ asset, findings }) => asset.verdict !== 'safe' && findings.length > 0)
  const rows = shown.slice(0, MOST_FILES).flatMap(rowsOf)
  const lines = [headLine(record), '', ...(rows.length > 0 ? columns(HEADS, rows) : ['no rule was found broken'])]
  if (shown.length > MOST_FILES) lines.push(`and ${count(shown.length - MOST_FILES, 'more file')}; --format json has them all`)
  return `${[...lines, ...remedies(record), ...evidenceOf(record, shown), ...unseen(record)].join('\n')}\n`
}

function headLine(record: RunRecord): string {
  const { assets } = record.envelope
  const bytes = assets.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const verdicts = verdictCounts(record).map(({ verdict, files }) => `${number(files)} ${escapeTerminal(verdict)}`)
  return `${count(assets.length, 'file')}, ${sizeText(bytes)}: ${verdicts.join(', ')}`
}

function rowsOf({ asset, findings }: FileView): string[][] {
  const rows = findings
    .slice(0, MOST_OF_A_FILE)
    .map((finding, i) => [
      i === 0 ? asset.verdict : '',
      i === 0 ? escapeTerminal(`${asset.name}${asset.format === undefined ? '' : ` (${asset.format})`}`) : '',
      escapeTerminal(finding.message),
      escapeTerminal(placeOf(finding)),
      finding.state,
      finding.fingerprint.slice(0, 12),
    ])
  if (findings.length > MOST_OF_A_FILE)
    rows.push(['', '', `and ${count(findings.length - MOST_OF_A_FILE, 'more finding')} in this file`, '', '', ''])
  return rows
}

/** The first evidence of the worst files: what the finding rests on. */
function evidenceOf(record: RunRecord, files: readonly FileView[]): string[] {
  const veil = veilOf(record)
  const lines = files.slice(0, 12).flatMap(({ asset, findings: [worst] }) => {
    const proof = worst?.evidence[0]
    return proof ? [`  ${escapeTerminal(asset.name)}: ${escapeTerminal(veil.text(proof.text, 300))}`] : []
  })
  return lines.length > 0 ? ['', 'evidence:', ...lines] : []
}

function remedies({ envelope, rules = [] }: RunRecord): string[] {
  const named = new Set(envelope.findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule))
  const asked = rules
    .filter(({ id }) => named.has(id))
    .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || (a.id < b.id ? -1 : 1))
  return asked.length === 0 ? [] : ['', 'what to do:', ...asked.map(({ id, remediation }) => `  ${id}: ${remediation}`)]
}

function unseen({ envelope }: RunRecord): string[] {
  const names = new Map(envelope.assets.map(({ id, name }) => [id, name]))
  const lines = envelope.inconclusive.map(({ asset, reason, member }) => {
    const what = [names.get(asset) ?? asset, member].filter((part) => part !== undefined).join('!')
    return `  ${escapeTerminal(what)}: ${escapeTerminal(reason)}`
  })
  const rest = lines.length - MOST_UNSEEN
  return lines.length === 0 ? [] : ['', 'not looked at:', ...lines.slice(0, MOST_UNSEEN), ...(rest > 0 ? [`  and ${rest} more`] : [])]
}
