import { afterAll, beforeAll, describe } from 'vitest'
import { afterKills } from '../workbench/after-kills.js'
import { type Kept, killRounds } from '../workbench/kill-rounds.js'

const ROUNDS = Number(process.env['PAVISE_SOAK_ROUNDS'] ?? 50)

let kept: Kept
beforeAll(async () => {
  kept = await killRounds(ROUNDS)
}, 3_600_000)
afterAll(async () => {
  await kept?.close()
})

describe(`after server, worker, gateway and database were killed ${ROUNDS} times each`, () => afterKills(() => kept))
