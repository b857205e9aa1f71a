import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, problemOf } from '../../api/client'
import type { GatewayKeyRow } from '../../api/schema'
import { Confirm } from '../../parts/confirm'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { Mark } from '../../parts/mark'
import { SecretOnce } from '../../parts/secret-once'
import { Empty, Failure, Note, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { useReason } from '../../shell/session'
import { ExpiryField, expiryOf } from './expiry'

/** Keys that clients of the gateway send in place of the model's own key. */
export function GatewayKeys() {
  const keys = useQuery({ queryKey: ['gateway-keys'], queryFn: () => call<GatewayKeyRow[]>('/gateway-keys') })
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<string>()
  const off = useReason('key:write')
  if (keys.error) return <Failure error={keys.error} retry={() => void keys.refetch()} />
  if (!keys.data) return <Waiting what="keys" />
  return (
    <section className="panel">
      <header>
        <h2>Gateway keys</h2>
        <span className="t3">one for each application, so that each can be told apart and stopped</span>
        <button
          type="button"
          className="btn primary r"
          aria-disabled={off !== undefined || undefined}
          title={off}
          onClick={() => off === undefined && setAdding(true)}
        >
          Make a key
        </button>
      </header>
      {keys.data.length === 0 ? (
        <Empty icon="key" title="No key yet" level={3}>
          Without a key nobody passes the gateway. Make one for each application, and set it as the API key of its client.
        </Empty>
      ) : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Begins with</th>
                <th scope="col">Tenant</th>
                <th scope="col">Made by</th>
                <th scope="col">Last used</th>
                <th scope="col">Ends</th>
                <th scope="col">
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.data.map((key) => (
                <Key key={key.id} row={key} off={off} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && <KeyForm close={() => setAdding(false)} made={setMade} />}
      {made && (
        <SecretOnce
          title="Your new gateway key"
          secret={made}
          note="Only its hash is kept. Set it as the API key of the client that goes through the gateway."
          close={() => setMade(undefined)}
        />
      )}
    </section>
  )
}

function Key({ row, off }: { row: GatewayKeyRow; off: string | undefined }) {
  const client = useQueryClient()
  const [revoking, setRevoking] = useState(false)
  return (
    <tr>
      <td className="b">{row.name}</td>
      <td className="mono t2">{row.hint}…</td>
      <td className="t2">{row.tenant ?? '–'}</td>
      <td className="t2">{row.by}</td>
      <td className="t2 s">{row.lastUsed ? <Time at={row.lastUsed} /> : 'never'}</td>
      <td className="t2 s">{row.expires ? <Time at={row.expires} /> : 'no end'}</td>
      <td className="num">
        {row.revoked ? (
          <Mark tone="none">revoked</Mark>
        ) : (
          off === undefined && (
            <button type="button" className="btn danger" onClick={() => setRevoking(true)} aria-label={`Revoke ${row.name}`}>
              Revoke
            </button>
          )
        )}
        {revoking && (
          <Confirm
            title={`Revoke ${row.name}`}
            verb="Revoke"
            keep="Keep it"
            type={row.name}
            close={() => setRevoking(false)}
            act={async () => {
              await call(`/gateway-keys/${row.id}`, { method: 'DELETE' })
              await client.invalidateQueries({ queryKey: ['gateway-keys'] })
              toast(`${row.name} revoked`)
            }}
          >
            Every application that uses {row.name} is refused at the gateway from now on
            {row.lastUsed ? (
              <>
                ; it was used <Time at={row.lastUsed} />
              </>
            ) : (
              ''
            )}
            . This cannot be undone.
          </Confirm>
        )}
      </td>
    </tr>
  )
}

function KeyForm({ close, made }: { close: () => void; made: (key: string) => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [tenant, setTenant] = useState('')
  const [days, setDays] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string>()
  const send = async (): Promise<void> => {
    setTried(true)
    if (name.trim() === '') return
    try {
      const { key } = await call<{ key: string }>('/gateway-keys', {
        method: 'POST',
        body: { name: name.trim(), ...(tenant.trim() ? { tenant: tenant.trim() } : {}), ...expiryOf(days) },
      })
      await client.invalidateQueries({ queryKey: ['gateway-keys'] })
      close()
      made(key)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <Dialog
      title="Make a gateway key"
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
      <Field label="Name" fault={tried && name.trim() === '' ? 'Say which application uses it' : undefined} hint="Stands in every decision">
        {(field) => <input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="Tenant, if there is one" hint="Keeps the sessions of tenants apart">
        {(field) => <input {...field} value={tenant} onChange={(event) => setTenant(event.target.value)} />}
      </Field>
      <ExpiryField days={days} set={setDays} />
    </Dialog>
  )
}
