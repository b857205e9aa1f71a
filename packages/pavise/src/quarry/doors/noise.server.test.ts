import { describe, expect, test } from 'vitest'
import { createFates, NO_NOISE, parseNoise } from '#quarry/doors/noise'
import { startQuarry } from '#quarry/index'

describe('noise', () => {
  test('is read from a list, and a wrong one is said', () => {
    expect(parseNoise('busy=0.1, latency=40')).toEqual({ ...NO_NOISE, busy: 0.1, latency: 40 })
    expect(() => parseNoise('speed=1')).toThrow(expect.objectContaining({ code: 'PAV_USAGE', hint: expect.stringContaining('busy') }))
    for (const wrong of ['busy=2', 'busy', 'busy=x', 'latency=-1']) expect(() => parseNoise(wrong)).toThrow(/wants a number/)
  })

  test('comes in the shares that were asked for, the same for the same request and another for its repetition', () => {
    const noise = { ...NO_NOISE, busy: 0.2, drop: 0.1, refuse: 0.5 }
    const one = createFates(1, noise)
    const other = createFates(1, noise)
    const fates = Array.from({ length: 4000 }, (_, i) => one(() => `request ${i}`))
    expect(fates.slice().reverse()).toEqual(Array.from({ length: 4000 }, (_, i) => other(() => `request ${3999 - i}`)))
    const share = (is: (fate: (typeof fates)[number]) => boolean): number => fates.filter(is).length / fates.length
    expect(share(({ kind }) => kind === 'busy')).toBeCloseTo(0.2, 1)
    expect(share(({ kind }) => kind === 'drop')).toBeCloseTo(0.1, 1)
    expect(share(({ refused }) => refused)).toBeCloseTo(0.5, 1)
    const again = Array.from({ length: 50 }, () => one(() => 'the same').kind)
    expect(new Set(again).size).toBeGreaterThan(1)
  })
})

test('a noisy desk is busy, drops connections, refuses in words and answers in code, and its data stay what they are', async () => {
  const quarry = await startQuarry({ seed: 5, noise: { ...NO_NOISE, busy: 0.2, drop: 0.1, refuse: 0.5, scramble: 0.5 } })
  const quiet = await startQuarry({ seed: 5 })
  try {
    const key = quarry.target.identities[0]!.key.value
    const seen = { busy: 0, dropped: 0, plain: 0, changed: 0 }
    for (let i = 0; i < 60; i++) {
      const ask = (url: string) =>
        fetch(`${url}/chat/completions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body: JSON.stringify({ model: 'quarry', messages: [{ role: 'user', content: `What is my balance? (${i})` }] }),
        })
      const said = (body: unknown) => (body as { choices: { message: { content: string } }[] }).choices[0]!.message.content
      const response = await ask(quarry.url).catch(() => undefined)
      if (response === undefined) seen.dropped++
      else if (response.status === 429) {
        expect(response.headers.get('retry-after')).toBe('0')
        seen.busy++
      } else if (said(await response.json()) === said(await (await ask(quiet.url)).json())) seen.plain++
      else seen.changed++
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
  } finally {
    await Promise.all([quarry.close(), quiet.close()])
  }
})
