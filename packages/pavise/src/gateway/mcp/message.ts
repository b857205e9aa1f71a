import { JsonFault, parseStrictJson } from '#gateway/wire/strict-json'

export type RpcId = string | number

/** The error codes that Pavise answers with: those of JSON-RPC 2.0 (5.1), and one of its own for what a policy refuses. */
export const RPC_ERRORS = {
  parse: -32700,
  invalid: -32600,
  unknownMethod: -32601,
  internal: -32603,
  blocked: -32010,
  unreachable: -32011,
} as const

export interface RpcError {
  readonly code: number
  readonly message: string
  readonly data?: unknown
}

interface Envelope {
  readonly jsonrpc: '2.0'
  /** Fields that JSON-RPC does not know. They travel along, and are inspected. */
  readonly [extra: string]: unknown
}

export type RpcRequest = Envelope & { readonly id: RpcId; readonly method: string; readonly params?: unknown }
export type RpcNotification = Envelope & { readonly method: string; readonly params?: unknown }
export type RpcResult = Envelope & { readonly id: RpcId; readonly result: unknown }
export type RpcFailure = Envelope & { readonly id: RpcId | null; readonly error: RpcError }

/** One message of JSON-RPC 2.0, told apart once where it comes in. */
export type Rpc =
  | { readonly kind: 'request'; readonly message: RpcRequest }
  | { readonly kind: 'notification'; readonly message: RpcNotification }
  | { readonly kind: 'result'; readonly message: RpcResult }
  | { readonly kind: 'failure'; readonly message: RpcFailure }

/** A text that is no message. `id` is that of the request where it could be read, so that somebody can be told. */
export class RpcFault extends Error {
  override readonly name = 'RpcFault'
  constructor(
    readonly code: number,
    message: string,
    readonly id: RpcId | null = null,
  ) {
    super(message)
  }
}

/** Messages of a text: one, or those of a batch. Throws `RpcFault`; what it says repeats nothing of the text. */
export function parseRpc(text: string, depth: number): { messages: Rpc[]; batch: boolean } {
  let value: unknown
  try {
    value = parseStrictJson(text, depth)
  } catch (fault) {
    if (fault instanceof JsonFault) throw new RpcFault(RPC_ERRORS.parse, `The message ${fault.message}`)
    throw fault
  }
  if (!Array.isArray(value)) return { messages: [toRpc(value)], batch: false }
  if (value.length === 0) throw new RpcFault(RPC_ERRORS.invalid, 'The batch is empty')
  return { messages: value.map(toRpc), batch: true }
}

/** Tells what a value is. Throws `RpcFault` where two readers could take it for two things. */
export function toRpc(value: unknown): Rpc {
  if (!isRecord(value)) throw new RpcFault(RPC_ERRORS.invalid, 'A message must be a JSON object')
  const { id, method } = value
  const known = isId(id) ? id : null
  const bad = (what: string) => new RpcFault(RPC_ERRORS.invalid, what, known)
  if (value['jsonrpc'] !== '2.0') throw bad('A message must say "jsonrpc": "2.0"')
  const says = ['method', 'result', 'error'].filter((key) => Object.hasOwn(value, key))
  if (says.length !== 1) throw bad('A message has exactly one of method, result and error')
  if (Object.hasOwn(value, 'method')) {
    if (typeof method !== 'string' || method.length > 256) throw bad('"method" must be a short text')
    if (value['params'] !== undefined && !isRecord(value['params'])) throw bad('"params" must be an object')
    if (!Object.hasOwn(value, 'id')) return { kind: 'notification', message: value as RpcNotification }
    if (known === null) throw bad('"id" must be a text or a whole number')
    return { kind: 'request', message: value as unknown as RpcRequest }
  }
  if (Object.hasOwn(value, 'result')) {
    if (known === null) throw bad('"id" must be a text or a whole number')
    return { kind: 'result', message: value as unknown as RpcResult }
  }
  const error = value['error']
  if (!isRecord(error) || typeof error['code'] !== 'number' || typeof error['message'] !== 'string')
    throw bad('"error" must hold a code and a message')
  if (known === null && id !== null) throw bad('"id" must be a text, a whole number or null')
  return { kind: 'failure', message: value as unknown as RpcFailure }
}

export const rpcFailure = (id: RpcId | null, code: number, message: string, data?: unknown): RpcFailure => ({
  jsonrpc: '2.0',
  id,
  error: { code, message, ...(data === undefined ? {} : { data }) },
})

/** An id as a key: 1 and "1" are two ids. */
export const idKey = (id: RpcId): string => JSON.stringify(id)

function isId(value: unknown): value is RpcId {
  return (typeof value === 'string' && value.length <= 1024) || Number.isSafeInteger(value)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
