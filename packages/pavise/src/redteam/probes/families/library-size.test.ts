import { expect, it } from 'vitest'
import { families } from '#redteam/probes/families/index'
import { seeds } from '#redteam/probes/seed'
import { distinct } from '#redteam/testing/near-duplicates'

it('there are 1,200 hand-written attacks after near-duplicates are dropped, sixteen a family, in twelve languages', () => {
  const kept = distinct(seeds.map(({ text }) => text))
  expect(kept.length).toBeGreaterThanOrEqual(1_200)
  for (const family of families) {
    const own = kept.map((index) => seeds[index]!).filter((seed) => seed.family === family)
    expect(own.length, family.id).toBeGreaterThanOrEqual(15)
    expect(new Set(own.map(({ language }) => language)).size, family.id).toBeGreaterThanOrEqual(6)
  }
  const languages = new Map<string, number>()
  for (const { language } of seeds) languages.set(language, (languages.get(language) ?? 0) + 1)
  expect(languages.size).toBeGreaterThanOrEqual(12)
  for (const [language, count] of languages) expect(count, language).toBeGreaterThanOrEqual(30)
})
