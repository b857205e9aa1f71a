import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const name = 'cli-start'

const ROUNDS = 25
const MAIN = fileURLToPath(new URL('../packages/pavise/dist/cli/main.js', import.meta.url))

/** `pavise --version` beside bare `node -e 0`: medians of paired runs, so that load on the machine falls on both alike. */
export async function run(): Promise<object> {
  const bare: number[] = []
  const version: number[] = []
  const help: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(milliseconds(['-e', '0']))
    version.push(milliseconds([MAIN, '--version']))
    help.push(milliseconds([MAIN, '--help']))
  }
  const ratios = version.map((time, round) => time / bare[round]!)
  return {
    bareMs: round1(median(bare)),
    versionMs: round1(median(version)),
    helpMs: round1(median(help)),
    ratio: Math.round(median(ratios) * 1000) / 1000,
    rounds: ROUNDS,
  }
}

function milliseconds(args: readonly string[]): number {
  const began = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return Number(process.hrtime.bigint() - began) / 1e6
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
