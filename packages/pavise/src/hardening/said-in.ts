import { openaiChat, readSurface } from '@pavise/guard/surfaces'
import type { Exchange } from '#hardening/exchange'
import { recordedSurface } from '#hardening/recorded-surface'

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
