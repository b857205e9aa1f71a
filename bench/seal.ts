import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const name = 'seal'

/** Sealing a large file with the built program and with the `age` program, turn by turn in the same run. `SEAL_MB` sets the size, `SEAL_DIR` where. */
const MEGABYTES = Number(process.env['SEAL_MB'] ?? 1000)
const ROUNDS = Number(process.env['SEAL_ROUNDS'] ?? 3)
const PAVISE = fileURLToPath(new URL('../packages/pavise/dist/cli/main.js', import.meta.url))

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

export async function run(): Promise<object> {
  if (!existsSync(PAVISE)) throw new Error('the program is not built: npm run build')
  const dir = await mkdtemp(join(process.env['SEAL_DIR'] ?? tmpdir(), 'pavise-bench-seal-'))
  try {
    await fill(join(dir, 'big'))
    const recipient = await keygen(dir)
    const runs = { pavise: [] as Run[], age: [] as Run[], paviseOpen: [] as Run[], ageOpen: [] as Run[] }
    for (let round = 0; round < ROUNDS; round++) {
      runs.pavise.push(await timed(dir, process.execPath, [PAVISE, 'seal', 'big', '-r', recipient, '-o', `p${round}`]))
      runs.age.push(await timed(dir, 'age', ['-r', recipient, '-o', `a${round}`, 'big']))
      runs.paviseOpen.push(await timed(dir, process.execPath, [PAVISE, 'unseal', `a${round}`, '-i', 'key', '-o', `po${round}`]))
      runs.ageOpen.push(await timed(dir, 'age', ['-d', '-i', 'key', '-o', `ao${round}`, `p${round}`]))
      await same(dir, `po${round}`, `ao${round}`)
      for (const file of [`p${round}`, `a${round}`, `po${round}`, `ao${round}`]) await rm(join(dir, file))
    }
    return {
      megabytes: MEGABYTES,
      rounds: ROUNDS,
      seal: compared(runs.pavise, runs.age),
      open: { ...compared(runs.paviseOpen, runs.ageOpen), note: 'ours waits until the disk has it, age does not' },
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** The best round of each: what else the machine does only makes a round slower. */
function compared(ours: readonly Run[], theirs: readonly Run[]): object {
  const best = (runs: readonly Run[], of: (run: Run) => number): number => Math.min(...runs.map(of))
  const speed = (runs: readonly Run[]): number => MEGABYTES / best(runs, (one) => one.seconds)
  const cpu = (runs: readonly Run[]): number => best(runs, (one) => one.cpuSeconds)
  const round = (value: number): number => Number(value.toFixed(2))
  return {
    paviseMegabytesPerSecond: Math.round(speed(ours)),
    ageMegabytesPerSecond: Math.round(speed(theirs)),
    ratio: round(speed(ours) / speed(theirs)),
    paviseCpuSeconds: round(cpu(ours)),
    ageCpuSeconds: round(cpu(theirs)),
    pavisePeakMegabytes: Math.round(Math.max(...ours.map((one) => one.peakMegabytes))),
    agePeakMegabytes: Math.round(Math.max(...theirs.map((one) => one.peakMegabytes))),
  }
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  const block = randomBytes(1_000_000)
  for (let at = 0; at < MEGABYTES; at++) {
    block.writeUInt32LE(at, 0)
    await file.write(block)
  }
  await file.sync()
  await file.close()
}

async function keygen(dir: string): Promise<string> {
  await timed(dir, process.execPath, [PAVISE, 'seal', 'keygen', '-o', 'key'])
  return /age1\w+/.exec(readFileSync(join(dir, 'key'), 'utf8'))![0]
}

/** Runs a program and looks at its peak memory and processor time until it ends. */
function timed(cwd: string, program: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const began = process.hrtime.bigint()
    const child = spawn(program, args, { cwd, stdio: 'ignore' })
    let peakMegabytes = 0
    let cpuSeconds = 0
    const look = (): void => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peakMegabytes = Math.max(peakMegabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
        cpuSeconds = Math.max(cpuSeconds, (Number(fields[11]) + Number(fields[12])) / 100)
      } catch {
        // It has ended, or this is no Linux.
      }
    }
    const timer = setInterval(look, 5)
    child.on('error', reject)
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code !== 0) return reject(new Error(`${program} ${args.join(' ')} ended with ${code}`))
      resolve({ seconds: Number(process.hrtime.bigint() - began) / 1e9, cpuSeconds, peakMegabytes })
    })
  })
}

async function same(dir: string, one: string, other: string): Promise<void> {
  await timed(dir, 'cmp', [one, other])
  await timed(dir, 'cmp', [one, 'big'])
}
