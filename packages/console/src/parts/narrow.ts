import { useSyncExternalStore } from 'react'

const phone = matchMedia('(max-width: 760px)')

/** True at phone width, where tables are rows of two lines. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (heard) => {
      phone.addEventListener('change', heard)
      return () => phone.removeEventListener('change', heard)
    },
    () => phone.matches,
  )
}
