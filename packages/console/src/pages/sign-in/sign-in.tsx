import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { go, placeOf, useAddress } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { Me } from '../../api/schema'
import { Note } from '../../parts/states'
import { Sign } from '../../shell/rail'

interface Methods {
  readonly password: boolean
  readonly oidc?: { readonly name: string }
}

/** The door: a link from the terminal (its token stands behind # and never reaches a log), a password, or the company's sign-in. */
export function SignIn({ entered }: { entered: (me: Me) => void }) {
  const address = useAddress()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const methods = useQuery({ queryKey: ['methods'], queryFn: () => call<Methods>('/auth/methods', { quiet: true }) })
  const to = address.search.get('to')
  const enter = async (path: string, body: unknown): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      const me = await call<Me>(path, { method: 'POST', body, quiet: true })
      entered(me)
      go(to?.startsWith('/p/') ? to : placeOf(me.project, 'overview'), { replace: true })
    } catch (error) {
      const { message, hint } = problemOf(error)
      setProblem(hint ? `${message} ${hint}` : message)
      setBusy(false)
    }
  }
  const used = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link works once, so it is tried once
  useEffect(() => {
    const token = location.hash.slice(1)
    if (!token || used.current) return
    used.current = true
    history.replaceState(null, '', location.pathname + location.search)
    void enter('/auth/link', { token })
  }, [])
  return (
    <main className="gate">
      <div className="panel">
        <div className="row">
          <span className="brand">
            <Sign />
          </span>
          <h1>Sign in to Pavise</h1>
        </div>
        {problem && (
          <div role="alert">
            <Note tone="hit">{problem}</Note>
          </div>
        )}
        {methods.error && <Note tone="hit">{problemOf(methods.error).message}</Note>}
        {methods.data?.password && (
          <PasswordForm busy={busy} enter={(handle, password) => void enter('/auth/password', { handle, password })} />
        )}
        {methods.data?.oidc && (
          <a className="btn" href={`/api/v1/auth/oidc/start${to ? `?to=${encodeURIComponent(to)}` : ''}`}>
            Sign in with {methods.data.oidc.name}
          </a>
        )}
        <p className="t2 s">
          On the machine itself, <code>pavise user link</code> prints a link that signs in once, within 10 minutes.
        </p>
      </div>
    </main>
  )
}

function PasswordForm({ busy, enter }: { busy: boolean; enter: (handle: string, password: string) => void }) {
  const [handle, setHandle] = useState('')
  const [password, setPassword] = useState('')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    enter(handle.trim().toLowerCase(), password)
  }
  return (
    <form className="gap" onSubmit={send}>
      <div className="field">
        <label htmlFor="handle">Handle</label>
        <input
          id="handle"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={handle}
          onChange={(event) => setHandle(event.target.value)}
          required
        />
      </div>
      <div className="field">
        <label htmlFor="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
        />
      </div>
      <button type="submit" className="btn primary" disabled={busy}>
        {busy ? 'Signing in' : 'Sign in'}
      </button>
    </form>
  )
}
