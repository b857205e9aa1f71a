import { defineReport } from '#core/define'
import { escapeJson } from '#report/escape'

/** The objects of the envelope one a line, each with a `type`: run, asset, finding, inconclusive, loop, ledger, summary. */
export const jsonlReport = defineReport({
  id: 'jsonl',
  title: 'JSON, one object a line',
  extension: 'jsonl',
  render({ envelope, loop, ledger }) {
    const { schema, tool, run, assets, findings, inconclusive, summary } = envelope
    const lines: object[] = [
      { type: 'run', schema, tool, ...run },
      ...assets.map((asset) => ({ type: 'asset', ...asset })),
      ...findings.map((finding) => ({ type: 'finding', ...finding })),
      ...inconclusive.map((one) => ({ type: 'inconclusive', ...one })),
      ...(loop ? [{ type: 'loop', ...loop }] : []),
      ...(ledger ? [{ type: 'ledger', ...ledger }] : []),
      { type: 'summary', ...summary },
    ]
    return lines.map((line) => `${escapeJson(line)}\n`).join('')
  },
})
