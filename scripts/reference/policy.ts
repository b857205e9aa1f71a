import { ACTIONS, DESTINATIONS, LABELS, ORIGINS, starterPolicy } from '@pavise/guard'
import { detectors } from '@pavise/guard/detectors'
import { stringify } from 'yaml'
import { code, type Page, page } from './markdown.js'

const list = (words: readonly string[]): string => words.map(code).join(', ')

export function policyPage(): Page {
  return page('policy.md', 'Words of a policy', 'What may stand in the lists of a policy. How to write one: [policy](../policy.md).', [
    '## Where a text stands (`from`)',
    list(ORIGINS),
    '## Where it goes (`to`)',
    list(DESTINATIONS),
    '## What it carries (`derived`, `returns`)',
    list(LABELS),
    '## What is done (`do`), weakest first',
    list(ACTIONS),
    '## What is looked for (`when.detector`)',
    `${list(detectors.map((detector) => detector.id))}; see [detectors](detectors.md).`,
    '## The policy of a new installation',
    `\`\`\`yaml\n${stringify(starterPolicy(), { flowCollectionPadding: true, lineWidth: 120 }).trim()}\n\`\`\``,
  ])
}
