import { defineReport } from '#core/define'
import type { Asset, Finding } from '#core/results/envelope'
import type { RuleDefinition } from '#core/results/rule'
import type { Severity } from '#core/results/severity'
import type { RunRecord } from '#core/run'
import { TAXONOMIES, taxonomyEntry } from '#core/taxonomy/taxonomy'
import { escapeJson, escapeMarkdown, visible } from '#report/escape'
import { type Veil, veilOf } from '#report/veil'
import { words } from '#report/words'

/** SARIF 2.1.0 (OASIS): one run, a rule with help for every finding, taxonomies with the entries that are named. */

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}
/** Scores that code-scanning services sort by (`security-severity`). */
const SCORES: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5', info: '0.0' }
const TAXONOMY_NAMES: Readonly<Record<string, { name: string; organization: string; url: string }>> = {
  'owasp-llm': { name: 'OWASP Top 10 for LLM Applications', organization: 'OWASP', url: 'https://genai.owasp.org/llm-top-10/' },
  atlas: { name: 'MITRE ATLAS', organization: 'MITRE', url: 'https://atlas.mitre.org/' },
}
const MESSAGE_CHARACTERS = 2000

const split = (tag: string): { taxonomy: string; id: string } => ({
  taxonomy: tag.slice(0, tag.indexOf(':')),
  id: tag.slice(tag.indexOf(':') + 1),
})
const shipped = (tags: readonly string[]): string[] => tags.filter((tag) => taxonomyEntry(tag) !== undefined)

function ruleObject(id: string, findings: readonly Finding[], rule: RuleDefinition | undefined): object {
  const severity = rule?.severity ?? findings[0]!.severity
  const tags = shipped(rule?.taxonomy ?? findings[0]!.taxonomy)
  const title = visible(rule?.title ?? words(id))
  return {
    id,
    name: words(id).replaceAll(' ', ''),
    shortDescription: { text: title },
    ...(rule
      ? {
          fullDescription: { text: visible(rule.description) },
          help: {
            text: `${visible(rule.description)}\n\n${visible(rule.remediation)}`,
            markdown: `${escapeMarkdown(rule.description)}\n\n**What to do:** ${escapeMarkdown(rule.remediation)}`,
          },
        }
      : { help: { text: title } }),
    defaultConfiguration: { level: LEVELS[severity] },
    relationships: tags.map((tag) => ({
      target: { id: split(tag).id, toolComponent: { name: split(tag).taxonomy } },
      kinds: ['relevant'],
    })),
    properties: { 'security-severity': SCORES[severity], tags: ['security', ...tags] },
  }
}

/** A relative reference (RFC 3986): every segment encoded, so that no scheme or host can stand in it. */
const relativeUri = (path: string): string => path.split('/').map(encodeURIComponent).join('/').replace(/^\/+/, '')

function location(finding: Finding, asset: Asset | undefined): object {
  const name = asset?.name ?? finding.asset
  const file = finding.location['path'] ?? asset?.path
  return {
    logicalLocations: [
      { name: visible(name), fullyQualifiedName: visible([name, ...Object.values(finding.location)].join('/')), kind: 'resource' },
    ],
    // A finding of a running system has no file; services that insist on one get its name below a folder that says so.
    physicalLocation: { artifactLocation: { uri: relativeUri(visible(file ?? `${asset?.kind ?? 'asset'}/${name}`)) } },
  }
}

function result(finding: Finding, ruleIndex: number, asset: Asset | undefined, veil: Veil): object {
  const proof = finding.evidence[0]
  const text = proof ? `${finding.message}. ${words(proof.kind)}: ${veil.text(proof.text, MESSAGE_CHARACTERS)}` : finding.message
  const suppressed = finding.state === 'accepted' || finding.state === 'false_positive'
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    kind: 'fail',
    message: { text: visible(text) },
    locations: [location(finding, asset)],
    partialFingerprints: { 'pavise/1': finding.fingerprint },
    ...(suppressed ? { suppressions: [{ kind: 'external', status: 'accepted', justification: words(finding.state) }] } : {}),
    properties: { severity: finding.severity, state: finding.state, ...finding.location },
  }
}

function taxonomies(tags: readonly string[]): object[] {
  return Object.entries(TAXONOMIES).flatMap(([prefix, entries]) => {
    const named = entries.filter(({ id }) => tags.includes(`${prefix}:${id}`))
    const about = TAXONOMY_NAMES[prefix]
    if (named.length === 0) return []
    return [
      {
        name: prefix,
        ...(about ? { fullName: about.name, organization: about.organization, informationUri: about.url } : {}),
        shortDescription: { text: about?.name ?? prefix },
        taxa: named.map(({ id, title, summary }) => ({
          id,
          name: title.replace(/[^A-Za-z0-9]+/g, ''),
          shortDescription: { text: title },
          fullDescription: { text: summary },
        })),
      },
    ]
  })
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)

function sarif(record: RunRecord): object {
  const { envelope, rules = [] } = record
  const veil = veilOf(record)
  const { findings, assets, inconclusive, tool, run } = envelope
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort()
  const names = new Map(assets.map((asset) => [asset.id, asset]))
  const tags = shipped([
    ...new Set([
      ...findings.flatMap(({ taxonomy }) => taxonomy),
      ...rules.filter(({ id }) => ids.includes(id)).flatMap(({ taxonomy }) => taxonomy),
    ]),
  ])
  const components = taxonomies(tags)
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Pavise',
            semanticVersion: tool.version,
            rules: ids.map((id) =>
              ruleObject(
                id,
                findings.filter(({ rule }) => rule === id),
                rules.find((rule) => rule.id === id),
              ),
            ),
            supportedTaxonomies: components.map((component) => ({ name: (component as { name: string }).name })),
          },
        },
        automationDetails: { id: `pavise/${visible(run.id)}` },
        invocations: [
          {
            executionSuccessful: inconclusive.length === 0,
            commandLine: visible(run.command),
            ...(isInstant(run.started) ? { startTimeUtc: run.started } : {}),
            toolExecutionNotifications: inconclusive.map(({ asset, reason, member }) => ({
              level: 'warning',
              message: { text: visible(`Not looked at: ${names.get(asset)?.name ?? asset}${member ? ` ${member}` : ''}: ${reason}`) },
            })),
          },
        ],
        taxonomies: components,
        results: findings.map((finding) => result(finding, ids.indexOf(finding.rule), names.get(finding.asset), veil)),
        columnKind: 'utf16CodeUnits',
      },
    ],
  }
}

export const sarifReport = defineReport({
  id: 'sarif',
  title: 'SARIF 2.1.0',
  extension: 'sarif',
  render: (record) => `${escapeJson(sarif(record), 2)}\n`,
})
