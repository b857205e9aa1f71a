import { expect, test } from 'vitest'
import { startProgress } from '#cli/progress'
import { captured } from '#cli/testing/captured'

test('without a terminal it writes a plain line per tenth, never a control character', () => {
  const io = captured()
  const progress = startProgress(io.context, 'attack', 1000)
  for (let done = 1; done <= 1000; done++) progress.update(done, `${done} sent`)
  progress.end('done')
  const lines = io.err().trimEnd().split('\n')
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('attack: 1000/1000 done')
  expect(io.err()).not.toMatch(/[\r\u001b]/)
  expect(io.out()).toBe('')
})

test('on a terminal it redraws one line', () => {
  const io = captured({ tty: true })
  const progress = startProgress(io.context, 'attack', 4)
  progress.update(2)
  progress.update(2)
  progress.end()
  expect(io.err().match(/\r/g)).toHaveLength(1)
  expect(io.err()).toContain('2/4')
})

test('a total of nothing does not divide by zero', () => {
  const io = captured({ tty: true })
  startProgress(io.context, 'attack', 0).end()
  expect(io.err()).toContain('0/0')
})
