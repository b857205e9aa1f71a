import type { McpRecord } from '#redteam/probes/mcp/record'
import type { Subject } from '#redteam/probes/mcp/tool-trial'
import type { Visit } from '#redteam/probes/mcp/visit'
import { objectsOf, textAt } from '#redteam/targets/model-apis/json-reading'

/** Tools, and prompts, that are looked at. */
export const MOST_TOOLS = 200
/** What the reading of resources is called, where it is tried like a tool. */
export const RESOURCES = 'resources/read'

const LISTS = [
  ['tools', 'tools/list', 'tools'],
  ['prompts', 'prompts/list', 'prompts'],
  ['resources', 'resources/list', 'resources'],
  ['resources', 'resources/templates/list', 'resourceTemplates'],
] as const

/** What a server offers. */
export interface Offers {
  readonly tools: readonly Record<string, unknown>[]
  readonly resources: readonly Record<string, unknown>[]
  /** All of it as texts that an agent would read. */
  readonly texts: readonly { place: string; definition: unknown }[]
  /** What can be read or filled in besides tools. */
  readonly reads: readonly Subject[]
}

/** Asks a server for everything that it offers. */
export async function offersOf(visit: Visit, record: McpRecord): Promise<Offers> {
  const says = await visit.enter()
  const lists: Record<string, Record<string, unknown>[]> = {}
  for (const [offer, method, key] of LISTS) {
    lists[key] = []
    if (!says.offers.includes(offer)) continue
    const { entries, fault } = await visit.list(method, key)
    lists[key] = entries
    if (fault !== undefined && key !== 'resourceTemplates') record.note(`${method}: ${fault}`)
  }
  const named = (key: string, kind: string) =>
    lists[key]!.map((definition) => ({ place: `${kind}${textAt(definition['name'])}`, definition }))
  const texts = [
    { place: 'instructions', definition: says.instructions },
    ...named('tools', ''),
    ...named('prompts', 'prompt '),
    ...named('resources', 'resource '),
    ...named('resourceTemplates', 'resource '),
  ]
  const resources = lists['resources']!
  const uri = resources[0]?.['uri']
  const reads = says.offers.includes('resources') ? [resourceSubject(typeof uri === 'string' ? uri : 'file:///')] : []
  return { tools: lists['tools']!, resources, texts, reads: [...reads, ...lists['prompts']!.slice(0, MOST_TOOLS).map(promptSubject)] }
}

/** Reading resources, as if it were a tool that takes an address. */
function resourceSubject(uri: string): Subject {
  const schema = { type: 'object', required: ['uri'], properties: { uri: { type: 'string', format: 'uri', default: uri } } }
  return {
    tool: { name: RESOURCES, description: '', schema, definition: {}, saysReadOnly: true, saysDestructive: false },
    sent: (args) => ({ method: 'resources/read', params: args }),
  }
}

/** Filling in a prompt, as if it were a tool that takes texts. */
function promptSubject(definition: Record<string, unknown>): Subject {
  const name = textAt(definition['name'])
  const taken = objectsOf(definition['arguments'])
  const properties = Object.fromEntries(
    taken.map((one) => [textAt(one['name']), { type: 'string', description: textAt(one['description']) }]),
  )
  const required = taken.filter((one) => one['required'] === true).map((one) => textAt(one['name']))
  const schema = { type: 'object', required, properties }
  return {
    tool: { name: `prompt ${name}`, description: '', schema, definition, saysReadOnly: true, saysDestructive: false },
    sent: (args) => ({ method: 'prompts/get', params: { name, arguments: args } }),
  }
}
