import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, problemOf } from '../../api/client'
import type { UserRow } from '../../api/schema'
import { Confirm } from '../../parts/confirm'
import { Icon } from '../../parts/icon'
import { Mark } from '../../parts/mark'
import { Menu } from '../../parts/menu'
import { SecretOnce } from '../../parts/secret-once'
import { Failure, Waiting } from '../../parts/states'
import { exactTime, Time } from '../../parts/time'
import { useMay, useReason } from '../../shell/session'
import { type RoleRow, rolesQuery } from './roles'
import { UserForm } from './user-form'

const usersQuery = { queryKey: ['users'], queryFn: () => call<UserRow[]>('/users') }

/** Who may come in, as what. */
export function Users() {
  const users = useQuery(usersQuery)
  const roles = useQuery(rolesQuery)
  const [adding, setAdding] = useState(false)
  const off = useReason('user:write')
  if (users.error) return <Failure error={users.error} retry={() => void users.refetch()} />
  if (!users.data) return <Waiting what="users" />
  return (
    <>
      <section className="panel">
        <header>
          <h2>Users</h2>
          <span className="t3">{users.data.length}</span>
          <button
            type="button"
            className="btn primary r"
            aria-disabled={off !== undefined || undefined}
            title={off}
            onClick={() => off === undefined && setAdding(true)}
          >
            Add a user
          </button>
        </header>
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">Handle</th>
                <th scope="col">Name</th>
                <th scope="col">Role</th>
                <th scope="col">Comes in by</th>
                <th scope="col">Last seen</th>
                <th scope="col">State</th>
                <th scope="col">
                  <span className="sr">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {users.data.map((user) => (
                <User key={user.id} user={user} roles={roles.data ?? []} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {roles.data && <RoleTable roles={roles.data} />}
      {adding && <UserForm roles={roles.data ?? []} close={() => setAdding(false)} />}
    </>
  )
}

function User({ user, roles }: { user: UserRow; roles: readonly RoleRow[] }) {
  const client = useQueryClient()
  const may = useMay('user:write')
  const [changing, setChanging] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [link, setLink] = useState<{ url: string; expires: string }>()
  const again = () => client.invalidateQueries({ queryKey: ['users'] })
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      const problem = problemOf(error)
      toast(problem.hint ? `${problem.message} ${problem.hint}` : problem.message, { tone: 'hit' })
    }
  }
  const ways = [user.password && 'password', user.oidc && 'provider'].filter(Boolean).join(', ') || 'link'
  return (
    <tr>
      <td className="mono">{user.handle}</td>
      <td>{user.name}</td>
      <td>{roles.find((role) => role.id === user.role)?.title ?? user.role}</td>
      <td className="t2">{ways}</td>
      <td className="t2 s">{user.lastSeen ? <Time at={user.lastSeen} /> : 'never'}</td>
      <td>
        {user.disabled ? (
          <Mark tone="none">disabled</Mark>
        ) : user.lockedUntil && Date.parse(user.lockedUntil) > Date.now() ? (
          <Mark tone="hold">locked</Mark>
        ) : (
          <Mark tone="miss">active</Mark>
        )}
      </td>
      <td className="num">
        {may && (
          <Menu label={`Actions for ${user.handle}`} face={<Icon name="more" />}>
            <button type="button" onClick={() => setChanging(true)}>
              Change
            </button>
            <button
              type="button"
              onClick={() =>
                void attempt(async () => {
                  setLink(await call<{ url: string; expires: string }>(`/users/${user.id}/link`, { method: 'POST', body: {} }))
                })
              }
            >
              Make a sign-in link
            </button>
            <button
              type="button"
              onClick={() =>
                void attempt(async () => {
                  await call(`/users/${user.id}`, { method: 'PATCH', body: { disabled: !user.disabled }, version: user.version })
                  await again()
                  toast(`${user.handle} ${user.disabled ? 'may come in again' : 'is disabled; sessions and tokens ended'}`)
                })
              }
            >
              {user.disabled ? 'Enable' : 'Disable'}
            </button>
            <button type="button" onClick={() => setRemoving(true)}>
              Remove
            </button>
          </Menu>
        )}
        {changing && <UserForm user={user} roles={roles} close={() => setChanging(false)} />}
        {removing && (
          <Confirm
            title={`Remove ${user.handle}`}
            verb="Remove"
            keep="Keep"
            type={user.handle}
            close={() => setRemoving(false)}
            act={async () => {
              await call(`/users/${user.id}`, { method: 'DELETE' })
              await again()
              toast(`${user.handle} removed`)
            }}
          >
            Sessions and API tokens of {user.handle} end now. What was done under this handle keeps it. This cannot be undone; disabling
            can.
          </Confirm>
        )}
        {link && (
          <SecretOnce
            title={`Sign-in link for ${user.handle}`}
            secret={link.url}
            note={`Works once, until ${exactTime(link.expires)}. Whoever has it is ${user.handle}.`}
            close={() => setLink(undefined)}
          />
        )}
      </td>
    </tr>
  )
}

function RoleTable({ roles }: { roles: readonly RoleRow[] }) {
  return (
    <section className="panel">
      <header>
        <h2>What each role may</h2>
      </header>
      <dl className="facts body">
        {roles.map((role) => (
          <Role key={role.id} role={role} />
        ))}
      </dl>
    </section>
  )
}

function Role({ role }: { role: RoleRow }) {
  return (
    <>
      <dt>{role.title}</dt>
      <dd className="t2">{role.permissions.map((permission) => permission.title.toLowerCase()).join('; ')}</dd>
    </>
  )
}
