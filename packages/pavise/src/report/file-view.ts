import type { Asset, Finding } from '#core/results/envelope'
import { verdictRank as rank } from '#core/results/file-verdict'
import { SEVERITIES } from '#core/results/severity'
import type { RunRecord } from '#core/run'

/** One file with everything that the run says of it. */
export interface FileView {
  readonly asset: Asset
  /** Worst first. */
  readonly findings: readonly Finding[]
  readonly unseen: readonly { readonly reason: string; readonly member?: string | undefined }[]
}

/** A run over files: each asset is a file with a size. */
export const isFileScan = ({ envelope }: RunRecord): boolean =>
  envelope.assets.length > 0 && envelope.assets.every(({ kind }) => kind === 'model')

/** Files, worst first, then in the order of the run. */
export function filesOf({ envelope }: RunRecord): FileView[] {
  const findings = new Map<string, Finding[]>()
  for (const finding of envelope.findings) findings.set(finding.asset, [...(findings.get(finding.asset) ?? []), finding])
  const unseen = new Map<string, FileView['unseen'][number][]>()
  for (const one of envelope.inconclusive) unseen.set(one.asset, [...(unseen.get(one.asset) ?? []), one])
  return envelope.assets
    .map((asset) => ({
      asset,
      findings: (findings.get(asset.id) ?? []).sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity)),
      unseen: unseen.get(asset.id) ?? [],
    }))
    .sort((a, b) => rank(a.asset.verdict) - rank(b.asset.verdict))
}

/** How many files have each verdict, worst first; those that none has are left out. */
export function verdictCounts({ envelope }: RunRecord): { verdict: string; files: number }[] {
  const counts = new Map<string, number>()
  for (const { verdict } of envelope.assets) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return [...counts].map(([verdict, files]) => ({ verdict, files })).sort((a, b) => rank(a.verdict) - rank(b.verdict))
}

/** Where in a file: its member, and the byte where the first evidence stands. */
export function placeOf({ location, evidence }: Finding): string {
  const offset = evidence.find((one) => one.offset !== undefined)?.offset
  return [location['member'], offset === undefined ? undefined : `byte ${offset}`].filter((part) => part !== undefined).join(', ')
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** `26.6 MB`. */
export function sizeText(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`
}
