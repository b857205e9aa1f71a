import { below, type FaultReader } from './faults.js'
import type { McpServerPolicy, Policy } from './policy.js'

/** Reads `mcp`: for each server the tools that may be used. */
export function parseMcp(reader: FaultReader, value: unknown): NonNullable<Policy['mcp']> {
  const servers = reader.record(value, 'mcp', null)
  return Object.fromEntries([...(servers ?? [])].map(([name, server]) => [name, readServer(reader, server, below('mcp', name))]))
}

function readServer(reader: FaultReader, value: unknown, path: string): McpServerPolicy {
  const record = reader.record(value, path, ['allow', 'deny'])
  const deny = record?.has('deny') ? reader.texts(record.get('deny'), `${path}.deny`) : []
  return record?.has('allow') ? { allow: reader.texts(record.get('allow'), `${path}.allow`), deny } : { deny }
}
