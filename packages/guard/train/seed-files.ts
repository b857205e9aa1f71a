import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random, seedOf } from './random.js'
import type { Kind } from './row.js'

/** One authored line, as `seeds/README.md` defines it, with its slots still open. */
export interface Seed {
  text: string
  kind: Kind
  topic: string
  lang: string
}

const DEEPEST = 4
const SLOT = /(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g
const KIND_OF: Readonly<Record<string, Kind>> = { ordinary: 'benign', hard: 'benign_hard' }

function unescaped(line: string): string {
  const text = line.replace(/\\([nt\\])/g, (_, c: string) => (c === 'n' ? '\n' : c === 't' ? '\t' : '\\'))
  return text.startsWith('\n') ? text.slice(1) : text
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))
    .map(unescaped)
}

function files(dir: string): string[] {
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : []
}

/** Every authored line below a folder `attack` or `benign`. */
export function readSeeds(root: string): Seed[] {
  const seeds: Seed[] = []
  for (const side of ['attack', 'benign']) {
    const dir = join(root, side)
    if (!existsSync(dir)) continue
    for (const folder of readdirSync(dir).sort()) {
      if (folder === 'slots') continue
      for (const name of files(join(dir, folder))) {
        const [topic, lang] = name.slice(0, -4).split(/\.(?=[^.]+$)/) as [string, string]
        const kind = KIND_OF[folder] ?? (folder as Kind)
        for (const text of linesOf(join(dir, folder, name))) seeds.push({ text, kind, topic: `${side}:${topic}`, lang })
      }
    }
  }
  return seeds
}

/** Slot lists of one side, by name: `slot.lang` or `slot`. */
export class Slots {
  private readonly lists = new Map<string, readonly string[]>()

  constructor(root: string, side: string) {
    const dir = join(root, side, 'slots')
    for (const name of files(dir)) this.lists.set(name.slice(0, -4), linesOf(join(dir, name)))
  }

  /** The text with each slot filled by a drawn line; a slot without a list stays as it stands. */
  fill(text: string, lang: string, random: Random, depth = 0): string {
    if (depth === DEEPEST) return text
    return text.replace(SLOT, (whole, name: string) => {
      const list = this.lists.get(`${name}.${lang}`) ?? this.lists.get(name) ?? this.lists.get(`${name}.en`)
      return list ? this.fill(random.pick(list), lang, random, depth + 1) : whole
    })
  }
}

/** How many texts a seed makes: more when slots give it room. */
function yieldOf(text: string): number {
  const slots = text.match(SLOT)?.length ?? 0
  return slots === 0 ? 1 : slots === 1 ? 2 : 3
}

/** A seed as whole texts; each with the others of its topic is one family. */
export interface Written extends Seed {
  cluster: string
}

/** Fills the slots of every seed. The same folder and seed number give the same texts. */
export function writtenSeeds(root: string, seed: number): Written[] {
  const slots: Record<string, Slots> = { attack: new Slots(root, 'attack'), benign: new Slots(root, 'benign') }
  return readSeeds(root).flatMap((each, index) => {
    const random = new Random(seedOf(`${each.topic} ${each.lang} ${each.text}`, seed))
    const side = slots[each.topic.split(':')[0]!]!
    const texts = new Set(Array.from({ length: yieldOf(each.text) }, () => side.fill(each.text, each.lang, random)))
    return [...texts].map((text) => ({ ...each, text, cluster: `${each.topic}:${index}` }))
  })
}
