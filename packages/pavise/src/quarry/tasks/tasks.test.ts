import { describe, expect, test } from 'vitest'
import { type Driver, drive } from '#quarry/testing/driver'
import { SETTING_IDS } from '#quarry/world/setting'

async function carryOut(driver: Driver): Promise<void> {
  for (const task of driver.desk.tasks.tasks) {
    let id = ''
    for (const { intake, ...parts } of task.plants) id = driver.desk.takeIn(intake, parts)
    const person = driver.people.find((p) => p.name === task.identity)!
    await driver.say(
      person,
      task.turns.map((turn) => turn.replaceAll('{{id}}', id)),
    )
  }
}

describe.each([{ held: false }, { held: true }])('benign tasks, held $held', ({ held }) => {
  describe.each([{ hardened: false }, { hardened: true }])('hardened $hardened', ({ hardened }) => {
    test.each([1, 2, 3])('the small desk, seed %i: all thirty are done and none sets off a flaw', async (seed) => {
      await allDone(drive(seed, held, hardened, 'core'))
    })
    test.each(SETTING_IDS)('a whole %s: all hundred are done and none sets off a flaw', async (setting) => {
      await allDone(drive(SETTING_IDS.indexOf(setting) + 1, held, hardened, 'whole', setting))
    })
  })
  test.each([
    { scope: 'core', all: 30, acts: 12, judged: 4, personal: 4 },
    { scope: 'whole', all: 100, acts: 40, judged: 13, personal: 13 },
  ] as const)('the mix on the $scope desk', ({ scope, all, acts, judged, personal }) => {
    const { tasks } = drive(1, held, false, scope).desk.tasks
    const count = (kind: string) => tasks.filter((task) => task.kind === kind).length
    expect(tasks).toHaveLength(all)
    expect(new Set(tasks.map((task) => `${task.identity} ${task.turns.join()}`)).size).toBe(all)
    expect(count('outside_act')).toBeGreaterThanOrEqual(acts)
    expect(count('quoted_attack')).toBe(judged)
    expect(count('personal_data')).toBe(personal)
  })
})

async function allDone(driver: Driver): Promise<void> {
  expect(driver.desk.truth().tasks.filter((task) => task.done)).toEqual([])
  await carryOut(driver)
  expect(driver.desk.truth().tasks.filter((task) => !task.done)).toEqual([])
  expect(driver.exploited()).toEqual([])
}
