import { afterAll, beforeAll, describe } from 'vitest'
import { afterKills } from './after-kills.js'
import { type Kept, killRounds } from './kill-rounds.js'

const ROUNDS = 3

let kept: Kept
beforeAll(async () => {
  kept = await killRounds(ROUNDS)
}, 400_000)
afterAll(async () => {
  await kept?.close()
})

describe(`after server, worker, gateway and database were killed ${ROUNDS} times each`, () => afterKills(() => kept))
