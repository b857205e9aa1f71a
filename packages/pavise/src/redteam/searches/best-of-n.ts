import { defineSearch, type Step } from '#redteam/searches/search'

const N = 8

/** The same message again and again, each time with other noise on it (after Hughes and others 2024), each in a conversation of its own. */
export const bestOfN = defineSearch<{ readonly said: number }>({
  id: 'best-of-n',
  title: 'Says one message many times with noise on it',
  moves: N,
  start: { said: 0 },
  next({ said }, _heard, random): Step<{ readonly said: number }> {
    if (said === N) return { state: { said }, move: null }
    return { state: { said: said + 1 }, move: { from: 0, line: { say: 'wish', noise: random.int(1_000_000) } } }
  },
})
