/** A message of LangChain, as far as the guard reads and writes it. */
export interface Message {
  content: unknown
  type?: string
  name?: string | undefined
  tool_calls?: { id?: string | undefined; name: string; args: object }[] | undefined
  tool_call_id?: string
  additional_kwargs?: Record<string, unknown>
  lc_kwargs?: Record<string, unknown>
}

/** What a message says, as a record of the surface. Calls that vendors repeat in their own form are left to `withTexts`. */
export interface PlainMessage {
  role: string
  content: unknown
  name?: string
  tool_call_id?: string
  tool_calls?: { id: string; name: string; args: object }[]
  extra: Record<string, unknown>
}

const REPEATED = ['tool_calls', 'function_call']

export function plainMessage(message: Message): PlainMessage {
  const calls = message.tool_calls?.map(({ id, name, args }) => ({ id: id ?? '', name, args }))
  const extra = Object.fromEntries(Object.entries(message.additional_kwargs ?? {}).filter(([key]) => !REPEATED.includes(key)))
  return {
    role: message.type ?? 'human',
    content: message.content,
    ...(message.name !== undefined && { name: message.name }),
    ...(message.tool_call_id !== undefined && { tool_call_id: message.tool_call_id }),
    ...(calls && { tool_calls: calls }),
    extra,
  }
}

/** A message of the same class that says what the record says. The vendor's own form of the calls goes: it says what was there before. */
export function withTexts<M extends Message>(message: M, { content, tool_calls, extra }: PlainMessage): M {
  const calls = message.tool_calls?.map((call, index) => ({ ...call, args: tool_calls?.[index]?.args ?? {} }))
  const fields = { content, additional_kwargs: extra, ...(calls && { tool_calls: calls }) }
  const copy = Object.assign(Object.create(Object.getPrototypeOf(message)), message, fields)
  if (message.lc_kwargs) copy.lc_kwargs = { ...message.lc_kwargs, ...fields }
  return copy
}
