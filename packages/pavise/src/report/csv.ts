import { defineReport } from '#core/define'
import { escapeCsv } from '#report/escape'
import { veilOf } from '#report/veil'

const HEAD = ['severity', 'state', 'rule', 'asset', 'location', 'message', 'evidence', 'taxonomy', 'fingerprint']

/** Findings as a sheet, one a row. No cell is a formula. */
export const csvReport = defineReport({
  id: 'csv',
  title: 'Findings as CSV',
  extension: 'csv',
  render(record) {
    const { envelope } = record
    const veil = veilOf(record)
    const names = new Map(envelope.assets.map(({ id, name }) => [id, name]))
    const rows = envelope.findings.map((finding) => [
      finding.severity,
      finding.state,
      finding.rule,
      names.get(finding.asset) ?? finding.asset,
      Object.entries(finding.location)
        .map(([key, value]) => `${key}=${value}`)
        .join('; '),
      finding.message,
      finding.evidence[0] ? veil.text(finding.evidence[0].text, 1000) : '',
      finding.taxonomy.join(' '),
      finding.fingerprint,
    ])
    return [HEAD, ...rows].map((row) => `${row.map(escapeCsv).join(',')}\r\n`).join('')
  },
})
