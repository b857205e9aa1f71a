import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { ModelClient } from '#quarry/agent/model-client'
import type { Desk } from '#quarry/desk'
import { parseChatBody } from '#quarry/doors/chat-body'
import { sendCompletion } from '#quarry/doors/chat-reply'
import { frontDoor } from '#quarry/doors/front-door'
import { bearer, DoorError, KEEP_ALIVE, readJson, sendError, sendJson } from '#quarry/doors/http'
import { intakeDoor } from '#quarry/doors/intake-door'
import { mcpDoor } from '#quarry/doors/mcp-door'
import type { Fate } from '#quarry/doors/noise'
import type { McpFace } from '#quarry/mcp/mcp-face'
import type { SimulatedModel } from '#quarry/model/simulated-model'

interface Parts {
  desk: Desk
  /** How the agent reaches its model. */
  client: ModelClient
  /** The model that this desk serves itself. */
  model: SimulatedModel
  modelKey: string
  /** The tools for clients that speak MCP. */
  mcp: McpFace
  /** What befalls requests at the front door. */
  fateOf: (request: () => string) => Fate
}

/** The public server: the agent at `/v1`, its simulated model at `/model/v1`, its tools at `/mcp`, and the intakes. */
export function serveDesk(parts: Parts): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    route(request, response, parts).catch((error: unknown) => sendError(response, error))
  })
}

async function route(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0]!
  const { desk, model, modelKey } = parts
  if (path === '/v1/chat/completions') {
    onlyPost(request)
    await frontDoor(request, response, desk, parts.client, parts.fateOf)
  } else if (path === '/model/v1/chat/completions') {
    onlyPost(request)
    if (bearer(request) !== modelKey) throw new DoorError(401, 'Name the model key in the Authorization header', 'invalid_api_key')
    const body = parseChatBody(await readJson(request))
    sendCompletion(response, body, model.decide(body).completion)
  } else if (path === '/mcp') {
    onlyPost(request)
    await mcpDoor(request, response, desk, parts.mcp)
  } else if (path.startsWith('/intake/')) {
    onlyPost(request)
    sendJson(response, 201, await intakeDoor(path.slice('/intake/'.length), request, desk))
  } else if (path === '/v1/models' || path === '/model/v1/models') {
    const known = path === '/v1/models' ? desk.personOf(bearer(request)) !== undefined : bearer(request) === modelKey
    if (!known) throw new DoorError(401, 'Name a key in the Authorization header', 'invalid_api_key')
    sendJson(response, 200, { object: 'list', data: [{ id: model.name, object: 'model', created: 0, owned_by: 'quarry' }] })
  } else if (path === '/health') {
    sendJson(response, 200, { status: 'ok' })
  } else throw new DoorError(404, `There is nothing at ${path.slice(0, 100)}`, 'not_found')
}

function onlyPost(request: IncomingMessage): void {
  if (request.method !== 'POST') throw new DoorError(405, 'Use POST here', 'method_not_allowed')
}
