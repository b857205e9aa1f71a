import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, type Problem, problemOf } from '../../api/client'
import { type FormSchema, faultsByName } from '../../parts/form/form-schema'
import { SchemaForm } from '../../parts/form/schema-form'
import { Failure, Note, Waiting } from '../../parts/states'
import { useReason } from '../../shell/session'

interface SettingRow {
  readonly key: string
  readonly title: string
  readonly value: unknown
  readonly schema: FormSchema
}

const settingsQuery = { queryKey: ['settings'], queryFn: () => call<SettingRow[]>('/settings') }

/** How long things are kept and what is recorded. */
export function Workbench() {
  const settings = useQuery(settingsQuery)
  if (settings.error) return <Failure error={settings.error} retry={() => void settings.refetch()} />
  if (!settings.data) return <Waiting what="settings" />
  return <SettingsForm rows={settings.data} />
}

function SettingsForm({ rows }: { rows: readonly SettingRow[] }) {
  const client = useQueryClient()
  const off = useReason('setting:write')
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]))
  const [value, setValue] = useState<Record<string, unknown>>(stored)
  const [problem, setProblem] = useState<Problem>()
  const changed = Object.fromEntries(rows.filter((row) => value[row.key] !== row.value).map((row) => [row.key, value[row.key]]))
  const schema: FormSchema = {
    type: 'object',
    properties: Object.fromEntries(rows.map((row) => [row.key, { ...row.schema, title: row.title, description: undefined as never }])),
    required: rows.map((row) => row.key),
  }
  const save = async (): Promise<void> => {
    try {
      client.setQueryData(['settings'], await call<SettingRow[]>('/settings', { method: 'PATCH', body: changed }))
      setProblem(undefined)
      toast('Settings saved and sealed')
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <section className="panel form-panel">
      <header>
        <h2>Workbench</h2>
        <span className="t3">what is kept, and for how long</span>
      </header>
      <form
        className="body gap"
        onSubmit={(event) => {
          event.preventDefault()
          if (off === undefined) void save()
        }}
      >
        {off !== undefined && <Note tone="hold">{off}. What you see is how it is set.</Note>}
        {problem && !problem.faults?.length && <Note tone="hit">{problem.message}</Note>}
        <SchemaForm schema={schema} value={value} set={setValue} faults={faultsByName(problem?.faults)} />
        <div className="row">
          <button type="submit" className="btn primary" disabled={Object.keys(changed).length === 0 || off !== undefined}>
            Save
          </button>
        </div>
      </form>
    </section>
  )
}
