import type { Attack } from '#core/attack/attempt'
import type { EffectKind } from '#core/attack/vocabulary'
import type { Evidence, Finding } from '#core/results/envelope'
import { fingerprint } from '#core/results/fingerprint'
import { curlLines } from '#redteam/campaign/reproducer'
import type { Trial } from '#redteam/campaign/verify'
import { filed } from '#redteam/campaign/verify'
import { probeOf } from '#redteam/probes/index'
import { ruleFor } from '#redteam/rules'
import type { Recipe } from '#redteam/strategies/recipe'
import type { Target } from '#redteam/targets/target'

/** How an attack is seen again: data for another run, and lines for a shell. */
export interface Reproducer {
  readonly attack: Attack
  readonly curl: readonly string[]
}

/** A success that was seen twice and in no control, as a finding. `id` is its place in the run. */
export function toFinding(target: Target, recipe: Recipe, trial: Trial, requests: number, id: string): Finding {
  const observation = trial.seen!
  const key = filed(recipe, observation)
  const rule = ruleFor(key)
  const probe = probeOf(recipe)
  const attack = {
    ...trial.outcome.attack,
    effect: observation.effect as EffectKind,
    objective: key.objective,
    channel: recipe.channel,
    probe: probe.id,
  }
  return {
    id,
    fingerprint: fingerprint(rule.id, target.name, key),
    rule: rule.id,
    severity: rule.severity,
    asset: 'target',
    location: key,
    message: `${rule.title} (${key.objective}, by ${channelWords(key.channel)})`,
    evidence: [...observation.evidence, technique(recipe)],
    taxonomy: [...new Set([...rule.taxonomy, ...probe.taxonomy])],
    state: 'open',
    reproducer: { attack, curl: curlLines(target, attack) } satisfies Reproducer,
    requestsToFirstSuccess: Math.max(1, requests),
  }
}

/** The same finding by another technique: kept as further evidence, so that one mended phrasing does not look like the end of it. */
export function addTechnique(finding: Finding, recipe: Recipe): void {
  const evidence = technique(recipe)
  if (finding.evidence.length < 24 && !finding.evidence.some(({ text }) => text === evidence.text)) finding.evidence.push(evidence)
}

function technique(recipe: Recipe): Evidence {
  const parts = [
    `language ${recipe.languages.join(', ')}`,
    ...(recipe.frames.length > 0 ? [`frame ${recipe.frames.join(' + ')}`] : []),
    ...(recipe.structures.length > 0 ? [`structure ${recipe.structures.join(' + ')}`] : []),
    ...(recipe.codecs.length > 0 ? [`encoded ${recipe.codecs.join(', ')}`] : []),
    ...(recipe.answerIn ? [`answer in ${recipe.answerIn}`] : []),
    ...(recipe.delivery === 'single' ? [] : [`turns ${recipe.delivery}`]),
    `door ${recipe.carrier}`,
  ]
  return { kind: 'technique', text: parts.join('; ') }
}

function channelWords(channel: string): string {
  return channel.replaceAll('_', ' ')
}
