import { PaviseError } from '#core/errors/error'
import type { Filter } from '#core/ports/store'
import { FILE_FIELDS } from '#core/query/fields'
import { matches } from '#core/query/matches'
import { readQuery } from '#core/query/parse-query'
import type { Page, PageQuery } from '#core/records/page'
import type { ScannedFile, ScannedFileDetail } from '#core/records/scan'
import type { Asset, Finding } from '#core/results/envelope'
import { verdictRank } from '#core/results/file-verdict'
import { guardedValues } from '#core/results/private-spans'
import type { RunRecord } from '#core/run'
import { veilText } from '#platform/store/veil'

/** The files of a scan, worst first and then as the run has them. `cursor` is the place in that order. Throws PAV_QUERY_INVALID. */
export function scannedFiles({ envelope }: RunRecord, { q }: Filter, { limit, cursor }: PageQuery): Page<ScannedFile> {
  const from = Number(cursor ?? 0)
  if (!Number.isSafeInteger(from) || from < 0)
    throw new PaviseError('PAV_QUERY_INVALID', 'the cursor does not belong to this list', { hint: 'Begin again without cursor.' })
  const { terms } = readQuery(q, FILE_FIELDS, { now: new Date(envelope.run.started) })
  const found = new Map<string, number>()
  for (const { asset } of envelope.findings) found.set(asset, (found.get(asset) ?? 0) + 1)
  const files = envelope.assets
    .filter(({ kind }) => kind === 'model')
    .map((asset) => rowOf(asset, found.get(asset.id) ?? 0))
    .filter((row) => matches(terms, { text: `${row.name} ${row.format ?? ''} ${row.verdict}`, of: (field) => fieldOf(row, field) }))
    .sort((a, b) => verdictRank(a.verdict) - verdictRank(b.verdict))
  const items = files.slice(from, from + limit)
  const next = from + items.length
  return { items, ...(next < files.length ? { next: String(next) } : {}), total: { count: files.length, exact: true } }
}

/** One file with everything in it. Throws PAV_NOT_FOUND. */
export function scannedFile({ envelope, rules = [] }: RunRecord, id: string): ScannedFileDetail {
  const asset = envelope.assets.find((one) => one.id === id && one.kind === 'model')
  if (!asset) throw new PaviseError('PAV_NOT_FOUND', `the run has no file ${id}`)
  const findings = envelope.findings.filter((one) => one.asset === id)
  const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
  return {
    ...rowOf(asset, findings.length),
    facts: Object.fromEntries(Object.entries(asset.facts ?? {}).map(([key, value]) => [key, shownFact(value)])),
    tree: asset.members ?? [],
    unseen: envelope.inconclusive.filter((one) => one.asset === id).map(({ asset: _asset, ...rest }) => rest),
    found: findings.map((finding) => foundIn(finding, titles.get(finding.rule) ?? finding.rule)),
  }
}

/** What a file says of itself may hold what is nobody's business. */
const shownFact = (value: string | number): string | number => (typeof value === 'string' ? veilText(value).text : value)

function foundIn({ fingerprint, rule, severity, message, location, evidence }: Finding, title: string): ScannedFileDetail['found'][number] {
  const offset = evidence.find((one) => one.offset !== undefined)?.offset
  const member = location['member']
  return {
    ...{ fingerprint, rule, severity, title },
    message: veilText(message, guardedValues(evidence)).text,
    ...(member === undefined ? {} : { member }),
    ...(offset === undefined ? {} : { offset }),
  }
}

const fieldOf = (row: ScannedFile, field: string): string | number | undefined => row[field as keyof ScannedFile]

function rowOf({ id, name, path, sha256, format, verdict, size, members }: Asset, findings: number): ScannedFile {
  return {
    ...{ id, name, verdict, findings, size: size ?? 0, members: members?.length ?? 0 },
    ...(path === undefined ? {} : { path }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(format === undefined ? {} : { format }),
  }
}
