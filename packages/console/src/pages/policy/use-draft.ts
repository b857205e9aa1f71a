import { useCallback, useState } from 'react'

const KEY = 'pavise.policy-draft'

interface Draft {
  readonly text: string
  /** The version that it was begun on; 0 where there was none. */
  readonly base: number
}

function kept(): Draft | undefined {
  try {
    const text = sessionStorage.getItem(KEY)
    return text ? (JSON.parse(text) as Draft) : undefined
  } catch {
    return undefined
  }
}

/** A policy that is being written. Kept for the session, so that a look elsewhere loses nothing. */
export function useDraft(): [Draft | undefined, (draft: Draft | undefined) => void] {
  const [draft, setDraft] = useState(kept)
  const set = useCallback((next: Draft | undefined) => {
    setDraft(next)
    try {
      if (next) sessionStorage.setItem(KEY, JSON.stringify(next))
      else sessionStorage.removeItem(KEY)
    } catch {}
  }, [])
  return [draft, set]
}
