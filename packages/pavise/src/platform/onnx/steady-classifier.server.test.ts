import { expect, test } from 'vitest'
import type { LoadedClassifier } from '#platform/onnx/sequence-classifier'
import { steadyClassifier } from '#platform/onnx/steady-classifier'

/** A model whose thread a test can end. */
function mortal(answer: number) {
  const state = { ended: false, closed: false }
  const classifier: LoadedClassifier = {
    get ended() {
      return state.ended
    },
    classify: async () => {
      if (state.ended) throw new Error('the thread has ended')
      return [answer]
    },
    close: async () => {
      state.closed = true
    },
  }
  return { state, classifier }
}

test('a model whose thread ended is loaded again, also where that fails at first', async () => {
  const [first, second] = [mortal(0.1), mortal(0.2)]
  const loads = [first.classifier, undefined, second.classifier]
  const model = await steadyClassifier(async () => loads.shift() ?? Promise.reject(new Error('no memory')), 5)
  expect(await model.classify([[1]])).toEqual([0.1])
  first.state.ended = true
  await expect(model.classify([[1]])).rejects.toThrow('loaded again')
  await expect.poll(() => model.classify([[1]]).catch(() => undefined), { timeout: 10_000 }).toEqual([0.2])
  await model.close()
  expect(second.state.closed).toBe(true)
  await expect(model.classify([[1]])).rejects.toThrow('closed')
})

test('a model that cannot be loaded the first time is told at once', async () => {
  await expect(steadyClassifier(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
})
