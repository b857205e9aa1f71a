import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kind, Row } from './row.js'

interface Labelled {
  text: string
  kind: Kind
  source: string
  lang: string
  role: string
  cluster: string
}

/** Rows of every `injection_*.jsonl` in a folder, in the order of names and lines. System prompts are left out: operator text is never scored. */
export function readLabelled(dir: string): Row[] {
  const names = readdirSync(dir)
    .filter((name) => /^injection_.*\.jsonl$/.test(name))
    .sort()
  return names
    .flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled)
    .filter((row) => row.role !== 'system')
    .map(({ text, kind, source, lang, role, cluster }) => ({ text, kind, source, parts: [source], lang, role, cluster }))
}
