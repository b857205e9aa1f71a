import { surfaces } from '@pavise/guard'
import { openaiChat, type Surface } from '@pavise/guard/surfaces'
import { mcpSurface } from '#gateway/mcp/surface'

/** How recorded bodies are read: `id` of a model API, `mcp`, or OpenAI chat completions where there is none; undefined for a name that nobody has. */
export function recordedSurface(id: string | undefined): Surface | undefined {
  if (id === undefined) return openaiChat
  return id === mcpSurface.id ? mcpSurface : surfaces.find((surface) => surface.id === id)
}
