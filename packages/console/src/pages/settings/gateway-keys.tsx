import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call } from '../../api/client'
import type { GatewayKeyRow } from '../../api/schema'
import { Confirm } from '../../parts/confirm'
import { Mark } from '../../parts/mark'
import { SecretOnce } from '../../parts/secret-once'
import { Empty, Failure, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { useReason } from '../../shell/session'
import { KeyForm } from './gateway-key-form'
import { scopeLines } from './key-scope'

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
                <th scope="col">May</th>
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
  const [changing, setChanging] = useState(false)
  return (
    <tr>
      <td className="b">{row.name}</td>
      <td className="mono t2">{row.hint}…</td>
      <td className="t2">{row.tenant ?? '–'}</td>
      <td className="t2">
        {scopeLines(row.scope).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </td>
      <td className="t2">{row.by}</td>
      <td className="t2 s">{row.lastUsed ? <Time at={row.lastUsed} /> : 'never'}</td>
      <td className="t2 s">{row.expires ? <Time at={row.expires} /> : 'no end'}</td>
      <td className="num">
        {row.revoked ? (
          <Mark tone="none">revoked</Mark>
        ) : (
          off === undefined && (
            <div className="row">
              <button type="button" className="btn" onClick={() => setChanging(true)} aria-label={`Change ${row.name}`}>
                Change
              </button>
              <button type="button" className="btn danger" onClick={() => setRevoking(true)} aria-label={`Revoke ${row.name}`}>
                Revoke
              </button>
            </div>
          )
        )}
        {changing && <KeyForm of={row} close={() => setChanging(false)} />}
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
