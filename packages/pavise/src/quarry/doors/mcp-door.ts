import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Desk } from '#quarry/desk'
import { bearer, DoorError, readJson, sendJson } from '#quarry/doors/http'
import type { McpFace } from '#quarry/mcp/mcp-face'
import type { Person } from '#quarry/world/world'

/** Revisions of MCP that the face speaks, the newest first. */
const REVISIONS = ['2025-06-18', '2025-03-26']

type Rpc = Record<string, unknown>

const isObject = (value: unknown): value is Rpc => typeof value === 'object' && value !== null && !Array.isArray(value)
const objectIn = (value: unknown): Rpc => (isObject(value) ? value : {})

/**
 * `POST /mcp`: MCP over streamable HTTP, answered with JSON and without sessions, for whoever holds a person's key. There is no stream to
 * listen on, so a change of the tools is seen by listing them again.
 */
export async function mcpDoor(request: IncomingMessage, response: ServerResponse, desk: Desk, face: McpFace): Promise<void> {
  const person = desk.personOf(bearer(request))
  if (!person) throw new DoorError(401, 'Name a key of this desk in the Authorization header', 'invalid_api_key')
  const body = await readJson(request)
  if (!isObject(body)) {
    sendJson(response, 400, failure(null, -32600, 'one JSON-RPC message is wanted'))
    return
  }
  if (body['id'] === undefined || body['id'] === null) {
    response.writeHead(202).end()
    return
  }
  sendJson(response, 200, answer(body, person, face))
}

function answer(message: Rpc, person: Person, face: McpFace): Rpc {
  const { id } = message
  const params = objectIn(message['params'])
  const result = (value: unknown): Rpc => ({ jsonrpc: '2.0', id, result: value })
  if (message['jsonrpc'] !== '2.0' || typeof message['method'] !== 'string') return failure(id, -32600, 'not a JSON-RPC 2.0 request')
  switch (message['method']) {
    case 'initialize': {
      const asked = params['protocolVersion']
      return result({
        protocolVersion: REVISIONS.find((revision) => revision === asked) ?? REVISIONS[0],
        capabilities: { tools: { listChanged: true } },
        serverInfo: { name: 'quarry', title: 'Practice desk (a simulator)', version: '1' },
      })
    }
    case 'ping':
      return result({})
    case 'tools/list':
      return result({ tools: face.list(person) })
    case 'tools/call': {
      const called = face.call(String(params['name'] ?? ''), objectIn(params['arguments']), person)
      return called ? result(called) : failure(id, -32602, `there is no tool ${String(params['name'] ?? '').slice(0, 100)}`)
    }
    default:
      return failure(id, -32601, `there is no method ${message['method'].slice(0, 100)}`)
  }
}

const failure = (id: unknown, code: number, message: string): Rpc => ({ jsonrpc: '2.0', id: id ?? null, error: { code, message } })
