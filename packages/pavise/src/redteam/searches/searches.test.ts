import { describe, expect, it } from 'vitest'
import { random } from '#core/random'
import { searches, searchOf } from '#redteam/searches/index'
import type { Heard, Move, Search } from '#redteam/searches/search'
import { SEARCH_IDS } from '#redteam/strategies/recipe'

type Listener = (move: Move, node: number, moves: readonly Move[]) => Omit<Heard, 'node'>

const WALL: Omit<Heard, 'node'> = { kind: 'refused', near: 0.05, again: false }
const TALK: Omit<Heard, 'node'> = { kind: 'talked', near: 0.3, again: false }

/** Plays a search against a listener, as a campaign would. */
function play(search: Search, listen: Listener, seed = 1): Move[] {
  const draw = random(seed)
  const moves: Move[] = []
  let state = search.start
  let heard: Heard | null = null
  while (moves.length < search.moves) {
    const step = search.next(state, heard, draw.fork(String(moves.length + 1)))
    state = step.state
    if (!step.move) break
    moves.push(step.move)
    heard = { node: moves.length, ...listen(step.move, moves.length, moves) }
    if (heard.near >= 1) break
  }
  return moves
}

describe.each(searches.map((search) => [search.id, search] as const))('%s', (_id, search) => {
  it.each([
    ['a wall', () => WALL],
    ['small talk', () => TALK],
    ['the same words again and again', () => ({ ...TALK, again: true })],
    ['questions', () => ({ kind: 'asked', near: 0.3, again: false }) as const],
  ])('ends within its moves against %s, and never goes on from what was not said', (_name, listen) => {
    const moves = play(search, listen)
    expect(moves.length).toBeGreaterThan(1)
    expect(moves.length).toBeLessThanOrEqual(search.moves)
    moves.forEach(({ from }, i) => {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(from).toBeLessThanOrEqual(i)
    })
  })

  it('says the same by the same seed, and stops at the effect', () => {
    expect(play(search, () => TALK, 7)).toEqual(play(search, () => TALK, 7))
    expect(play(search, () => ({ kind: 'done', near: 1, again: false }))).toHaveLength(1)
  })

  it('says its wish at least once', () => {
    expect(play(search, () => TALK).some(({ line }) => line.say === 'wish')).toBe(true)
  })
})

const of = (id: (typeof SEARCH_IDS)[number]): Search => searchOf(id)!
const froms = (moves: readonly Move[]): number[] => moves.map(({ from }) => from)

describe('what tells the searches apart', () => {
  it('is known by an id each', () => {
    expect(searches.map(({ id }) => id)).toEqual([...SEARCH_IDS])
    expect(searchOf('single')).toBeUndefined()
  })

  it('crescendo takes a step back that met a wall and goes on from before it', () => {
    expect(froms(play(of('crescendo'), (_, node) => (node === 2 ? WALL : TALK)))).toEqual([0, 1, 1, 3, 4, 5])
  })

  it('backtrack drops every refused turn, and pushes where it is not refused', () => {
    expect(new Set(froms(play(of('backtrack'), () => WALL)))).toEqual(new Set([0]))
    const moves = play(of('backtrack'), (_, node) => (node === 3 ? TALK : WALL))
    expect(moves[3]).toEqual({ from: 3, line: { say: 'go-on' } })
    expect(froms(moves.slice(4)).every((from) => from === 3)).toBe(true)
  })

  it('pair begins anew each time and builds on what came nearest', () => {
    let kept: Move | undefined
    const moves = play(of('pair'), (move, node) => {
      if (node === 3) kept = move
      return node === 3 ? { ...TALK, near: 0.6 } : WALL
    })
    expect(new Set(froms(moves))).toEqual(new Set([0]))
    const change = kept!.line.say === 'wish' ? kept!.line.change! : {}
    for (const { line } of moves.slice(3))
      expect(Object.keys((line.say === 'wish' && line.change) || {})).toEqual(expect.arrayContaining(Object.keys(change)))
  })

  it('tree goes on below the nearest leaves only', () => {
    const near = [0.3, 0.2, 0.5, 0.25, 0.45]
    const moves = play(of('tree'), (_, node) => ({ ...TALK, near: near[node - 1] ?? 0.1 }))
    expect(froms(moves).slice(0, 7)).toEqual([0, 1, 1, 3, 3, 2, 2])
    expect(froms(moves).slice(7)).toEqual([5, 5, 4, 4].slice(0, moves.length - 7))
    expect(moves).toHaveLength(of('tree').moves)
  })

  it('goat stays in one conversation and answers a refusal otherwise than talk', () => {
    const moves = play(of('goat'), () => WALL)
    expect(froms(moves)).toEqual(moves.map((_, i) => i))
    const dresses = moves.slice(2).map(({ line }) => JSON.stringify(line))
    expect(new Set(dresses).size).toBe(dresses.length)
    expect(play(of('goat'), () => ({ kind: 'part', near: 0.7, again: false })).some(({ line }) => line.say === 'go-on')).toBe(true)
  })

  it('actor introduces somebody, asks, and insists after a no', () => {
    const lines = play(of('actor'), (_, node) => (node === 3 ? WALL : TALK)).map(({ line }) => line)
    expect(lines.map(({ say }) => say)).toEqual(['persona', 'persona', 'wish', 'persona', 'wish'])
    expect(lines[3]).toMatchObject({ n: 2 })
  })

  it('best-of-n says one message with other noise each time', () => {
    const lines = play(of('best-of-n'), () => WALL).map(({ line }) => JSON.stringify(line))
    expect(new Set(lines).size).toBe(lines.length)
  })
})
