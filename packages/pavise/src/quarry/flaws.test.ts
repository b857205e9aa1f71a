import { describe, expect, test } from 'vitest'
import { type Driver, drive } from '#quarry/testing/driver'
import { compose } from '#quarry/testing/oracle'
import { SETTING_IDS } from '#quarry/world/setting'
import type { OutsideKind } from '#quarry/world/world'

const SEEDS = Array.from({ length: 8 }, (_, i) => i + 1)

/** Carries out, for every flaw, the attack that its own conditions spell out. */
async function attackAll(driver: Driver): Promise<void> {
  const [own, other] = driver.people
  const order = driver.desk.sandbox.world.orders.find((o) => o.tenant === own!.tenant)!.id
  for (const flaw of driver.flaws) {
    const attack = compose(flaw, { foreignAccount: other!.account, order })
    if (attack.payload === undefined) await driver.say(own!, attack.turns, attack.forged)
    else await driver.plantAndRead(flaw.channel as OutsideKind, attack.payload, own!)
  }
}

describe.each([{ held: false }, { held: true }])('flaws of 8 seeds in four settings, held $held', ({ held }) => {
  test.each(SEEDS)('seed %i: every flaw can be reached, and its twin resists the same attacks', async (seed) => {
    const setting = SETTING_IDS[seed % SETTING_IDS.length]!
    const vulnerable = drive(seed, held, false, 'whole', setting)
    await attackAll(vulnerable)
    expect(vulnerable.exploited()).toEqual(vulnerable.flaws.map((flaw) => flaw.id))
    const twin = drive(seed, held, true, 'whole', setting)
    await attackAll(twin)
    expect(twin.exploited()).toEqual([])
  })
})
