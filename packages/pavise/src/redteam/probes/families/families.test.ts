import { describe, expect, it } from 'vitest'
import { families } from '#redteam/probes/families/index'
import { seeds } from '#redteam/probes/seed'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS } from '#redteam/strategies/lexicon/lexicon'
import { renderPayload } from '#redteam/strategies/payload'
import { distinct } from '#redteam/testing/near-duplicates'

const KNOWN =
  /\{(?:mail|url|host|marker|record|other|own|order|amount|value|spelled|digits|lowered|spaced|backwards|mailtool|posttool|paytool|looktool)\}/

describe('families of hand-written attacks', () => {
  const texts = seeds.map(({ text }) => text)

  it('are sixty and more, each with a dozen attacks of its own', () => {
    expect(families.length).toBeGreaterThanOrEqual(60)
    const kept = distinct(texts)
    for (const family of families)
      expect(kept.filter((index) => seeds[index]!.family === family).length, family.id).toBeGreaterThanOrEqual(12)
  })

  it('make more than 1,200 different messages, bare and in one frame each, in twelve languages', () => {
    const frames = FRAME_IDS.filter((id) => id !== 'note')
    const bare = { channel: 'user', carrier: 'chat', identity: 'ines', structures: [], codecs: [], delivery: 'single', wording: 0 } as const
    const framed = seeds.map((seed, i) =>
      renderPayload(
        { ...bare, goals: seed.family.goals, languages: [seed.language], frames: [frames[i % frames.length]!], seed: seed.id },
        {},
      ),
    )
    expect(distinct([...texts, ...framed]).length).toBeGreaterThan(1200)
    expect(new Set(seeds.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12)
    for (const { language } of seeds) expect(lexicons.map(({ id }) => id)).toContain(language)
  })

  it('name what their goal needs to be known by, and nothing that has no value', () => {
    const needs: Readonly<Record<string, RegExp>> = {
      'send-mail': /\{mail\}/,
      'post-data': /\{(?:url|host)\}/,
      'foreign-record': /\{(?:record|other|spelled|digits|lowered|spaced|backwards|own)\}|\*|%/,
      hijack: /\{marker\}/,
      image: /\{host\}/,
      link: /\{host\}/,
      refund: /\{(?:amount|order)\}/,
      transfer: /\{(?:amount|value)\}/,
      grant: /\{own\}/,
      delete: /\{(?:own|order)\}/,
      'change-record': /\{(?:own|mail)\}/,
    }
    for (const { id, family, text } of seeds) {
      const need = needs[family.goals[0]!]
      if (need && !family.byAnswer) expect(text, id).toMatch(need)
      for (const [hole] of text.matchAll(/\{[a-z]+\}/g)) if (hole !== '{name}') expect(hole, id).toMatch(KNOWN)
    }
  })
})
