import { surfaces } from '@pavise/guard'
import { openaiChat, readSurface, type Surface } from '@pavise/guard/surfaces'
import { mcpSurface } from '#gateway/mcp/surface'
import type { Exchange } from '#hardening/exchange'

/** How recorded bodies are read: `id` of a model API, `mcp`, or OpenAI chat completions where there is none; undefined for a name that nobody has. */
export function recordedSurface(id: string | undefined): Surface | undefined {
  if (id === undefined) return openaiChat
  return id === mcpSurface.id ? mcpSurface : surfaces.find((surface) => surface.id === id)
}

/** What rules are learned from. */
export interface Said {
  /** Texts of the operator, and results of tools. */
  readonly operator: readonly string[]
  readonly results: readonly string[]
  /** Calls that the answer makes; `arguments` is JSON. */
  readonly calls: readonly { readonly name: string; readonly arguments: string }[]
}

/** Reads an exchange of whatever API. What cannot be read says nothing. */
export function saidIn({ surface: id, request, response }: Exchange): Said {
  const surface = recordedSurface(id) ?? openaiChat
  try {
    const { pieces } = readSurface(surface.request, request)
    return {
      operator: pieces.filter(({ origin }) => origin === 'system' || origin === 'developer').map(({ text }) => text),
      results: pieces.filter(({ origin }) => origin === 'tool').map(({ text }) => text),
      calls: response ? readSurface(surface.response, response).calls : [],
    }
  } catch {
    return { operator: [], results: [], calls: [] }
  }
}
