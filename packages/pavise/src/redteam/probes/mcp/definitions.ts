import { createGuard, type Guard, loadPolicy } from '@pavise/guard'
import { shadowOf, textsOf } from '#core/mcp/shadow'
import type { Evidence } from '#core/results/envelope'
import type { McpRuleKey } from '#redteam/probes/mcp/rules'
import type { McpTool } from '#redteam/probes/mcp/tool'

/** Something that is wrong with what a server offers, seen without calling anything. */
export interface Remark {
  readonly rule: McpRuleKey
  /** The tool, `instructions`, or another thing that is offered. */
  readonly place: string
  readonly evidence: Evidence
}

/** Characters of a definition that are looked at. */
const LONGEST = 200_000

/** Without a shape, or steering the direction of others: nobody reviews what they hold. Joiners of scripts and emoji are ordinary. */
const SHAPELESS =
  /[\u{e0000}-\u{e007f}\u{200b}\u{2060}-\u{2064}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}\u{115f}\u{1160}\u{3164}\u{1b}\u{9b}]/u

/** The detectors of the guard, at the threshold of the proxy for MCP servers. */
export function definitionGuard(): Guard {
  const rules = [
    { id: 'injection', from: ['tool', 'tool_definition'], when: { detector: 'injection', fpr: 0.01 }, do: 'flag' },
    { id: 'secret', from: ['tool', 'tool_definition'], when: { detector: 'secret' }, do: 'flag' },
  ]
  return createGuard(loadPolicy({ version: 1, rules }))
}

/** Looks through what stands in the prompt of an agent because of this server: tools, prompts, resources, instructions. */
export function inspectOffers(guard: Guard, offers: readonly { place: string; definition: unknown }[]): Remark[] {
  return offers.flatMap(({ place, definition }) => {
    const text = textsOf(definition).slice(0, LONGEST)
    const remarks: Remark[] = []
    const shapeless = SHAPELESS.exec(text)
    if (shapeless)
      remarks.push({ rule: 'hidden', place, evidence: { kind: 'definition', text: shown(text, shapeless.index, shapeless.index + 1) } })
    // Each text alone as well as all together: an order may be cut into descriptions of parameters.
    const seen = new Set<string>()
    for (const part of [...pieces(definition), text]) {
      const said = guard.inspect({ text: part.slice(0, LONGEST), from: 'tool_definition' })
      for (const firing of said.firings) {
        if (seen.has(firing.rule)) continue
        seen.add(firing.rule)
        const span = firing.detections[0]
        const rule = firing.rule === 'secret' ? 'secret' : 'poisoned'
        remarks.push({ rule, place, evidence: { kind: 'definition', text: span ? shown(part, span.start, span.end) : part.slice(0, 200) } })
      }
    }
    return remarks
  })
}

/** Names that stand twice, names like those of other servers' tools, and talk about those. */
export function findShadows(tools: readonly McpTool[], others: readonly string[]): Remark[] {
  const own = new Set(tools.map(({ name }) => name))
  const counts = new Map<string, number>()
  for (const { name } of tools) counts.set(name, (counts.get(name) ?? 0) + 1)
  const remarks: Remark[] = []
  const remark = (place: string, text: string): void =>
    void remarks.push({ rule: 'shadowing', place, evidence: { kind: 'definition', text } })
  for (const [name, count] of counts) if (count > 1) remark(name, `${count} tools of this server have this name`)
  const words = { 'same-name': 'a tool of another server has this name', 'look-alike': 'it looks like', mention: 'it talks about' } as const
  for (const tool of tools) {
    const shadow = shadowOf({ name: tool.name, texts: textsOf(tool.definition) }, own, others)
    if (shadow) remark(tool.name, shadow.how === 'same-name' ? words[shadow.how] : `${words[shadow.how]} ${shadow.of} of another server`)
  }
  return remarks
}

function pieces(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 12 ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(pieces)
}

/** A part of a text with what has no shape written as numbers. */
function shown(text: string, start: number, end: number): string {
  return text
    .slice(Math.max(0, start - 60), Math.min(text.length, Math.max(end, start + 1) + 60))
    .replace(new RegExp(SHAPELESS.source, 'gu'), (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)
    .slice(0, 600)
}
