import { readYaml } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'
import { operationsOnPage } from '#redteam/targets/propose/docs-page'
import { isOpenApi, operationsOf, serverOf } from '#redteam/targets/propose/openapi'
import type { Operation } from '#redteam/targets/propose/operation'

/** A target file to be looked over: what is known of how to speak to the target, and doors for outsiders. */
export interface Proposal {
  readonly target: Readonly<Record<string, unknown>>
  /** What a person has to add or to check, a line each. */
  readonly notes: readonly string[]
}

/** Fields in which a payload is read by somebody, likeliest first. */
const LIKELY = [
  'body',
  'message',
  'content',
  'text',
  'description',
  'comment',
  'note',
  'feedback',
  'review',
  'question',
  'reason',
  'subject',
  'title',
]

/**
 * Proposes intakes from an OpenAPI document or a page of documentation: operations through which an outsider hands in text that the agent may read later, those that
 * need no sign-in first. Nothing is sent anywhere. Throws PAV_USAGE where the document describes none.
 * @param base the address below which the paths lie; where absent, the one that the document names
 */
export function proposeTarget(text: string, name: string, base?: string): Proposal {
  const document = parsed(text, name)
  const operations = document ? operationsOf(document) : operationsOnPage(text)
  const url = base?.replace(/\/+$/, '') ?? (document ? serverOf(document) : undefined)
  const doors = operations
    .filter((operation) => operation.texts.length > 0 && !isChat(operation))
    .sort((a, b) => Number(b.open) - Number(a.open))
  const chat = operations.find(isChat)
  if (doors.length === 0 && !chat)
    throw new PaviseError(
      'PAV_USAGE',
      `${name} describes no way to hand in text: no POST, PUT or PATCH with a JSON body that has a field for sentences`,
    )
  const at = (path: string): string => `${url ?? 'https://your-host.example'}${path.replace(/\{[^}]*\}|:\w+/g, '1')}`
  const notes = [
    ...(url === undefined ? ['the document names no host: put yours in place of your-host.example'] : []),
    ...(chat ? [] : ['the document shows no chat of a known form: say with api, url and model how the agent is spoken to']),
    'look over every intake: only one that strangers can reach, and that the agent reads, is a door for an attack',
    ...doors.filter(({ open }) => !open).map(({ method, path }) => `${method} ${path} needs a sign-in, so it is no door for everybody`),
  ]
  const names = new Map<string, number>()
  const intakes = doors.map((door) => ({
    name: unique(names, door.resource),
    method: door.method,
    url: at(door.path),
    body: planted(door),
    ask: `What does ${door.resource.replaceAll('-', ' ')} {{id}} say?`,
  }))
  return { target: { ...spoken(chat, at), intakes }, notes }
}

function parsed(text: string, name: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (!/^(?:openapi|swagger)\s*:/m.test(text)) return undefined
    value = readYaml(text, name, 'PAV_USAGE').value
  }
  if (isOpenApi(value)) return value
  throw new PaviseError('PAV_USAGE', `${name} is JSON or YAML, but no OpenAPI document`)
}

const isChat = ({ path }: Operation): boolean => /\/(?:chat\/completions|messages|responses)$/.test(path) && !/\{/.test(path)

function spoken(chat: Operation | undefined, at: (path: string) => string): Record<string, unknown> {
  const path = chat?.path ?? ''
  const [api, end] = path.endsWith('/responses')
    ? ['openai-responses', '/responses']
    : path.endsWith('/messages')
      ? ['anthropic-messages', '/messages']
      : ['openai-chat', '/chat/completions']
  return {
    api,
    url: at(chat ? path.slice(0, -end.length) : '/v1'),
    model: 'name-of-the-model',
    identities: [{ name: 'user', key: { env: 'BOT_KEY' } }],
  }
}

function unique(names: Map<string, number>, name: string): string {
  const times = (names.get(name) ?? 0) + 1
  names.set(name, times)
  return times === 1 ? name : `${name}-${times}`
}

/** The sample with the payload in the field where it is likeliest to be read. */
function planted({ sample, texts }: Operation): unknown {
  const rank = (path: readonly string[]): number => {
    const at = LIKELY.findIndex((word) => path.at(-1)!.toLowerCase().includes(word))
    return at < 0 ? LIKELY.length : at
  }
  const [best] = [...texts].sort((a, b) => rank(a) - rank(b))
  const body = structuredClone(sample) as Record<string, unknown>
  let place = body
  for (const key of best!.slice(0, -1)) {
    const next = place[key]
    place[key] = typeof next === 'object' && next !== null && !Array.isArray(next) ? next : {}
    place = place[key] as Record<string, unknown>
  }
  place[best!.at(-1)!] = '{{payload}}'
  return body
}
