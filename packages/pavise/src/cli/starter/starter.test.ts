import { parsePolicy, starterPolicy } from '@pavise/guard'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { STARTER_CONFIG } from '#cli/starter/config'
import { STARTER_POLICY } from '#cli/starter/policy'
import { parseConfig, reachesOf } from '#platform/config/config'

test('the starter configuration is right as it stands and needs no trust', () => {
  const config = parseConfig(STARTER_CONFIG, 'pavise.yaml')
  expect(config.policy).toBe('policy/default.yaml')
  expect(reachesOf(config)).toEqual([])
})

test('so it is with the line of the key taken in', () => {
  const config = parseConfig(STARTER_CONFIG.replace('# auth:', 'auth:'), 'pavise.yaml')
  expect(reachesOf(config)).toEqual(['assets[0].auth reads the variable BOT_KEY'])
})

test('the starter policy loads, begins in observe mode, and has the rules of the guard’s own', () => {
  const document = parse(STARTER_POLICY)
  expect(parsePolicy(document).faults ?? []).toEqual([])
  expect(document.mode).toBe('observe')
  expect(document.rules).toEqual(starterPolicy()['rules'])
})
