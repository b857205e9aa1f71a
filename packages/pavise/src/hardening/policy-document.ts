import { Document, isMap, isSeq, type YAMLMap } from 'yaml'
import type { HardenedRule } from '#core/run'
import type { PolicyDocument } from '#hardening/harden'

/** Writes a policy as YAML. Each hardened rule carries a comment: why it is there and which findings it answers. */
export function writePolicy(policy: PolicyDocument, hardened: readonly HardenedRule[] = []): string {
  const document = new Document(policy, { aliasDuplicateObjects: false })
  document.commentBefore = ' Pavise policy. Check it with: pavise guard test --policy FILE'
  const rules = document.get('rules', true)
  if (isSeq(rules))
    for (const item of rules.items) {
      if (!isMap(item)) continue
      item.flow = true
      const known = hardened.find((rule) => rule.id === String(item.get('id')))
      if (known) item.commentBefore = ` ${known.why}\n answers ${known.answers.map((fingerprint) => fingerprint.slice(0, 12)).join(', ')}`
    }
  const tools = document.get('tools', true)
  if (isMap(tools)) for (const pair of tools.items) if (isMap(pair.value)) (pair.value as YAMLMap).flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
