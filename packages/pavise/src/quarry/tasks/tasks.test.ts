import { describe, expect, test } from 'vitest'
import { type Driver, drive } from '#quarry/testing/driver'

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
    test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('seed %i: all thirty are done and none sets off a flaw', async (seed) => {
      const driver = drive(seed, held, hardened)
      expect(driver.desk.truth().tasks.filter((task) => task.done)).toEqual([])
      await carryOut(driver)
      expect(driver.desk.truth().tasks.filter((task) => !task.done)).toEqual([])
      expect(driver.exploited()).toEqual([])
    })
  })
  test('thirty tasks: at least twelve act outside after reading, four quote an attack, four handle personal data', () => {
    const { tasks } = drive(1, held).desk.tasks
    const count = (kind: string) => tasks.filter((task) => task.kind === kind).length
    expect(tasks).toHaveLength(30)
    expect(count('outside_act')).toBeGreaterThanOrEqual(12)
    expect(count('quoted_attack')).toBe(4)
    expect(count('personal_data')).toBe(4)
  })
})
