import type { ToolPolicy } from '@pavise/guard'
import type { ChatTool } from '@pavise/guard/surfaces'

/**
 * Drafts what each tool does from its definition: names and parameter names, in the field's usual English words. A draft for
 * an operator to read: whatever is not clearly harmless stays `effect: external` and returns untrusted and private.
 */
export function draftToolPolicies(tools: readonly ChatTool[]): Record<string, ToolPolicy> {
  const drafts: Record<string, ToolPolicy> = {}
  for (const tool of tools) drafts[tool.function.name] = draftToolPolicy(tool)
  return drafts
}

const READ_VERBS = new Set([
  'get',
  'read',
  'list',
  'search',
  'find',
  'lookup',
  'fetch',
  'query',
  'show',
  'view',
  'check',
  'describe',
  'count',
])
const OUTSIDE_WORDS = new Set([
  'ticket',
  'tickets',
  'mail',
  'mails',
  'email',
  'emails',
  'inbox',
  'message',
  'messages',
  'review',
  'reviews',
  'doc',
  'docs',
])
for (const word of ['document', 'documents', 'web', 'url', 'page', 'file', 'files', 'search', 'comment', 'comments', 'upload', 'uploads'])
  OUTSIDE_WORDS.add(word)
const PRIVATE_WORDS = new Set([
  'account',
  'accounts',
  'customer',
  'customers',
  'order',
  'orders',
  'user',
  'users',
  'mail',
  'mails',
  'email',
  'emails',
])
for (const word of [
  'inbox',
  'file',
  'files',
  'record',
  'records',
  'profile',
  'invoice',
  'invoices',
  'payment',
  'payments',
  'note',
  'notes',
])
  PRIVATE_WORDS.add(word)
const TO_WORDS = new Set([
  'to',
  'cc',
  'bcc',
  'recipient',
  'recipients',
  'url',
  'uri',
  'endpoint',
  'webhook',
  'host',
  'address',
  'email',
  'phone',
  'iban',
])
for (const word of ['amount', 'account', 'id', 'date', 'with', 'target', 'destination', 'channel', 'path', 'number', 'price'])
  TO_WORDS.add(word)
const CARRY_WORDS = new Set([
  'body',
  'text',
  'content',
  'message',
  'subject',
  'data',
  'payload',
  'note',
  'comment',
  'attachment',
  'value',
  'html',
  'caption',
])

function draftToolPolicy(tool: ChatTool): ToolPolicy {
  const words = split(tool.function.name)
  const external = !READ_VERBS.has(words[0] ?? '') || reachesOutside(tool)
  const outside = words.some((word) => OUTSIDE_WORDS.has(word))
  const personal = words.some((word) => PRIVATE_WORDS.has(word))
  const names = Object.keys((tool.function.parameters?.['properties'] as Record<string, unknown> | undefined) ?? {})
  if (!external) {
    const returns: ToolPolicy['returns'][number][] = []
    if (outside || !personal) returns.push('untrusted')
    if (personal || !outside) returns.push('private')
    return { effect: 'none', returns, to: [], carries: [] }
  }
  return {
    effect: 'external',
    returns: ['untrusted', 'private'],
    to: names.filter((name) => split(name).some((word) => TO_WORDS.has(word))).map((name) => `arguments.${name}`),
    carries: names.filter((name) => split(name).some((word) => CARRY_WORDS.has(word))).map((name) => `arguments.${name}`),
  }
}

/** A reader that takes a free URL can carry data out in it. */
function reachesOutside(tool: ChatTool): boolean {
  const names = Object.keys((tool.function.parameters?.['properties'] as Record<string, unknown> | undefined) ?? {})
  return names.some((name) => split(name).some((word) => word === 'url' || word === 'uri' || word === 'endpoint'))
}

function split(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
