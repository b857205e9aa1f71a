import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { go, placeOf, useAddress } from './address/address'
import { ApiError, call, keepSession, problemOf } from './api/client'
import type { Me } from './api/schema'
import { SignIn } from './pages/sign-in/sign-in'
import { Failure } from './parts/states'
import { loadPreferences } from './shell/preferences'
import { SessionProvider } from './shell/session'
import { Shell } from './shell/shell'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => times < 2 && error instanceof ApiError && error.problem.status === 0,
    },
  },
})

export function App() {
  return (
    <QueryClientProvider client={client}>
      <Gate />
    </QueryClientProvider>
  )
}

/** Who is there decides what is shown: the door, or the house. */
function Gate() {
  const address = useAddress()
  const door = address.path === '/sign-in'
  const me = useQuery({
    queryKey: ['me'],
    queryFn: () => call<Me>('/me', { quiet: true }),
    enabled: !door,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const status = me.error ? problemOf(me.error).status : undefined
  useEffect(() => {
    if (!door && status === 401) go(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`, { replace: true })
  }, [door, status])
  const project = me.data?.project
  useEffect(() => {
    if (!door && project !== undefined && address.project === undefined) go(placeOf(project, 'overview'), { replace: true })
  }, [door, project, address.project])
  const known = me.data !== undefined
  useEffect(() => {
    if (known) void loadPreferences()
  }, [known])
  if (door) return <SignIn entered={(entered) => client.setQueryData(['me'], entered)} />
  if (me.data) {
    keepSession(me.data.csrf, () => {
      client.clear()
      go(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
    })
    return (
      <SessionProvider value={me.data}>
        <Shell />
      </SessionProvider>
    )
  }
  if (me.error && status !== 401)
    return (
      <main className="gate">
        <h1 className="sr">Pavise</h1>
        <Failure error={me.error} retry={() => void me.refetch()} />
      </main>
    )
  return null
}
