import { defineReport } from '#core/define'
import type { Envelope, Finding } from '#core/results/envelope'
import { escapeHtml, oneLine } from '#report/escape'
import { type Veil, veilOf } from '#report/veil'

const EVIDENCE = 2_000
/** Assets above which a clean one is one test that passed, and not one for every rule. */
const RULES_FOR = 20

/**
 * JUnit XML, as Jenkins, GitLab and most test viewers read it: a suite an asset; a rule that was tried and found nothing wrong is a test that passed, an
 * open finding one that failed, a decided one (accepted, fixed, false positive) is skipped, and what could not be examined is an error, never a pass.
 */
export const junitReport = defineReport({
  id: 'junit',
  title: 'Findings as JUnit XML',
  extension: 'xml',
  render(record) {
    const { assets, findings, inconclusive } = record.envelope
    const veil = veilOf(record)
    const found = byAsset(findings)
    const unfinished = byAsset(inconclusive)
    const rules = assets.length > RULES_FOR ? [{ id: 'pavise.examined', title: 'nothing was found' }] : (record.rules ?? [])
    const suites = assets.map((asset) =>
      suiteOf(asset, found.get(asset.id) ?? [], unfinished.get(asset.id) ?? [], rules, veil, record.envelope),
    )
    const count = (key: keyof Suite['counts']): number => suites.reduce((sum, { counts }) => sum + counts[key], 0)
    const head = `name="pavise ${attribute(record.envelope.run.command)}" tests="${count('tests')}" failures="${count('failures')}" errors="${count('errors')}" skipped="${count('skipped')}"`
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${head}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`
  },
})

interface Suite {
  readonly xml: string
  readonly counts: { tests: number; failures: number; errors: number; skipped: number }
}

function byAsset<T extends { readonly asset: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.asset)
    if (group) group.push(item)
    else groups.set(item.asset, [item])
  }
  return groups
}

/** Escaped for an attribute in double quotes: on one line. */
const attribute = (text: string): string => escapeHtml(oneLine(text))

function suiteOf(
  asset: Envelope['assets'][number],
  findings: readonly Finding[],
  unfinished: Envelope['inconclusive'],
  rules: readonly { id: string; title: string }[],
  veil: Veil,
  { run }: Envelope,
): Suite {
  const broken = new Set(findings.map(({ rule }) => rule))
  // A rule counts as kept only where the whole asset could be looked at.
  const kept = unfinished.length > 0 ? [] : rules.filter(({ id }) => !broken.has(id))
  const failed = findings.filter(isOpen)
  const counts = {
    tests: findings.length + unfinished.length + kept.length,
    failures: failed.length,
    errors: unfinished.length,
    skipped: findings.length - failed.length,
  }
  const cases = [
    ...findings.map((finding) => findingCase(finding, veil)),
    ...unfinished.map(({ reason, member }) => {
      const name = attribute(member === undefined ? reason : `${member}: ${reason}`)
      return `    <testcase classname="pavise.inconclusive" name="${name}">\n      <error message="${attribute(reason)}" type="inconclusive"/>\n    </testcase>\n`
    }),
    ...kept.map(({ id, title }) => `    <testcase classname="${attribute(id)}" name="${attribute(title)}"/>\n`),
  ]
  const numbers = `tests="${counts.tests}" failures="${counts.failures}" errors="${counts.errors}" skipped="${counts.skipped}"`
  return {
    counts,
    xml: `  <testsuite name="${attribute(asset.name)}" timestamp="${attribute(run.started)}" ${numbers}>\n${cases.join('')}  </testsuite>\n`,
  }
}

const isOpen = ({ state }: Finding): boolean => state === 'open' || state === 'triaged'

function findingCase(finding: Finding, veil: Veil): string {
  const place = Object.entries(finding.location)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')
  const head = `    <testcase classname="${attribute(finding.rule)}" name="${attribute(`${finding.message} [${place}] ${finding.fingerprint.slice(0, 12)}`)}">\n`
  if (!isOpen(finding)) return `${head}      <skipped message="${finding.state}"/>\n    </testcase>\n`
  const lines = [
    `rule ${finding.rule}, severity ${finding.severity}, fingerprint ${finding.fingerprint}`,
    ...finding.taxonomy,
    ...finding.evidence.slice(0, 5).map(({ kind, text }) => `${kind}: ${veil.text(text, EVIDENCE)}`),
  ]
  const body = `<failure message="${attribute(finding.message)}" type="${finding.severity}">${escapeHtml(lines.join('\n'))}</failure>`
  return `${head}      ${body}\n    </testcase>\n`
}
