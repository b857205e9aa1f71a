import { createContext, useContext } from 'react'
import type { Me } from '../api/schema'

export type Permission = Me['permissions'][number]

const Session = createContext<Me | undefined>(undefined)
export const SessionProvider = Session.Provider

/** Who is signed in. Only below the shell. */
export function useMe(): Me {
  const me = useContext(Session)
  if (!me) throw new Error('there is no session here')
  return me
}

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}

/** Why a button is off, or undefined where the role has the right. */
export function useReason(permission: Permission): string | undefined {
  const me = useMe()
  return me.permissions.includes(permission) ? undefined : `Your role (${me.user.role.replace('_', ' ')}) may not do this`
}
