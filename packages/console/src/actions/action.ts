import { useEffect, useSyncExternalStore } from 'react'

/**
 * Something a person can do on this page. One list feeds buttons, single keys, the key bar and the palette.
 * `off` is the reason why it cannot be done now; `cost` what it takes in requests or money.
 */
export interface Action {
  readonly id: string
  readonly label: string
  /** One key, or `Shift+Enter`. */
  readonly key?: string
  readonly group?: string
  readonly off?: string | undefined
  readonly cost?: string
  /** Left out of the key bar or of the palette. */
  readonly quiet?: boolean
  run(): void
}

let sets: (readonly Action[])[] = []
let all: readonly Action[] = []
const heard = new Set<() => void>()

function changed(): void {
  all = sets.flat()
  for (const hear of heard) hear()
}

/** Offers these actions while the caller is on the page. */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => {
    sets = [...sets, actions]
    changed()
    return () => {
      sets = sets.filter((set) => set !== actions)
      changed()
    }
  }, [actions])
}

export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(
    (hear) => {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    () => all,
  )
}

/** The action of a pressed key: the one offered last wins, so that a drawer goes before its list. */
export function actionOfKey(key: string, actions: readonly Action[]): Action | undefined {
  return actions.findLast((action) => action.key === key && action.off === undefined)
}

/** True where typing means text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !isTick(target)
}

function isTick(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')
}
