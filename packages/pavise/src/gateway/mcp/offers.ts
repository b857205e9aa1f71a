import type { Decision } from '@pavise/guard'
import { shadowOf, textsOf } from '#core/mcp/shadow'
import { isRecord } from '#gateway/mcp/message'
import { INSTRUCTIONS, type Offer, type Pins, toolKey } from '#gateway/mcp/pins'
import type { ToolRules } from '#gateway/mcp/tool-rules'

/** Something that a server offered and that is not shown to the model, or is shown and worth an event. */
export interface Remark {
  readonly key: string
  readonly rule: 'mcp-pin' | 'mcp-shadow' | 'mcp-tools'
  readonly action: 'flag' | 'block'
  readonly reason: string
}

export interface Listing {
  /** The tools that may be shown, as far as the pins go; the policy has judged each already. */
  readonly tools: unknown[]
  readonly remarks: Remark[]
  /** Tools that wait for a person. */
  readonly held: { readonly name: string; readonly definition: unknown; readonly reason: string }[]
}

/** What the policy says of one definition: shown as `value` unless it was stopped. */
export type JudgeDefinition = (definition: unknown) => Promise<{ decision: Decision; value: unknown; stopped: boolean }>

export interface Desk {
  readonly server: string
  readonly pins: Pins
  readonly rules: ToolRules
  /** False where everything is shown and only told. */
  readonly enforce: boolean
  readonly judge: JudgeDefinition
}

/** No model is shown as many tools; a server that lists more is at something else. */
const MOST_TOOLS = 2_000

/** Goes through a list of tools: what is not on the server's lists, changed, suspect or forbidden by the policy is left out. */
export async function reviewTools(desk: Desk, listed: readonly unknown[], first: boolean): Promise<Listing> {
  const { server, pins, rules } = desk
  const remarks: Remark[] = []
  if (listed.length > MOST_TOOLS)
    remarks.push({ key: 'tools/?', rule: 'mcp-tools', action: 'block', reason: `more than ${MOST_TOOLS} tools in one list` })
  const named = listed.slice(0, MOST_TOOLS).flatMap((definition) => {
    const name = isRecord(definition) && typeof definition['name'] === 'string' ? definition['name'] : undefined
    if (name === undefined) {
      remarks.push({ key: 'tools/?', rule: 'mcp-tools', action: 'block', reason: 'a tool without a name' })
      return []
    }
    if (rules.allows(name)) return [{ name, definition }]
    remarks.push({ key: toolKey(name), rule: 'mcp-tools', action: 'block', reason: 'the policy does not allow this tool' })
    return desk.enforce ? [] : [{ name, definition }]
  })
  const judged = await judgeEach(desk, named, remarks)
  const names = new Set<string>()
  // The second of two tools of one name would hide behind the pin of the first.
  const single = new Set(judged.filter(({ name }) => !names.has(name) && names.add(name)))
  const offers = [...single].map(
    ({ name, definition, suspect }): Offer => ({ key: toolKey(name), definition, ...(suspect && { suspect }) }),
  )
  const verdicts = await pins.review(server, offers, first, true)
  const listing: Listing = { tools: [], remarks, held: [] }
  for (const one of judged) {
    const { name, definition, value } = one
    const verdict = verdicts.get(toolKey(name))!
    const second = !single.has(one)
    const clean = verdict.pinned && !second
    if (clean || !desk.enforce) listing.tools.push(value)
    if (clean) continue
    const reason = second ? 'another tool of this list has its name' : verdict.pinned ? '' : verdict.reason
    remarks.push({ key: toolKey(name), rule: 'mcp-pin', action: 'block', reason })
    if (!second) listing.held.push({ name, definition, reason })
  }
  return listing
}

interface Judged {
  readonly name: string
  readonly definition: unknown
  readonly value: unknown
  readonly suspect?: string
}

async function judgeEach(desk: Desk, named: readonly { name: string; definition: unknown }[], remarks: Remark[]): Promise<Judged[]> {
  const own = new Set(named.map(({ name }) => name))
  const others = await desk.pins.toolsOfOthers(desk.server)
  const judged: Judged[] = []
  for (const { name, definition } of named) {
    const { decision, value, stopped } = await desk.judge(definition)
    const rules = decision.firings.filter(({ action }) => action === 'block' || action === 'hold').map(({ rule }) => rule)
    const shadow = shadowOf({ name, texts: textsOf(definition) }, own, others)
    if (shadow?.how === 'same-name')
      remarks.push({ key: toolKey(name), rule: 'mcp-shadow', action: 'flag', reason: 'a tool of another server has this name' })
    const suspect = stopped ? `rule ${[...new Set(rules)].join(', ')}` : suspicionOf(shadow)
    judged.push({ name, definition, value, ...(suspect && { suspect }) })
  }
  return judged
}

function suspicionOf(shadow: ReturnType<typeof shadowOf>): string | undefined {
  if (shadow?.how === 'look-alike') return `it looks like ${shadow.of} of another server`
  return shadow?.how === 'mention' ? `it talks about ${shadow.of} of another server` : undefined
}

/** The instructions of a server go into the prompt as its tools do: they are pinned like them. */
export async function reviewInstructions(desk: Desk, text: string, first: boolean): Promise<{ text?: string; remark?: Remark }> {
  const { decision, value, stopped } = await desk.judge(text)
  const rules = decision.firings.filter(({ action }) => action === 'block' || action === 'hold').map(({ rule }) => rule)
  const suspect = stopped ? `rule ${[...new Set(rules)].join(', ')}` : undefined
  const offer: Offer = { key: INSTRUCTIONS, definition: text, ...(suspect && { suspect }) }
  const verdict = (await desk.pins.review(desk.server, [offer], first, false)).get(INSTRUCTIONS)!
  if (verdict.pinned) return { text: typeof value === 'string' ? value : text }
  const remark = { key: INSTRUCTIONS, rule: 'mcp-pin', action: 'block', reason: verdict.reason } as const
  return desk.enforce ? { remark } : { text, remark }
}
