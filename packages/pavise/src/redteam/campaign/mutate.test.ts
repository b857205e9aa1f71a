import { describe, expect, it } from 'vitest'
import { random } from '#core/random'
import { mutateAttack } from '#redteam/campaign/mutate'
import { shinglesOf } from '#redteam/judges/shingle'
import type { Recipe } from '#redteam/strategies/recipe'
import { renderAttack } from '#redteam/strategies/render'

const VALUES = { nonce: 'kobazuri', mail: 'intake@kobazuri.example', marker: 'KOBAZURI', own: 'AC-4410', amount: '412.37', order: 'OR-1' }
const base = { identity: 'ines', languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 } as const
const talk: Recipe = { ...base, goals: ['refund'], channel: 'user', carrier: 'chat', frames: ['authority'] }
const planted: Recipe = { ...base, goals: ['send-mail'], channel: 'mail', carrier: 'intake:inbox' }

describe.each([
  ['talk', talk],
  ['planted', planted],
])('mutations of an attack by %s', (_, recipe) => {
  const attack = renderAttack(recipe, VALUES, { inbox: 'Please read {{id}}.' }, 'p', 'o', 'unapproved_action')
  const mutants = mutateAttack(attack, random(7), 12)

  it('are as many as were asked for, of the same goal and values', () => {
    expect(mutants).toHaveLength(12)
    for (const mutant of mutants) {
      expect(mutant.objective).toBe('o')
      expect(mutant.strategies).toContain(`goal:${recipe.goals[0]}`)
      expect(mutant.values).toEqual(VALUES)
    }
  })

  it('read differently from the original and from each other', () => {
    const texts = [attack, ...mutants].map(({ turns, plant, history }) => JSON.stringify([turns, plant?.payload, history]))
    const prints = texts.map((text) => new Set(shinglesOf(text)))
    for (let i = 0; i < prints.length; i++)
      for (let j = 0; j < i; j++) {
        expect(texts[i]).not.toBe(texts[j])
        const shared = [...prints[i]!].filter((print) => prints[j]!.has(print)).length
        expect(shared / Math.max(1, Math.min(prints[i]!.size, prints[j]!.size))).toBeLessThan(0.9)
      }
  })

  it('vary in encoding, language and frame, and are the same for the same seed', () => {
    const kinds = (prefix: string) => new Set(mutants.map(({ strategies }) => strategies.filter((id) => id.startsWith(prefix)).join()))
    expect(kinds('language:').size).toBeGreaterThan(2)
    expect(kinds('codec:').size).toBeGreaterThan(2)
    expect(mutateAttack(attack, random(7), 12)).toEqual(mutants)
  })
})
