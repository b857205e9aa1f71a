import { isObject, textAt } from '#redteam/targets/model-apis/json-reading'

export type RpcId = number | string

/** What we say to a server. */
export type Outgoing =
  | { readonly id: RpcId; readonly method: string; readonly params?: unknown }
  | { readonly method: string; readonly params?: unknown }
  | { readonly id: RpcId; readonly result: unknown }
  | { readonly id: RpcId; readonly error: { readonly code: number; readonly message: string } }

/** What a server says. */
export type Incoming =
  | { readonly kind: 'result'; readonly id: RpcId; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: RpcId | undefined; readonly message: string; readonly data: unknown }
  | { readonly kind: 'request'; readonly id: RpcId; readonly method: string; readonly params: unknown }
  | { readonly kind: 'notification'; readonly method: string; readonly params: unknown }

export const written = (message: Outgoing): string => JSON.stringify({ jsonrpc: '2.0', ...message })

/** Brackets in brackets at most: no message needs more, and what reads it later goes down as deep. */
const DEEPEST = 200

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (quoted) {
      if (unit === 92) i++
      else if (unit === 34) quoted = false
    } else if (unit === 34) quoted = true
    else if (unit === 91 || unit === 123) deepest = Math.max(deepest, ++depth)
    else if (unit === 93 || unit === 125) depth--
  }
  return deepest
}

/** The messages of a text of JSON-RPC 2.0, one or a batch. What is none is left out: a server's logging on stdout is no message. */
export function readMessages(text: string): Incoming[] {
  if (depthOf(text) > DEEPEST) return []
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  return (Array.isArray(value) ? value : [value]).flatMap((one) => toIncoming(one) ?? [])
}

function toIncoming(value: unknown): Incoming | undefined {
  if (!isObject(value)) return undefined
  const { id, method, params, error } = value
  const known = typeof id === 'number' || typeof id === 'string' ? id : undefined
  if (typeof method === 'string')
    return known === undefined ? { kind: 'notification', method, params } : { kind: 'request', id: known, method, params }
  if (isObject(error)) return { kind: 'error', id: known, message: textAt(error['message']), data: error['data'] }
  return known !== undefined && Object.hasOwn(value, 'result') ? { kind: 'result', id: known, result: value['result'] } : undefined
}
