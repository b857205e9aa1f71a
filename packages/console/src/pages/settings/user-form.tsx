import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, type Problem, problemOf } from '../../api/client'
import type { UserRow } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { faultsByName } from '../../parts/form/form-schema'
import { Note } from '../../parts/states'
import type { RoleRow } from './roles'

/** Adds a user, or changes name, e-mail and role of one. */
export function UserForm({ user, roles, close }: { user?: UserRow; roles: readonly RoleRow[]; close: () => void }) {
  const client = useQueryClient()
  const [handle, setHandle] = useState(user?.handle ?? '')
  const [name, setName] = useState(user?.name ?? '')
  const [email, setEmail] = useState(user?.email ?? '')
  const [role, setRole] = useState<UserRow['role']>(user?.role ?? 'auditor')
  const [problem, setProblem] = useState<Problem>()
  const faults = faultsByName(problem?.faults)
  const send = async (): Promise<void> => {
    try {
      if (user)
        await call<UserRow>(`/users/${user.id}`, {
          method: 'PATCH',
          body: { name, role, email: email.trim() || null },
          version: user.version,
        })
      else
        await call<UserRow>('/users', {
          method: 'POST',
          body: { handle: handle.trim().toLowerCase(), name, role, ...(email.trim() ? { email: email.trim() } : {}) },
        })
      await client.invalidateQueries({ queryKey: ['users'] })
      toast(user ? `${user.handle} changed` : `${handle} added. Make a sign-in link for the first time.`)
      close()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Dialog
      title={user ? `Change ${user.handle}` : 'Add a user'}
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary">
            {user ? 'Save' : 'Add'}
          </button>
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
        </>
      }
    >
      {problem && !problem.faults?.length && (
        <Note tone="hit">
          {problem.message} {problem.hint}
        </Note>
      )}
      {!user && (
        <Field label="Handle" fault={faults.handle} hint="Lower-case letters, digits, dots, dashes; stands in every record">
          {(field) => (
            <input {...field} value={handle} autoCapitalize="none" spellCheck={false} onChange={(event) => setHandle(event.target.value)} />
          )}
        </Field>
      )}
      <Field label="Name" fault={faults.name}>
        {(field) => <input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="E-mail, if there is one" fault={faults.email} hint="Matches the sign-in of your provider">
        {(field) => <input {...field} type="email" value={email} onChange={(event) => setEmail(event.target.value)} />}
      </Field>
      <Field label="Role" fault={faults.role}>
        {(field) => (
          <select {...field} value={role} onChange={(event) => setRole(event.target.value as UserRow['role'])}>
            {roles.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
