import type { CommandContext } from '#cli/command'
import { exitCode } from '#core/results/exit-code'
import type { Severity } from '#core/results/severity'
import { escapeJson } from '#report/escape'
import type { ScanOptions } from '#supplychain/scan/scan-paths'
import { watchPaths } from '#supplychain/scan/watch-paths'

/** Scans what changes until Ctrl-C, one JSON object a line: asset, finding, inconclusive, gone. Answers the exit code of what stands at the end. */
export async function watchScan(context: CommandContext, scan: ScanOptions, failOn: Severity): Promise<number> {
  const write = (type: string, value: object): void => void context.stdout.write(`${escapeJson({ type, ...value })}\n`)
  const codes = new Map<string, 0 | 1 | 2>()
  for await (const { scan: found, gone } of watchPaths(scan)) {
    for (const path of gone) {
      codes.delete(path)
      write('gone', { path })
    }
    if (!found) continue
    const { assets, findings, inconclusive } = found.envelope
    for (const asset of assets) {
      const own = {
        findings: findings.filter((one) => one.asset === asset.id),
        inconclusive: inconclusive.filter((one) => one.asset === asset.id),
      }
      codes.set(asset.path ?? asset.name, exitCode(own, failOn))
      write('asset', asset)
      for (const finding of own.findings) write('finding', finding)
      for (const one of own.inconclusive) write('inconclusive', one)
    }
    context.stderr.write(`${assets.length} new or changed, ${findings.length} findings\n`)
  }
  const all = [...codes.values()]
  return all.includes(1) ? 1 : all.includes(2) ? 2 : 0
}
