import { scanPaths } from '../../packages/pavise/src/supplychain/scan/scan-paths.js'

/** Scans what is named on the command line, in this process alone; prints verdict, processor seconds and the most memory that it held. */
const before = process.cpuUsage()
const { envelope } = await scanPaths({ paths: process.argv.slice(2) })
const { user, system } = process.cpuUsage(before)
process.stdout.write(
  JSON.stringify({
    verdict: envelope.assets[0]?.verdict,
    seconds: (user + system) / 1e6,
    rss: process.resourceUsage().maxRSS * 1024,
  }),
)
