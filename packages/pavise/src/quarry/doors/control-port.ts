import { createServer, type Server } from 'node:http'
import type { Desk } from '#quarry/desk'
import { DoorError, KEEP_ALIVE, sendError, sendJson } from '#quarry/doors/http'
import type { McpFace } from '#quarry/mcp/mcp-face'
import { MCP_FLAWS } from '#quarry/mcp/mcp-flaws'
import { outerData, outerTool } from '#quarry/world/setting'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/** The owner's port: truth, effects, tasks, target and reset. Bound to loopback; a foreign Host or Origin is refused (DNS rebinding). */
export function serveControl(desk: Desk, mcp: McpFace, target: () => unknown): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    try {
      const origin = request.headers.origin
      if (!LOOPBACK.test(request.headers.host ?? '') || (origin !== undefined && !LOOPBACK.test(origin.replace(/^https?:\/\//, '')))) {
        throw new DoorError(403, 'The control port answers on loopback names only', 'forbidden_host')
      }
      const url = new URL(request.url ?? '/', 'http://localhost')
      sendJson(response, 200, answer(`${request.method} ${url.pathname}`, url.searchParams, { desk, mcp, target }))
    } catch (error) {
      sendError(response, error)
    }
  })
}

interface Owned {
  desk: Desk
  mcp: McpFace
  target: () => unknown
}

function answer(door: string, query: URLSearchParams, { desk, mcp, target }: Owned): unknown {
  switch (door) {
    case 'GET /truth':
      return desk.truth()
    case 'GET /truth/mcp':
      return { flaws: MCP_FLAWS.map((flaw) => ({ ...flaw, exploited: mcp.used.has(flaw.id) })) }
    case 'GET /effects':
      return effectsAfter(query.get('after') ?? '0', desk)
    case 'GET /tasks':
      return { tasks: desk.tasks.driveable() }
    case 'GET /target':
      return target()
    case 'POST /reset':
      desk.reset()
      mcp.reset()
      return { reset: true }
    default:
      throw new DoorError(404, 'There are GET /truth, /truth/mcp, /effects, /tasks, /target and POST /reset', 'not_found')
  }
}

function effectsAfter(after: string, desk: Desk) {
  if (!/^\d{1,15}$/.test(after))
    throw new DoorError(400, 'after: give the number of the last effect that you have', 'invalid_query', 'after')
  const { log, world } = desk.sandbox
  const effects = log.after(Number(after))
  const { setting } = world
  const told =
    setting.id === 'shop'
      ? effects
      : effects.map((effect) => ({ ...effect, tool: outerTool(setting, effect.tool), args: outerData(setting, effect.args) }))
  return { effects: told, next: log.last }
}
