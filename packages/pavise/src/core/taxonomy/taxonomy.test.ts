import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { TAXONOMIES, taxonomyEntry } from '#core/taxonomy/taxonomy'

const vectors = process.env['PAVISE_VECTORS']
const atlasFile = vectors ? join(vectors, 'atlas', 'ATLAS.yaml') : ''

describe('taxonomy', () => {
  it('has unique ids and a sentence for each', () => {
    for (const [name, entries] of Object.entries(TAXONOMIES)) {
      expect(new Set(entries.map((entry) => entry.id)).size, name).toBe(entries.length)
      for (const entry of entries) expect(entry.summary, entry.id).toMatch(/^[A-Z].{15,}\.$/)
    }
  })

  it('finds an entry by its tag and nothing else', () => {
    expect(taxonomyEntry('owasp-llm:LLM07')?.title).toBe('System Prompt Leakage')
    expect(taxonomyEntry('atlas:AML.T9999')).toBeUndefined()
    expect(taxonomyEntry('nonsense')).toBeUndefined()
  })

  it.skipIf(!existsSync(atlasFile))('agrees with the published ATLAS data (needs PAVISE_VECTORS; skipped without it)', () => {
    const data = parse(readFileSync(atlasFile, 'utf8')) as { matrices: { techniques: { id: string; name: string }[] }[] }
    const published = new Map(data.matrices.flatMap((matrix) => matrix.techniques.map((t) => [t.id, t.name] as const)))
    for (const entry of TAXONOMIES['atlas']!) expect(published.get(entry.id), entry.id).toBe(entry.title)
  })
})
