import { taxonomyEntry } from '../../packages/pavise/src/core/taxonomy/taxonomy.js'
import { answerRules } from '../../packages/pavise/src/redteam/answer-rules.js'
import { judges } from '../../packages/pavise/src/redteam/judges/index.js'
import { probes } from '../../packages/pavise/src/redteam/probes/index.js'
import { ruleOf } from '../../packages/pavise/src/redteam/rules.js'
import { searches } from '../../packages/pavise/src/redteam/searches/index.js'
import { strategies } from '../../packages/pavise/src/redteam/strategies/index.js'
import { code, type Page, page, table } from './markdown.js'

export function probesPage(): Page {
  const rows = probes.map((probe) => [
    code(probe.id),
    probe.title,
    code(probe.rule),
    probe.severity,
    probe.channels.map(code).join(' '),
    probe.taxonomy.map(code).join(' '),
  ])
  const rules = [...Object.values(ruleOf), ...answerRules].map((rule) => [
    code(rule.id),
    rule.title,
    rule.severity,
    rule.remediation,
    rule.taxonomy.map(code).join(' '),
  ])
  const tags = [
    ...new Set([
      ...probes.flatMap((probe) => probe.taxonomy),
      ...[...Object.values(ruleOf), ...answerRules].flatMap((rule) => rule.taxonomy),
    ]),
  ].sort()
  return page('probes.md', 'Probes', 'The families of attacks, the doors they go through, and the rules that a success breaks.', [
    table(['family', 'what it tries', 'rule', 'severity', 'channels', 'taxonomy'], rows),
    '## Rules',
    table(['rule', 'what was shown', 'severity', 'what to do', 'taxonomy'], rules),
    '## Judges',
    'A success is decided from what happened, never from the wording of a refusal. Strongest evidence first.',
    table(
      ['judge', 'decides by'],
      judges.map((judge) => [code(judge.id), judge.title]),
    ),
    '## Taxonomy',
    table(
      ['tag', 'title', 'in our words'],
      tags.map((tag) => [code(tag), taxonomyEntry(tag)?.title ?? '', taxonomyEntry(tag)?.summary ?? '']),
    ),
  ])
}

export function strategiesPage(): Page {
  const rows = strategies.map((strategy) => [code(strategy.id), strategy.title])
  return page('strategies.md', 'Strategies', 'What an attack is dressed in. Strategies compose: an attack names them innermost first.', [
    table(['id', 'title'], rows),
    '## Searches over turns',
    table(
      ['id', 'title', 'moves at most'],
      searches.map(({ id, title, moves }) => [code(id), title, String(moves)]),
    ),
  ])
}
