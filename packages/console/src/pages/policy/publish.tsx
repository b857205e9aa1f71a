import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { go, placeOf } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { PolicyVersion } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { plural } from '../../parts/number'
import { Note } from '../../parts/states'
import { useMe } from '../../shell/session'
import type { PolicyDiff } from './policy-queries'

interface PublishProps {
  readonly text: string
  readonly base: number
  readonly diff?: PolicyDiff
  readonly rules: number | undefined
  close(): void
  done(): void
}

/** The last question before a policy acts on traffic: what changes, that it can be undone, why, and the project's name. */
export function Publish({ text, base, diff, rules, close, done }: PublishProps) {
  const { project } = useMe()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string>()
  const faults = {
    note: note.trim().length < 3 ? 'Say why, in three characters or more' : undefined,
    name: name.trim() === project ? undefined : `Type ${project} to go on`,
  }
  const send = async (): Promise<void> => {
    setTried(true)
    if (faults.note || faults.name) return
    try {
      const made = await call<PolicyVersion>('/policies', { method: 'POST', body: { text, note: note.trim(), base } })
      await client.invalidateQueries({ queryKey: ['policies'] })
      toast(`v${made.number} is in force`)
      done()
      go(placeOf(project, 'policy'))
    } catch (error) {
      const said = problemOf(error)
      setProblem(said.hint ? `${said.message} ${said.hint}` : said.message)
    }
  }
  return (
    <Dialog
      title="Publish the policy"
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn stop">
            Publish
          </button>
          <button type="button" className="btn" onClick={close}>
            Keep v{base}
          </button>
          <span className="t3 s r">sealed in the ledger</span>
        </>
      }
    >
      {problem && <Note tone="hit">{problem}</Note>}
      <p>
        {plural(rules ?? 0, 'rule')} act on every exchange of every gateway from now on.{' '}
        {diff && diff.rules.length > 0 && `${diff.rules.map((rule) => `${rule.id} ${rule.change}`).join(', ')}. `}
        Rolling back to v{base} undoes it.
      </p>
      <Field label="Why" fault={tried ? faults.note : undefined} hint="Stands in the list of versions">
        {(field) => <textarea {...field} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Field label={`Type ${project} to go on`} fault={tried ? faults.name : undefined}>
        {(field) => (
          <input {...field} className="input mono" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
