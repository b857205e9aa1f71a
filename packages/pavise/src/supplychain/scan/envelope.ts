import { createHash } from 'node:crypto'
import type { Asset, Envelope, Finding } from '#core/results/envelope'
import { FILE_VERDICTS } from '#core/results/file-verdict'
import { fingerprint } from '#core/results/fingerprint'
import type { RuleDefinition } from '#core/results/rule'
import { VERSION } from '#core/version'
import type { FileResult, PlacedObservation } from './file-result.js'
import { severityOf } from './verdict.js'

export interface ScanFacts {
  readonly started: string
  readonly command: string
  /** Why the scan ended early; files that were not reached are not in the results. */
  readonly stopped?: string
}

/** The envelope of a scan: one asset a file, one finding for each rule, member and place. Same files, same envelope, but for time and command. */
export function scanEnvelope(results: readonly FileResult[], rules: ReadonlyMap<string, RuleDefinition>, facts: ScanFacts): Envelope {
  const assets: Asset[] = []
  const findings: Finding[] = []
  const inconclusive: { asset: string; reason: string; member?: string }[] = []
  for (const [i, result] of results.entries()) {
    const id = `file-${i + 1}`
    assets.push(assetOf(id, result))
    for (const observation of result.observations) findings.push(findingOf(`F-${findings.length + 1}`, id, result, observation, rules))
    for (const one of result.inconclusive) inconclusive.push({ asset: id, ...one })
  }
  if (facts.stopped !== undefined) inconclusive.push({ asset: 'scan', reason: facts.stopped })
  return {
    schema: 'pavise.run/1',
    tool: { name: 'pavise', version: VERSION },
    run: { id: runId(results, facts), seed: 0, started: facts.started, command: facts.command },
    assets,
    findings,
    inconclusive,
    summary: summaryOf(results, facts.stopped === undefined),
  }
}

const runId = (results: readonly FileResult[], { started, command }: ScanFacts): string => {
  const digest = createHash('sha256').update(`${command}\0${started}`)
  for (const { name, sha256 } of results) digest.update(`\0${name}\0${sha256 ?? ''}`)
  return digest.digest('hex').slice(0, 16)
}

function assetOf(id: string, { name, path, sha256, format, verdict, size, members, facts }: FileResult): Asset {
  return {
    id,
    kind: 'model',
    name,
    path,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(format === undefined ? {} : { format }),
    verdict,
    size,
    ...(members.length > 0 ? { members: [...members] } : {}),
    ...(Object.keys(facts).length > 0 ? { facts: { ...facts } } : {}),
  }
}

function findingOf(
  id: string,
  asset: string,
  { name }: FileResult,
  observation: PlacedObservation,
  rules: ReadonlyMap<string, RuleDefinition>,
): Finding {
  const rule = rules.get(observation.rule)
  const where = { ...(observation.member === undefined ? {} : { member: observation.member }), ...observation.location }
  const advisories = (observation.advisories ?? []).map((text) => ({ kind: 'advisory', text }))
  return {
    id,
    fingerprint: fingerprint(observation.rule, name, where),
    rule: observation.rule,
    severity: severityOf(observation.verdict, rule?.severity ?? 'high'),
    asset,
    location: { path: name, ...where },
    message: observation.more ? `${observation.message} (and ${observation.more} more like it)` : observation.message,
    evidence: [...observation.evidence, ...advisories],
    taxonomy: [...(rule?.taxonomy ?? [])],
    state: 'open',
  }
}

function summaryOf(results: readonly FileResult[], complete: boolean): Record<string, unknown> {
  const verdicts = Object.fromEntries(
    FILE_VERDICTS.map((verdict) => [verdict, results.filter((result) => result.verdict === verdict).length]),
  )
  return { files: results.length, bytes: results.reduce((sum, { size }) => sum + size, 0), ...verdicts, complete }
}
