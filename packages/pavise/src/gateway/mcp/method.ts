import type { Says } from '#gateway/mcp/surface'

/** Methods whose parameters only steer the protocol. Every other request of a client is a call: data and places go out with it. */
const PLUMBING = new Set([
  'initialize',
  'ping',
  'tools/list',
  'prompts/list',
  'resources/list',
  'resources/templates/list',
  'resources/unsubscribe',
  'logging/setLevel',
  'tasks/get',
  'tasks/list',
  'tasks/result',
  'tasks/cancel',
])

/** Every method of the revisions 2024-11-05 to 2025-11-25. Unknown ones are refused or scanned as the policy says for unknown surfaces. */
const OTHERS = new Set([
  'tools/call',
  'prompts/get',
  'resources/read',
  'resources/subscribe',
  'completion/complete',
  'sampling/createMessage',
  'elicitation/create',
  'roots/list',
  'notifications/initialized',
  'notifications/cancelled',
  'notifications/progress',
  'notifications/message',
  'notifications/resources/updated',
  'notifications/resources/list_changed',
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
  'notifications/roots/list_changed',
  'notifications/elicitation/complete',
  'notifications/tasks/status',
])

export const isKnownMethod = (method: string): boolean => PLUMBING.has(method) || OTHERS.has(method)

/** How a message of a client that names this method is judged. */
export const saysToServer = (method: string): Says => (PLUMBING.has(method) || method.startsWith('notifications/') ? 'plumbing' : 'call')

/** How the answer of a server to this method is judged; what is not named here is something that the server says. */
export function saysToModel(method: string | undefined): Says {
  switch (method) {
    case 'tools/call':
      return 'answer'
    case 'initialize':
    case 'tools/list':
    case 'prompts/list':
    case 'resources/list':
    case 'resources/templates/list':
      return 'definition'
    case 'resources/read':
      return 'document'
    default:
      return 'word'
  }
}
