import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/client'
import type { FindingChange, UserRow } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { exactTime } from '../../parts/time'
import { useMe } from '../../shell/session'

export type Asked = 'accept' | 'false_positive' | 'assign'

interface ChangeDialogProps {
  readonly asked: Asked
  /** "F-12" or "3 findings". */
  readonly what: string
  readonly close: () => void
  change(change: FindingChange): Promise<boolean>
}

/** What a change must say: a reason, a date, a person. */
export function ChangeDialog(props: ChangeDialogProps) {
  if (props.asked === 'assign') return <AssignDialog {...props} />
  return <ReasonDialog {...props} accept={props.asked === 'accept'} />
}

const DAY = 86_400_000

function ReasonDialog({ what, close, change, accept }: ChangeDialogProps & { accept: boolean }) {
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(() => new Date(Date.now() + 90 * DAY).toISOString().slice(0, 10))
  const [tried, setTried] = useState(false)
  const moment = Date.parse(`${until}T23:59:59Z`)
  const faults = {
    reason: reason.trim().length < 3 ? 'Say why, in three characters or more' : undefined,
    until: accept && !(moment > Date.now()) ? 'Choose a day that is still to come' : undefined,
  }
  const send = async (): Promise<void> => {
    setTried(true)
    if (faults.reason || faults.until) return
    const asked: FindingChange = accept
      ? { state: 'accepted', reason: reason.trim(), acceptedUntil: new Date(moment).toISOString() }
      : { state: 'false_positive', reason: reason.trim() }
    if (await change(asked)) close()
  }
  return (
    <Dialog
      title={accept ? `Accept the risk of ${what}` : `${what}: false positive`}
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary">
            {accept ? 'Accept risk' : 'Mark as false positive'}
          </button>
          <button type="button" className="btn" onClick={close}>
            Keep it open
          </button>
          <span className="t3 s r">sealed in the ledger</span>
        </>
      }
    >
      <p className="t2">
        {accept
          ? 'It leaves the open list until the day below, then it comes back by itself. A run that finds it again does not open it before.'
          : 'It leaves the open list and stays out of counts. The same fault found again keeps this state.'}
      </p>
      <Field label="Why" fault={tried ? faults.reason : undefined} hint="Others read this in the finding's life">
        {(field) => <textarea {...field} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {accept && (
        <Field
          label="Until"
          fault={tried ? faults.until : undefined}
          {...(Number.isNaN(moment) ? {} : { hint: `Comes back ${exactTime(new Date(moment).toISOString())}` })}
        >
          {(field) => <input type="date" {...field} value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Field>
      )}
    </Dialog>
  )
}

function AssignDialog({ what, close, change }: ChangeDialogProps) {
  const me = useMe()
  const [owner, setOwner] = useState(me.user.handle)
  const users = useQuery({ queryKey: ['users'], queryFn: () => call<UserRow[]>('/users'), retry: false })
  const known = users.data ?? []
  const send = async (to: string | null): Promise<void> => {
    if (await change({ owner: to })) close()
  }
  return (
    <Dialog
      title={`Who takes ${what}`}
      close={close}
      submit={() => owner.trim() && void send(owner.trim().toLowerCase())}
      footer={
        <>
          <button type="submit" className="btn primary">
            Assign
          </button>
          <button type="button" className="btn" onClick={() => void send(null)}>
            Nobody
          </button>
        </>
      }
    >
      <Field label="Handle" hint={`${me.user.handle} is you`}>
        {(field) => (
          <>
            <input
              {...field}
              list="handles"
              value={owner}
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setOwner(event.target.value)}
            />
            <datalist id="handles">
              {known.map((user) => (
                <option key={user.handle} value={user.handle}>
                  {user.name}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
    </Dialog>
  )
}
