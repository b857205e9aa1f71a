/**
 * Runs the benchmarks and prints one JSON object a line. `npm run bench -- NAME…` runs some of them. A benchmark is a file of this folder that
 * exports `name` and `run`; every number that the documentation gives is a line of this output.
 */
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'

interface Bench {
  readonly name: string
  run(): Promise<object>
}

const wanted = process.argv.slice(2)
const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.ts') && file !== 'main.ts')
const benches: Bench[] = []
for (const file of files.sort()) {
  const bench: Partial<Bench> = await import(new URL(file, import.meta.url).href)
  if (bench.name && bench.run) benches.push(bench as Bench)
}

const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are ${benches.map((bench) => bench.name).join(', ')}`)
  process.exit(64)
}

const machine = { node: process.versions.node, cores: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' }
let failed = false
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  try {
    console.log(JSON.stringify({ bench: bench.name, date: new Date().toISOString().slice(0, 10), ...machine, ...(await bench.run()) }))
  } catch (error) {
    failed = true
    console.log(JSON.stringify({ bench: bench.name, error: error instanceof Error ? error.message : String(error) }))
  }
}
process.exit(failed ? 2 : 0)
