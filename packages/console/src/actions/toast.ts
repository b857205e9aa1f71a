import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly tone: 'miss' | 'hit'
  readonly text: string
  readonly undo?: () => void
}

let toasts: readonly Toast[] = []
let last = 0
const heard = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const hear of heard) hear()
}

/** Says what happened: 6 s for what went well, until read for what did not. `undo` gets the key z. */
export function toast(text: string, { tone = 'miss', undo }: { tone?: Toast['tone']; undo?: () => void } = {}): void {
  const id = ++last
  set([...toasts.slice(-3), { id, tone, text, ...(undo ? { undo } : {}) }])
  if (tone === 'miss') setTimeout(() => dismiss(id), 6_000)
}

export function dismiss(id: number): void {
  set(toasts.filter((one) => one.id !== id))
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (hear) => {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    () => toasts,
  )
}
