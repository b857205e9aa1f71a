import { readFileSync } from 'node:fs'
import { createEgress } from '../packages/pavise/src/platform/egress/egress.js'
import { auditMcp, resolveTarget } from '../packages/pavise/src/redteam/index.js'

export const name = 'mcp-servers'

const PACKAGES = new URL('../test/clients/node_modules/@modelcontextprotocol/', import.meta.url)
const REQUESTS = Number(process.env['MCP_REQUESTS'] ?? 1_500)

/** The reference servers of MCP, by packages that others wrote: what our examination finds in each, with how many calls. */
const SERVERS = {
  'server-everything': { args: [], never: ['trigger-long-running-operation'] },
  'server-filesystem': { args: ['{{sandbox}}'], never: [] },
} as const

export async function run(): Promise<object> {
  const found: Record<string, object> = {}
  for (const [server, { args, never }] of Object.entries(SERVERS)) {
    const folder = new URL(`${server}/`, PACKAGES)
    const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { version: string }
    const run = [process.execPath, new URL('dist/index.js', folder).pathname, ...args]
    const target = resolveTarget({ api: 'mcp', name: server, mcp: { run, allow: ['*'], never: [...never] } }, 'the bench', {})
    const egress = createEgress({ allow: [] })
    const { signal } = new AbortController()
    const began = performance.now()
    const { envelope, tally, requests } = await auditMcp({ target, mcp: target.mcp!, egress, seed: 1, maxRequests: REQUESTS, signal })
    await egress.close()
    found[`${server} ${version}`] = {
      tools: envelope.summary['tools'],
      calls: tally.attempts,
      withoutVerdict: tally.inconclusive,
      requests,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      findings: envelope.findings.map(({ rule, severity, location }) => `${severity} ${rule} ${Object.values(location).join(' ')}`),
      notLookedAt: envelope.inconclusive.map(({ reason }) => reason),
    }
  }
  return found
}
