import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProgram } from '../cli/program.js'
import { type Health, type Kept, repeated } from './kill-rounds.js'
import { until } from './tree.js'

/** What must hold after processes were killed, whatever the number of rounds. */
export function afterKills(kept: () => Kept): void {
  test('every exchange that was answered is in the store', async () => {
    expect(kept().events.length).toBeGreaterThan(50)
    let missing: string[] = []
    await until('all events arrive', async () => {
      const stored = new Set(await everyOf<{ id: string }, string>(kept(), '/events', ({ id }) => id))
      missing = kept().events.filter((id) => !stored.has(id))
      return missing.length === 0
    }).catch(() => {})
    expect(missing).toEqual([])
  }, 120_000)
  test('every change that was acknowledged is there', async () => {
    expect(kept().assets.length).toBeGreaterThan(20)
    const stored = new Set(await everyOf<{ name: string }, string>(kept(), '/assets', ({ name }) => name))
    expect(kept().assets.filter((name) => !stored.has(name))).toEqual([])
  }, 120_000)
  test('every run came to its end, and no attempt that was journaled was sent again', async () => {
    const { runs, tree } = kept()
    const stateOf = async (run: string): Promise<string> => (await tree.api<{ state: string }>('GET', `/runs/${run}`)).body.state
    for (const id of runs) await until(`run ${id} ends`, async () => ['done', 'failed'].includes(await stateOf(id)))
    const ends = await Promise.all(
      runs.map(async (run) => (await tree.api<{ state: string; error?: unknown }>('GET', `/runs/${run}`)).body),
    )
    expect(ends.map(({ state, error }) => (state === 'done' ? state : error))).toEqual(runs.map(() => 'done'))
    expect(kept().journals.size).toBe(runs.length)
    expect(repeated(kept())).toEqual([])
    expect(await readdir(join(tree.dataDir, 'runs'))).toEqual([])
  }, 240_000)
  test('every change is sealed, and the ledger verifies', async () => {
    const { tree } = kept()
    await until(
      'the ledger has all changes',
      async () => (await tree.api<{ health: Health }>('GET', '/overview')).body.health.ledger.sealed,
    )
    expect((await tree.stop()).exit).toBe(0)
    expect(tree.stderr()).not.toContain('does not stop')
    const verify = await startProgram(['ledger', 'verify', '.pavise/ledger'], tree.folder).ended
    expect(verify).toMatchObject({ exit: 0 })
  }, 120_000)
}

/** Something of every item of a list of the API. */
async function everyOf<Item, Part>({ tree }: Kept, path: string, part: (item: Item) => Part): Promise<Part[]> {
  const parts: Part[] = []
  let cursor: string | undefined
  do {
    const after = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await tree.api<{ items: Item[]; next?: string }>('GET', `${path}?limit=500${after}`)
    parts.push(...body.items.map(part))
    cursor = body.next
  } while (cursor !== undefined)
  return parts
}
