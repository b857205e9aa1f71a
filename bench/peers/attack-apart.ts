import { readFileSync } from 'node:fs'
import { createEgress } from '../../packages/pavise/src/platform/egress/egress.js'
import { runCampaign, type Target, targetOrigins } from '../../packages/pavise/src/redteam/index.js'

/** One campaign of our engine; prints its processor time in milliseconds, its requests and its findings. */
const { target, seed, requests } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as { target: Target; seed: number; requests: number }
const egress = createEgress({ allow: targetOrigins(target) })
const before = process.cpuUsage()
const result = await runCampaign({ target, egress, seed, maxRequests: requests })
const { user, system } = process.cpuUsage(before)
await egress.close()
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000, requests: result.requests, findings: result.envelope.findings.length }))
