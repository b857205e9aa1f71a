import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProgram } from '../cli/program.js'
import { type Health, killRounds, type Ledgered, repeated } from './kill-rounds.js'
import { until } from './tree.js'

const ROUNDS = 3

let kept: Ledgered
beforeAll(async () => {
  kept = await killRounds(ROUNDS)
}, 240_000)
afterAll(async () => {
  await kept?.tree.stop()
  kept?.close()
  await kept?.tree.remove()
})

const stateOf = async (run: string): Promise<string> => (await kept.tree.api<{ state: string }>('GET', `/runs/${run}`)).body.state

describe('after server, worker, gateway and database were killed three times each', () => {
  test('every exchange that was answered is in the store', async () => {
    expect(kept.events.length).toBeGreaterThan(50)
    const missing = new Set(kept.events)
    await until('all events arrive', async () => {
      for (const id of [...missing].slice(0, 200)) if ((await kept.tree.api('GET', `/events/${id}`)).status === 200) missing.delete(id)
      return missing.size === 0
    })
    expect([...missing]).toEqual([])
  })
  test('every change that was acknowledged is there', async () => {
    expect(kept.assets.length).toBeGreaterThan(20)
    const names = new Set<string>()
    let cursor: string | undefined
    do {
      const { body }: { body: { items: { name: string }[]; next?: string } } = await kept.tree.api(
        'GET',
        `/assets?limit=500${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      for (const asset of body.items) names.add(asset.name)
      cursor = body.next
    } while (cursor !== undefined)
    expect(kept.assets.filter((name) => !names.has(name))).toEqual([])
  })
  test('every run came to its end, and no attempt that was journaled was sent again', async () => {
    for (const id of kept.runs) await until(`run ${id} ends`, async () => ['done', 'failed'].includes(await stateOf(id)))
    const states = await Promise.all(kept.runs.map(stateOf))
    expect(states).toEqual(kept.runs.map(() => 'done'))
    expect(repeated(kept.tree)).toEqual([])
  }, 120_000)
  test('every change is sealed once, and the ledger verifies', async () => {
    await until('the ledger has all changes', async () => {
      const { body } = await kept.tree.api<{ health: Health }>('GET', '/overview')
      return body.health.ledger.sealed
    })
    const { exit } = await kept.tree.stop()
    expect(exit).toBe(0)
    const verify = await startProgram(['ledger', 'verify', '.pavise/ledger'], kept.tree.folder).ended
    expect(verify).toMatchObject({ exit: 0 })
  }, 60_000)
})
