import { useSyncExternalStore } from 'react'
import { call } from '../api/client'

/** What a person set for themselves. Kept on the server, and in the browser so that the first paint has it. */
export interface Preferences {
  readonly theme?: 'light' | 'dark' | undefined
  readonly density?: 'compact' | 'comfortable' | undefined
  /** Single keys are off (WCAG 2.1.4). */
  readonly keysOff?: boolean | undefined
  readonly views?: readonly { readonly name: string; readonly q: string }[]
}

let preferences: Preferences = {}
const heard = new Set<() => void>()

function apply(next: Preferences): void {
  preferences = next
  mirror('theme', next.theme)
  mirror('density', next.density)
  for (const hear of heard) hear()
}

function mirror(name: 'theme' | 'density', value: string | undefined): void {
  const forced = name === 'theme' ? new URLSearchParams(location.search).get('theme') : null
  const shown = forced ?? value
  if (shown) document.documentElement.dataset[name] = shown
  else delete document.documentElement.dataset[name]
  try {
    if (value) localStorage.setItem(`pavise.${name}`, value)
    else localStorage.removeItem(`pavise.${name}`)
  } catch {}
}

/** Takes over what the server keeps. */
export async function loadPreferences(): Promise<void> {
  try {
    apply(await call<Preferences>('/me/preferences', { quiet: true }))
  } catch {}
}

/** Changes some and keeps the rest. Held on this page even when the server cannot be reached. */
export async function setPreferences(change: Preferences): Promise<void> {
  apply({ ...preferences, ...change })
  await call('/me/preferences', { method: 'PUT', body: preferences }).catch(() => {})
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (hear) => {
      heard.add(hear)
      return () => heard.delete(hear)
    },
    () => preferences,
  )
}

/** Light or dark as it is shown now. */
export function shownTheme(): 'light' | 'dark' {
  const set = document.documentElement.dataset.theme
  if (set === 'light' || set === 'dark') return set
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
