import type { Origin } from '@pavise/guard'
import { defineSurface, type Field } from '@pavise/guard/surfaces'

/**
 * What the parts of MCP messages count as. Towards the model: the answer of a tool, a definition (tool, prompt or resource listings and
 * the server's instructions), a document (resources), or anything else that a server says. Towards the server: a call, or plumbing.
 */
export type Says = 'answer' | 'definition' | 'document' | 'word' | 'call' | 'plumbing'

const token: Field = { as: 'token' }
const part = (origin: Origin): Record<string, Field> => {
  const tree: Field = { as: 'tree', origin }
  return { says: token, part: tree, beside: tree, decoded: tree }
}
const turn = (origin: Origin): Field => ({ as: 'turn', origin: 'tool', of: { as: 'record', fields: part(origin) } })
const word = turn('tool')

/** MCP, message by message: each is whole, so that nothing of it streams. */
export const mcpSurface = defineSurface({
  id: 'mcp',
  title: 'Model Context Protocol',
  paths: [],
  request: {
    as: 'variant',
    on: 'says',
    cases: {
      answer: { as: 'turn', origin: 'tool', answers: 'call', of: { as: 'record', fields: { ...part('tool'), call: token } } },
      definition: turn('tool_definition'),
      document: turn('document'),
      word,
    },
    otherwise: word,
  },
  response: {
    as: 'variant',
    on: 'says',
    cases: {
      call: {
        as: 'turn',
        origin: 'assistant',
        of: { as: 'call', id: ['call'], name: ['name'], arguments: ['arguments'], written: 'object' },
      },
      word,
    },
    otherwise: { as: 'turn', origin: 'assistant', of: { as: 'record', fields: part('tool_arguments') } },
  },
  answersTo: 'external',
  chunk: { as: 'tree', origin: 'unknown' },
  stream: {
    textPath: () => null,
    callOf: () => ({ group: 0, key: 0 }),
    callPath: () => [],
    finished: () => [],
    partOf: (event) => JSON.stringify(event),
  },
})

/** The same for what a server wants a person to read and answer (elicitation): no model reads it. */
export const mcpToPerson: typeof mcpSurface = { ...mcpSurface, answersTo: 'user' }
