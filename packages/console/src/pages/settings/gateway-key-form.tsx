import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, type Problem, problemOf } from '../../api/client'
import type { GatewayKeyRow } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { Note } from '../../parts/states'
import { ExpiryField, expiryOf } from './expiry'
import { faultsOf, scopeOf, typedOf } from './key-scope'
import { KeyScopeFields } from './key-scope-fields'

interface KeyFormProps {
  /** The key that is changed; absent where one is made. */
  readonly of?: GatewayKeyRow
  readonly close: () => void
  /** Told the key itself. */
  readonly made?: (key: string) => void
}

/** The end stays what it is. */
const AS_IT_IS = 'same'

/** Makes a key of the gateway, or changes what one may do. */
export function KeyForm({ of, close, made }: KeyFormProps) {
  const client = useQueryClient()
  const [name, setName] = useState(of?.name ?? '')
  const [tenant, setTenant] = useState('')
  const [days, setDays] = useState(of ? AS_IT_IS : '')
  const [scope, setScope] = useState(() => typedOf(of?.scope))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const faults = { ...(name.trim() === '' && { name: 'Say which application uses it' }), ...faultsOf(scope) }
  const shown: Readonly<Record<string, string>> = tried ? faults : {}
  const send = async (): Promise<void> => {
    setTried(true)
    if (Object.keys(faults).length > 0) return
    const may = scopeOf(scope)
    try {
      if (of) {
        const ends = days === AS_IT_IS ? {} : days === '' ? { expires: null } : expiryOf(days)
        await call(`/gateway-keys/${of.id}`, { method: 'PATCH', body: { name: name.trim(), scope: may ?? null, ...ends } })
        toast(`${name.trim()} changed`)
      } else {
        const body = {
          name: name.trim(),
          ...(tenant.trim() ? { tenant: tenant.trim() } : {}),
          ...expiryOf(days),
          ...(may && { scope: may }),
        }
        const { key } = await call<{ key: string }>('/gateway-keys', { method: 'POST', body })
        made?.(key)
      }
      await client.invalidateQueries({ queryKey: ['gateway-keys'] })
      close()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Dialog
      title={of ? `Change ${of.name}` : 'Make a gateway key'}
      wide
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary">
            {of ? 'Save' : 'Make'}
          </button>
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
        </>
      }
    >
      {problem && (
        <Note tone="hit">
          {problem.message} {problem.faults?.map(({ path, message }) => `${path}: ${message}`).join('; ') ?? problem.hint}
        </Note>
      )}
      <Field label="Name" fault={shown.name} hint="Stands in every decision">
        {(field) => <input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {!of && (
        <Field label="Tenant, if there is one" hint="Keeps the sessions of tenants apart">
          {(field) => <input {...field} value={tenant} onChange={(event) => setTenant(event.target.value)} />}
        </Field>
      )}
      <KeyScopeFields scope={scope} set={setScope} faults={shown} />
      <ExpiryField days={days} set={setDays} {...(of && { same: { value: AS_IT_IS, until: of.expires } })} />
    </Dialog>
  )
}
