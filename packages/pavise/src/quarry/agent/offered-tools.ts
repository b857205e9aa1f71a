import type { ChatMessage, ChatTool } from '@pavise/guard/surfaces'
import { textOf } from '#quarry/model/conversation'
import { idsIn } from '#quarry/model/entities'
import type { Sandbox } from '#quarry/sandbox/sandbox'
import { TOOLS, WIDE_TOOLS } from '#quarry/sandbox/tool-schemas'
import { outerTool, type Setting } from '#quarry/world/setting'
import type { Person } from '#quarry/world/world'

const MOST_EXTENSIONS = 4
const SPECIALISTS_TOOLS: ReadonlySet<string> = new Set([
  'get_account',
  'list_orders',
  'search_orders',
  'update_record',
  'track_shipment',
  'search_docs',
])

/** A tool as the setting calls it, its parameters included. */
function inSetting(tool: ChatTool, setting: Setting): ChatTool {
  const { name, description, parameters } = tool.function
  const { properties, required } = parameters as { properties: Record<string, object>; required: string[] }
  const named = (key: string): string => setting.fields[key] ?? key
  const worded = (text: string): string =>
    text
      .replaceAll('ACC-', `${setting.account}-`)
      .replaceAll('ORD-', `${setting.order}-`)
      .replace(/\bplan\b/, named('plan'))
      .replace(/\bcustomer account\b/, setting.record)
      .replace(/\borders\b/g, setting.matters)
      .replace(/\border\b/g, setting.matter)
      .replace(/\bcompanies\b/gi, `${setting.customer}s`)
      .replace(/\bcompany\b/g, setting.customer)
  return {
    type: 'function',
    function: {
      name: outerTool(setting, name),
      description: worded(description ?? ''),
      parameters: {
        ...parameters,
        properties: Object.fromEntries(
          Object.entries(properties).map(([key, value]) => [
            named(key),
            { ...value, description: worded((value as { description: string }).description) },
          ]),
        ),
        required: required.map(named),
      },
    },
  }
}

const made = new Map<string, readonly ChatTool[]>()

/** The desk's own tools in the words of its setting. */
export function ownTools({ setting, scope }: Pick<Sandbox['world'], 'setting' | 'scope'>): readonly ChatTool[] {
  const key = `${setting.id}/${scope}`
  let tools = made.get(key)
  if (!tools) {
    const all = scope === 'core' ? TOOLS : [...TOOLS, ...WIDE_TOOLS]
    tools = setting.id === 'shop' ? all : all.map((tool) => inSetting(tool, setting))
    made.set(key, tools)
  }
  return tools
}

/** What is offered to the model in a turn: the desk's tools, and those of partners that the user speaks of. */
export function toolsFor(history: readonly ChatMessage[], person: Person, sandbox: Sandbox, specialist: boolean): ChatTool[] {
  const { world } = sandbox
  const own = ownTools(world)
  if (specialist)
    return own.filter((_, i) => SPECIALISTS_TOOLS.has((i < TOOLS.length ? TOOLS[i] : WIDE_TOOLS[i - TOOLS.length])!.function.name))
  if (world.scope === 'core') return [...own]
  const asked = history.findLast((message) => message.role === 'user')
  const ids = asked ? idsIn(textOf(asked), 'EXT').slice(0, MOST_EXTENSIONS) : []
  const extensions = ids.flatMap((id): ChatTool[] => {
    const item = sandbox.lookUp('tool_description', id, person)
    if (!item) return []
    const parameters = { type: 'object', properties: { input: { type: 'string', description: 'What to work on' } }, required: ['input'] }
    const description = item.subject === '' ? item.body : `${item.subject}. ${item.body}`
    return [{ type: 'function', function: { name: `ext_${item.id.slice(4)}`, description, parameters } }]
  })
  return [...own, ...extensions]
}
