import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, problemOf } from '../../api/client'
import type { TokenRow } from '../../api/schema'
import { Confirm } from '../../parts/confirm'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { Mark } from '../../parts/mark'
import { SecretOnce } from '../../parts/secret-once'
import { Empty, Failure, Note, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { type Permission, useMe } from '../../shell/session'
import { ExpiryField, expiryOf } from './expiry'
import { rolesQuery } from './roles'

/** Keys for scripts: hashed, shown once, with no more rights than their owner has. */
export function Tokens() {
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => call<TokenRow[]>('/tokens') })
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<string>()
  if (tokens.error) return <Failure error={tokens.error} retry={() => void tokens.refetch()} />
  if (!tokens.data) return <Waiting what="tokens" />
  return (
    <section className="panel">
      <header>
        <h2>API tokens</h2>
        <span className="t3">
          sent as <code>Authorization: Bearer</code>
        </span>
        <button type="button" className="btn primary r" onClick={() => setAdding(true)}>
          Make a token
        </button>
      </header>
      {tokens.data.length === 0 ? (
        <Empty icon="key" title="No token yet" command="pavise token make NAME --scope run:start" level={3}>
          A token lets a script or a pipeline use the API under your name, with the rights that you give it.
        </Empty>
      ) : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Begins with</th>
                <th scope="col">Of</th>
                <th scope="col">May</th>
                <th scope="col">Last used</th>
                <th scope="col">Ends</th>
                <th scope="col">
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.data.map((token) => (
                <Token key={token.id} token={token} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && <TokenForm close={() => setAdding(false)} made={setMade} />}
      {made && (
        <SecretOnce
          title="Your new token"
          secret={made}
          note="Only its hash is kept. Put it where your script reads secrets."
          close={() => setMade(undefined)}
        />
      )}
    </section>
  )
}

function Token({ token }: { token: TokenRow }) {
  const client = useQueryClient()
  const [revoking, setRevoking] = useState(false)
  return (
    <tr>
      <td className="b">{token.name}</td>
      <td className="mono t2">{token.hint}…</td>
      <td className="t2">{token.user}</td>
      <td className="t2 s">{token.scopes.join(', ')}</td>
      <td className="t2 s">{token.lastUsed ? <Time at={token.lastUsed} /> : 'never'}</td>
      <td className="t2 s">{token.expires ? <Time at={token.expires} /> : 'no end'}</td>
      <td className="num">
        {token.revoked ? (
          <Mark tone="none">revoked</Mark>
        ) : (
          <button type="button" className="btn danger" onClick={() => setRevoking(true)} aria-label={`Revoke ${token.name}`}>
            Revoke
          </button>
        )}
        {revoking && (
          <Confirm
            title={`Revoke ${token.name}`}
            verb="Revoke"
            keep="Keep it"
            close={() => setRevoking(false)}
            act={async () => {
              await call(`/tokens/${token.id}`, { method: 'DELETE' })
              await client.invalidateQueries({ queryKey: ['tokens'] })
              toast(`${token.name} revoked`)
            }}
          >
            Whatever uses it is refused from now on. This cannot be undone; a new token can be made.
          </Confirm>
        )}
      </td>
    </tr>
  )
}

function TokenForm({ close, made }: { close: () => void; made: (token: string) => void }) {
  const me = useMe()
  const client = useQueryClient()
  const roles = useQuery({ ...rolesQuery, enabled: me.permissions.includes('setting:read') })
  const titles = new Map(roles.data?.flatMap((role) => role.permissions.map((permission) => [permission.id, permission.title] as const)))
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<ReadonlySet<Permission>>(new Set())
  const [days, setDays] = useState('90')
  const [problem, setProblem] = useState<string>()
  const [tried, setTried] = useState(false)
  const send = async (): Promise<void> => {
    setTried(true)
    if (name.trim() === '' || scopes.size === 0) return
    try {
      const { token } = await call<{ token: string }>('/tokens', {
        method: 'POST',
        body: { name: name.trim(), scopes: [...scopes], ...expiryOf(days) },
      })
      await client.invalidateQueries({ queryKey: ['tokens'] })
      close()
      made(token)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <Dialog
      title="Make a token"
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary">
            Make
          </button>
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
        </>
      }
    >
      {problem && <Note tone="hit">{problem}</Note>}
      <Field
        label="Name"
        fault={tried && name.trim() === '' ? 'Say what it is for' : undefined}
        hint="What it is for, as others will read it"
      >
        {(field) => <input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <ExpiryField days={days} set={setDays} />
      <fieldset className="field">
        <legend>May</legend>
        {tried && scopes.size === 0 && <span className="fault">Choose one right or more</span>}
        <div className="options two">
          {me.permissions.map((permission) => (
            <label key={permission}>
              <input
                type="checkbox"
                checked={scopes.has(permission)}
                onChange={() => {
                  const next = new Set(scopes)
                  if (!next.delete(permission)) next.add(permission)
                  setScopes(next)
                }}
              />
              <span>{titles.get(permission) ?? permission}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </Dialog>
  )
}
