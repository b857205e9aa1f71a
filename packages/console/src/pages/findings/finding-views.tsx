import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, placeOf } from '../../address/address'
import { countFindings } from '../../api/finding-counts'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { Icon } from '../../parts/icon'
import { shortCount } from '../../parts/number'
import { setPreferences, usePreferences } from '../../shell/preferences'
import { useMe } from '../../shell/session'
import { FINDING_VIEWS } from './views'

/** Saved views with their counts. A view is a filter line with a name. */
export function FindingViews({ q }: { q: string }) {
  const { project } = useMe()
  const { views: own = [] } = usePreferences()
  const [saving, setSaving] = useState(false)
  const views = [...FINDING_VIEWS, ...own]
  const queries = views.map((view) => view.q)
  const counts = useQuery({
    queryKey: ['finding-counts', 'views', queries],
    queryFn: () => countFindings(queries),
    staleTime: 15_000,
  })
  const line = q.trim()
  const known = views.some((view) => view.q === line)
  return (
    <nav className="tabs" aria-label="Saved views">
      {views.map((view, at) => (
        <Link
          key={view.name}
          to={placeOf(project, `findings?q=${encodeURIComponent(view.q || ' ')}`)}
          aria-current={view.q === line ? 'page' : undefined}
        >
          {view.name}
          {counts.data?.[at] !== undefined && <span className="n">{shortCount(counts.data[at])}</span>}
        </Link>
      ))}
      {!known && (
        <button type="button" className="t2" onClick={() => setSaving(true)}>
          <Icon name="plus" /> Save view
        </button>
      )}
      {own.some((view) => view.q === line) && (
        <button type="button" className="t2" onClick={() => void setPreferences({ views: own.filter((view) => view.q !== line) })}>
          Forget view
        </button>
      )}
      {saving && <SaveView q={line} close={() => setSaving(false)} />}
    </nav>
  )
}

function SaveView({ q, close }: { q: string; close: () => void }) {
  const { views = [] } = usePreferences()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const taken = [...FINDING_VIEWS, ...views].some((view) => view.name === name.trim())
  const fault = name.trim() === '' ? 'Give it a name' : taken ? 'A view of this name is there already' : undefined
  const save = (): void => {
    setTried(true)
    if (fault) return
    void setPreferences({ views: [...views, { name: name.trim(), q }] })
    close()
  }
  return (
    <Dialog
      title="Save this view"
      close={close}
      submit={save}
      footer={
        <>
          <button type="submit" className="btn primary">
            Save
          </button>
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
        </>
      }
    >
      <p className="t2">
        <code>{q || 'everything'}</code> becomes a tab that only you see.
      </p>
      <Field label="Name" fault={tried ? fault : undefined}>
        {(field) => <input {...field} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
