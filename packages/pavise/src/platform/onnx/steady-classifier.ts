import type { LoadedClassifier } from '#platform/onnx/sequence-classifier'

/** Milliseconds before a model whose thread ended is loaded once more. */
const REST = 5_000

/** A model that is loaded again where its thread ended: meanwhile questions are refused with the reason. Rejects as `load` does the first time. */
export async function steadyClassifier(load: () => Promise<LoadedClassifier>, rest = REST): Promise<LoadedClassifier> {
  let current: LoadedClassifier | undefined = await load()
  let closed = false
  let again: NodeJS.Timeout | undefined
  const reload = (): void => {
    current = undefined
    again ??= setTimeout(async () => {
      const loaded = await load().catch(() => undefined)
      again = undefined
      if (closed) await loaded?.close()
      else if (loaded) current = loaded
      else reload()
    }, rest).unref()
  }
  return {
    get ended() {
      return closed
    },
    async classify(windows) {
      if (current?.ended) reload()
      if (current) return current.classify(windows)
      throw new Error(closed ? 'the model is closed' : 'the model is loaded again')
    },
    async close() {
      closed = true
      clearTimeout(again)
      const last = current
      current = undefined
      await last?.close()
    },
  }
}
