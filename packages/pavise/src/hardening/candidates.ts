import type { EffectKind } from '#core/attack/vocabulary'
import { type Candidate, HOLD } from '#hardening/candidate'
import type { Exchange } from '#hardening/exchange'
import { amountLimits, choiceLimits, namedByOperator, ownerField } from '#hardening/learned-rules'

/**
 * Candidate rules for one effect, the most structural first: provenance and destination before detector scores. None of them
 * looks at the wording of the attack that was found.
 */
export function candidatesFor(effect: EffectKind, traffic: { benign: readonly Exchange[]; attack: readonly Exchange[] }): Candidate[] {
  return [...(BY_EFFECT[effect] ?? []).map((make) => make(traffic)), injection].flat()
}

type Make = (traffic: { benign: readonly Exchange[]; attack: readonly Exchange[] }) => Candidate[]

const steering: Make = () => [
  {
    rule: {
      id: 'no-steering',
      flow: { argument: 'to', derived: ['untrusted', 'private'], tool: { effect: 'external' } },
      ...HOLD,
    },
    why: 'An effect went to a destination, record or amount that neither the user nor the operator named.',
  },
]
const exfil: Make = () => [
  {
    rule: { id: 'no-exfil', flow: { argument: 'carries', derived: ['private'], tool: { effect: 'external' } }, ...HOLD },
    why: 'Private text left through a tool without the user having typed it.',
  },
  {
    rule: {
      id: 'no-exfil-elsewhere',
      flow: { argument: 'carries', derived: ['private'], tool: { effect: 'external' }, unless: { to: ['operator', 'trusted'] } },
      ...HOLD,
    },
    instead: 'no-exfil',
    why: 'Private text left for a destination that neither the operator nor a trusted tool named.',
  },
]
const promptLeak: Make = () => [
  {
    rule: { id: 'prompt-leak', from: ['assistant'], to: ['user'], when: { detector: 'prompt-leak' }, do: 'block' },
    why: "The operator's instructions came back in an answer, plain or encoded.",
  },
  {
    rule: { id: 'canary', from: ['assistant', 'tool_arguments'], when: { detector: 'canary' }, do: 'block' },
    why: 'A value that must never leave stood in an answer or in a tool argument.',
  },
]
const secrets: Make = () => [
  {
    rule: { id: 'secrets', from: ['assistant', 'tool', 'document'], when: { detector: 'secret' }, do: 'redact' },
    why: 'A credential stood in an answer or in what a tool returned.',
  },
]
const links: Make = () => [
  {
    rule: { id: 'links', from: ['assistant'], when: { detector: 'link' }, do: 'redact' },
    why: 'A picture or link in an answer carried data to a host that the user never named.',
  },
]
const tenancy: Make = ({ benign }) => {
  const field = ownerField(benign)
  if (field === undefined) return []
  return [
    {
      rule: { id: 'own-records', from: ['tool', 'document'], when: { detector: 'own-records' }, do: 'block' },
      detectors: { 'own-records': { tenancy: { field, equals: 'principal.tenant' } } },
      why: `A tool returned a record whose "${field}" is not the caller's tenant.`,
    },
  ]
}
const authority: Make = ({ benign, attack }) => namedByOperator(benign, attack)
const limits: Make = ({ benign, attack }) => [...amountLimits(benign, attack), ...choiceLimits(benign, attack)]

/** Outside text and what users type are two rules: users may well quote an attack to ask about it, documents have no such excuse. */
const injection: readonly Candidate[] = (['document', 'user'] as const).map((where) => ({
  rule: {
    id: `injection-${where}`,
    from: where === 'user' ? ['user'] : ['document', 'tool'],
    when: { detector: 'injection', fpr: 0.01 },
    do: 'block',
  },
  why: 'Text that gives orders to the model scored above the threshold for 1 % false positives.',
}))

const BY_EFFECT: Partial<Record<EffectKind, readonly Make[]>> = {
  prompt_leak: [promptLeak],
  canary_leak: [promptLeak, exfil],
  secret_leak: [promptLeak, secrets, exfil],
  cross_tenant_read: [authority, tenancy],
  mail_out: [steering, exfil],
  data_out: [steering, exfil, links],
  unapproved_action: [steering, authority, limits],
  record_change: [steering, authority, limits],
  markdown_exfil: [links],
  hijack: [steering, links],
}
