/**
 * Validates the authored seeds (see seeds/README.md) and counts them.
 * Usage: seed-check.ts [--all] [DIR]; DIR is `seeds` beside this file. `--all` lists every topic. Exit code 1 on a fault.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const SLOT = /(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g
const NAME = /^([a-z0-9][a-z0-9-]*)(?:\.([a-z]{2,3}))?\.txt$/
const MAX_SEEDS = 100
const NEAR = 0.6

interface Seed {
  group: string
  topic: string
  lang: string
  where: string
  text: string
}

const args = process.argv.slice(2)
const root = args.find((a) => !a.startsWith('--')) ?? fileURLToPath(new URL('./seeds', import.meta.url))
const faults: string[] = []

function files(dir: string): string[] {
  return readdirSync(dir)
    .sort()
    .flatMap((name) => {
      const path = join(dir, name)
      return statSync(path).isDirectory() ? files(path) : path.endsWith('.txt') ? [path] : []
    })
}

/** The seed lines of one file with their line numbers; byte-level faults are noted. */
function lines(path: string): { text: string; line: number }[] {
  const bytes = readFileSync(path)
  const raw = bytes.toString('utf8')
  const at = relative(root, path)
  if (Buffer.compare(Buffer.from(raw, 'utf8'), bytes) !== 0) faults.push(`${at}: not valid UTF-8`)
  if (raw.includes('\r')) faults.push(`${at}: carriage return; use LF`)
  if (raw !== raw.normalize('NFC')) faults.push(`${at}: not in NFC`)
  const found: { text: string; line: number }[] = []
  raw.split('\n').forEach((text, index) => {
    if (text === '' || text.startsWith('# ')) return
    if (text !== text.trim()) faults.push(`${at}:${index + 1}: leading or trailing space`)
    found.push({ text, line: index + 1 })
  })
  return found
}

/** Folded character 8-grams, hashed to 32 bits; a slot counts as one word of its language. */
function grams({ text, lang }: Seed): Set<number> {
  const folded = text
    .replace(SLOT, (_, slot: string) => ` ${slot}${lang} `)
    .replace(/\\[nt]/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  const found = new Set<number>()
  const last = Math.max(1, folded.length - 7)
  for (let i = 0; i < last; i++) {
    let hash = 2166136261
    for (let j = i; j < Math.min(folded.length, i + 8); j++) hash = Math.imul(hash ^ folded.charCodeAt(j), 16777619)
    found.add(hash >>> 0)
  }
  return found
}

/** Reports pairs of seeds in one set whose gram sets overlap at or above NEAR, through an inverted index over shared grams. */
function nearDuplicates(seeds: Seed[]): void {
  const index = new Map<number, number[]>()
  const sizes: number[] = []
  seeds.forEach((seed, id) => {
    const own = grams(seed)
    sizes.push(own.size)
    const shared = new Map<number, number>()
    for (const gram of own) {
      const holders = index.get(gram)
      if (holders === undefined) index.set(gram, [id])
      else {
        for (const other of holders) shared.set(other, (shared.get(other) ?? 0) + 1)
        holders.push(id)
      }
    }
    for (const [other, both] of shared) {
      const jaccard = both / (own.size + (sizes[other] ?? 0) - both)
      const twin = seeds[other]
      if (jaccard >= NEAR && twin !== undefined)
        faults.push(`${seed.where}: near-duplicate (${jaccard.toFixed(2)}) of ${twin.where}: ${seed.text.slice(0, 70)}`)
    }
  })
}

function readSide(side: string): Seed[] {
  const dir = join(root, side)
  const all = files(dir)
  const slots = new Set(all.filter((p) => basename(join(p, '..')) === 'slots').map((p) => basename(p, '.txt')))
  const seeds: Seed[] = []
  for (const path of all) {
    const at = relative(root, path)
    const name = NAME.exec(basename(path))
    const group = basename(join(path, '..'))
    const [, topic, lang] = name ?? []
    if (topic === undefined || (group !== 'slots' && lang === undefined)) {
      faults.push(`${at}: name is not <topic>.<lang>.txt`)
      continue
    }
    const rows = lines(path)
    if (rows.length > MAX_SEEDS && group !== 'slots') faults.push(`${at}: ${rows.length} seeds; split the topic`)
    for (const { text, line } of rows) {
      for (const [, slot] of text.matchAll(SLOT)) {
        if (!slots.has(`${slot}.${lang}`) && !slots.has(slot ?? '')) faults.push(`${at}:${line}: no slot file for {${slot}}`)
      }
      if (group !== 'slots') seeds.push({ group: `${side}/${group}`, topic, lang: lang ?? '', where: `${at}:${line}`, text })
    }
  }
  return seeds
}

function counts(title: string, seeds: Seed[], key: (seed: Seed) => string): void {
  const table = new Map<string, number>()
  for (const seed of seeds) table.set(key(seed), (table.get(key(seed)) ?? 0) + 1)
  const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, n]) => `${name} ${n}`)
  process.stdout.write(`${title} (${table.size}): ${rows.join(', ')}\n`)
}

for (const side of readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory())) {
  const seeds = readSide(side)
  for (const group of new Set(seeds.map((s) => s.group))) nearDuplicates(seeds.filter((s) => s.group === group))
  process.stdout.write(`${side}: ${seeds.length} seeds\n`)
  counts('  by group', seeds, (s) => s.group)
  counts('  by language', seeds, (s) => s.lang)
  if (args.includes('--all')) counts('  by topic', seeds, (s) => `${s.group}/${s.topic}`)
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
