import { expect, test } from 'vitest'
import { RecentlyUsed } from './recently-used.js'

test('what is asked for stays, and the rest is forgotten', () => {
  const used = new RecentlyUsed<number>(10)
  used.set('busy', -1)
  for (let i = 0; i < 100; i++) {
    used.set(`key ${i}`, i)
    expect(used.get('busy')).toBe(-1)
    expect(used.get(`key ${i}`)).toBe(i)
  }
  expect(used.get('key 80')).toBeUndefined()
  const kept = Array.from({ length: 100 }, (_, i) => i).filter((i) => used.get(`key ${i}`) !== undefined)
  expect(kept.length).toBeLessThanOrEqual(10)
  expect(kept).toContain(96)
})

test('no more is kept than may be held', () => {
  const used = new RecentlyUsed<number>(1_000, 100, (value) => value)
  for (let i = 0; i < 50; i++) used.set(String(i), 10)
  const kept = Array.from({ length: 50 }, (_, i) => i).filter((i) => used.get(String(i)) !== undefined)
  expect(kept.length).toBeGreaterThanOrEqual(5)
  expect(kept.length).toBeLessThanOrEqual(10)
})
