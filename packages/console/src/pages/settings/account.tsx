import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, type Problem, problemOf } from '../../api/client'
import type { Me } from '../../api/schema'
import { Field } from '../../parts/field'
import { faultsByName } from '../../parts/form/form-schema'
import { Note } from '../../parts/states'
import { setPreferences, shownTheme, usePreferences } from '../../shell/preferences'
import { useMe } from '../../shell/session'

/** What a person may change for themselves. */
export function Account() {
  return (
    <div className="grid duo">
      <Name />
      <Password />
      <Looks />
    </div>
  )
}

function Name() {
  const me = useMe()
  const client = useQueryClient()
  const [name, setName] = useState(me.user.name)
  const [problem, setProblem] = useState<Problem>()
  const save = async (): Promise<void> => {
    try {
      client.setQueryData(['me'], await call<Me>('/me', { method: 'PATCH', body: { name: name.trim() } }))
      setProblem(undefined)
      toast('Name saved')
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <section className="panel">
      <header>
        <h2>Who you are</h2>
      </header>
      <form
        className="body gap"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <dl className="facts">
          <dt>Handle</dt>
          <dd className="mono">{me.user.handle}</dd>
          <dt>Role</dt>
          <dd>{me.user.role.replace('_', ' ')}</dd>
        </dl>
        <Field label="Name" fault={problem ? (faultsByName(problem.faults).name ?? problem.message) : undefined}>
          {(field) => <input {...field} autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <div className="row">
          <button type="submit" className="btn" disabled={name.trim() === '' || name === me.user.name}>
            Save
          </button>
        </div>
      </form>
    </section>
  )
}

function Password() {
  const me = useMe()
  const client = useQueryClient()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<string>()
  const save = async (): Promise<void> => {
    try {
      client.setQueryData(
        ['me'],
        await call<Me>('/me', { method: 'PATCH', body: { password: { ...(me.user.password ? { old } : {}), new: next } } }),
      )
      setOld('')
      setNext('')
      setProblem(undefined)
      toast('Password saved. Other sessions of yours ended.')
    } catch (error) {
      const said = problemOf(error)
      setProblem([said.message, ...(said.faults ?? []).map((fault) => fault.message)].join('; '))
    }
  }
  return (
    <section className="panel">
      <header>
        <h2>Password</h2>
        <span className="t3">{me.user.password ? 'set' : 'not set: you come in by link or provider'}</span>
      </header>
      <form
        className="body gap"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {problem && <Note tone="hit">{problem}</Note>}
        <input type="hidden" name="username" autoComplete="username" value={me.user.handle} readOnly />
        {me.user.password && (
          <Field label="Now">
            {(field) => (
              <input
                {...field}
                type="password"
                autoComplete="current-password"
                value={old}
                onChange={(event) => setOld(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label="New" hint="12 characters or more">
          {(field) => (
            <input {...field} type="password" autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="btn" disabled={next === '' || (me.user.password && old === '')}>
            Save
          </button>
        </div>
      </form>
    </section>
  )
}

function Looks() {
  const preferences = usePreferences()
  const theme = preferences.theme ?? 'system'
  return (
    <section className="panel">
      <header>
        <h2>How it looks and listens</h2>
        <span className="t3">now {shownTheme()}</span>
      </header>
      <div className="body gap">
        <Choice
          label="Theme"
          value={theme}
          values={['system', 'light', 'dark']}
          set={(value) => {
            const { theme: _theme, ...rest } = preferences
            void setPreferences(value === 'system' ? { ...rest, theme: undefined } : { theme: value as 'light' | 'dark' })
          }}
        />
        <Choice
          label="Rows"
          value={preferences.density ?? 'normal'}
          values={['compact', 'normal', 'comfortable']}
          set={(value) => void setPreferences({ density: value === 'normal' ? undefined : (value as 'compact' | 'comfortable') })}
        />
        <div className="options">
          <label>
            <input
              type="checkbox"
              checked={preferences.keysOff !== true}
              onChange={(event) => void setPreferences({ keysOff: event.target.checked ? undefined : true })}
            />
            <span>Single keys act, as the bar below lists says. Ctrl K works either way.</span>
          </label>
        </div>
      </div>
    </section>
  )
}

function Choice({ label, value, values, set }: { label: string; value: string; values: readonly string[]; set: (value: string) => void }) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="row">
        <div className="seg">
          {values.map((one) => (
            <button key={one} type="button" aria-pressed={one === value} onClick={() => set(one)}>
              {one}
            </button>
          ))}
        </div>
      </div>
    </fieldset>
  )
}
