import type { ChatTool } from '@pavise/guard/surfaces'
import type { Exchange } from '#hardening/exchange'

/** The tools that a request offers its model, of whatever API, as OpenAI's chat completions write them. */
export function offeredTools({ request }: Exchange): ChatTool[] {
  const { tools } = request as { tools?: unknown }
  return Array.isArray(tools) ? tools.filter(isRecord).flatMap(toolsIn) : []
}

function toolsIn(tool: Readonly<Record<string, unknown>>): ChatTool[] {
  if (isRecord(tool['function'])) return toolsIn(tool['function'])
  // Gemini lists them one level down.
  if (Array.isArray(tool['functionDeclarations'])) return tool['functionDeclarations'].filter(isRecord).flatMap(toolsIn)
  const { name, description } = tool
  const parameters = tool['parameters'] ?? tool['input_schema']
  if (typeof name !== 'string') return []
  return [
    {
      type: 'function',
      function: {
        name,
        ...(typeof description === 'string' && { description }),
        ...(isRecord(parameters) && { parameters }),
      },
    },
  ]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
