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
