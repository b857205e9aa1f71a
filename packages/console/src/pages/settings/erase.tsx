import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call } from '../../api/client'
import { Confirm } from '../../parts/confirm'
import { Field } from '../../parts/field'
import { plural } from '../../parts/number'
import { Note } from '../../parts/states'

type What = 'session' | 'subject' | 'before'

const WHAT: Readonly<Record<What, { title: string; label: string; hint: string }>> = {
  session: { title: 'A session', label: 'Session', hint: 'As it stands in a decision of the firewall' },
  subject: { title: 'A person', label: 'Principal', hint: 'The id under which the person used the application' },
  before: { title: 'Everything older', label: 'Older than', hint: 'A day, in UTC' },
}

/** Forgetting: the keys of records are destroyed, so that no copy of them can be read again. */
export function Erase() {
  const [what, setWhat] = useState<What>('session')
  const [value, setValue] = useState('')
  const [asking, setAsking] = useState(false)
  const chosen = WHAT[what]
  const body = what === 'before' ? { before: value ? `${value}T00:00:00.000Z` : '' } : { [what]: value.trim() }
  return (
    <section className="panel form-panel">
      <header>
        <h2>Forget</h2>
        <span className="t3">on a person's request, or because it is too old</span>
      </header>
      <form
        className="body gap"
        onSubmit={(event) => {
          event.preventDefault()
          if (value.trim()) setAsking(true)
        }}
      >
        <Note tone="hold">
          Evidence, transcripts and recordings that match become unreadable here, in the database and in every backup without keys. The
          ledger still shows that they were there.
        </Note>
        <fieldset className="field">
          <legend>What</legend>
          <div className="row">
            <div className="seg">
              {(Object.keys(WHAT) as What[]).map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={one === what}
                  onClick={() => {
                    setWhat(one)
                    setValue('')
                  }}
                >
                  {WHAT[one].title}
                </button>
              ))}
            </div>
          </div>
        </fieldset>
        <Field label={chosen.label} hint={chosen.hint}>
          {(field) => (
            <input
              {...field}
              type={what === 'before' ? 'date' : 'text'}
              value={value}
              spellCheck={false}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="btn danger" disabled={value.trim() === ''}>
            Forget
          </button>
          <code className="t3 s">
            pavise erase --{what} {value || 'VALUE'}
          </code>
        </div>
      </form>
      {asking && (
        <Confirm
          title="Forget for good"
          verb="Forget"
          keep="Keep everything"
          type="forget"
          close={() => setAsking(false)}
          act={async () => {
            const { records } = await call<{ records: number }>('/erase', { method: 'POST', body })
            toast(`${plural(records, 'record')} forgotten`)
            setValue('')
          }}
        >
          {chosen.title}: <code>{value}</code>. The keys of all records that match are destroyed. Nobody can undo this.
        </Confirm>
      )}
    </section>
  )
}
