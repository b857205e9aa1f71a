import type { z } from 'zod'
import { pathText } from '#core/config/yaml-source'
import { faultsOf } from '#core/config/zod-faults'
import { PaviseError } from '#core/errors/error'
import { InvalidInput, type RequestFault } from './problem.js'
import type { Input, Route, RouteSchemas } from './route.js'

/** Parses everything that a request brought, and throws every fault of it at once. Keys that no schema names are faults too. */
export function readInput(route: Route, given: { params: unknown; query: unknown; body: unknown }): Input<RouteSchemas> {
  const faults: RequestFault[] = []
  const read = (part: 'params' | 'query' | 'body'): unknown => {
    const schema = route.schemas[part]
    const value = given[part]
    if (!schema) {
      if (hasContent(value)) faults.push({ path: part, message: 'takes nothing here' })
      return undefined
    }
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    faults.push(...faultsIn(parsed.error, schema, part))
    return undefined
  }
  const params = read('params')
  // An address that cannot name anything names nothing.
  if (faults.length > 0)
    throw new PaviseError('PAV_NOT_FOUND', `there is nothing at this address: ${faults[0]!.path} ${faults[0]!.message}`)
  const input = { params, query: read('query'), body: read('body') }
  if (faults.length > 0) throw new InvalidInput(faults)
  return input as Input<RouteSchemas>
}

function hasContent(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== undefined && value !== null
}

function faultsIn(error: z.ZodError, schema: z.ZodType, part: string): RequestFault[] {
  return faultsOf(error, schema).map(({ path, message, hint }) => {
    const place = pathText(path)
    return {
      path: place === '' ? part : place.startsWith('[') ? `${part}${place}` : `${part}.${place}`,
      message,
      ...(hint ? { hint } : {}),
    }
  })
}
