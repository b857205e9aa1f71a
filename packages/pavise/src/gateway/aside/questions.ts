import type { FromThread, Questions, Topic, ToThread } from '#gateway/aside/words'

/** What a thread asks the process that started it, and waits for. */
export class Asking {
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  #count = 0

  constructor(private readonly tell: (word: FromThread) => void) {}

  ask<T extends Topic>(topic: T, of: Questions[T]['of'], signal?: AbortSignal): Promise<Questions[T]['answer']> {
    const ask = ++this.#count
    const asked = new Promise<unknown>((resolve, reject) => this.#waiting.set(ask, { resolve, reject }))
    this.tell({ say: 'ask', ask, topic, of } as FromThread)
    signal?.addEventListener('abort', () => this.tell({ say: 'withdraw', ask }), { once: true })
    return asked as Promise<Questions[T]['answer']>
  }

  hear({ ask, answer, refused }: Extract<ToThread, { say: 'answered' }>): void {
    const waiting = this.#waiting.get(ask)
    this.#waiting.delete(ask)
    if (refused !== undefined) waiting?.reject(new Error(refused))
    else waiting?.resolve(answer)
  }
}
