import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { call, type Problem, problemOf } from '../../api/client'
import type { Asset } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { faultsByName } from '../../parts/form/form-schema'
import { Note } from '../../parts/states'

const TIMES = [
  ['0 3 * * *', 'every night at 3'],
  ['0 */6 * * *', 'every six hours'],
  ['0 3 * * 1', 'Mondays at 3'],
] as const

/** Adds a run by the clock. */
export function ScheduleForm({ assets, close }: { assets: readonly Asset[]; close: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('nightly')
  const [cron, setCron] = useState<string>(TIMES[0][0])
  const [asset, setAsset] = useState(assets[0]?.id)
  const [problem, setProblem] = useState<Problem>()
  const kindOf = (id: string): 'scan' | 'attack' => (assets.find((one) => one.id === id)?.kind === 'model' ? 'scan' : 'attack')
  const faults = faultsByName(problem?.faults)
  const send = async (): Promise<void> => {
    try {
      await call('/schedules', {
        method: 'POST',
        body: { name: name.trim(), cron: cron.trim(), enabled: true, run: asset ? { kind: kindOf(asset), asset } : { kind: 'loop' } },
      })
      await client.invalidateQueries({ queryKey: ['schedules'] })
      toast(`${name} added`)
      close()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Dialog
      title="Add a schedule"
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary">
            Add
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
      <Field label="Name" fault={faults.name}>
        {(field) => <input {...field} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="What" fault={faults.asset}>
        {(field) => (
          <select {...field} value={asset ?? ''} onChange={(event) => setAsset(event.target.value || undefined)}>
            {assets.map((one) => (
              <option key={one.id} value={one.id}>
                {one.kind === 'model' ? 'Scan' : 'Attack'} {one.name}
              </option>
            ))}
            <option value="">Closed loop on the practice target</option>
          </select>
        )}
      </Field>
      <Field label="When" fault={faults.cron} hint="Minute, hour, day, month, weekday, in UTC">
        {(field) => <input {...field} className="mono" value={cron} spellCheck={false} onChange={(event) => setCron(event.target.value)} />}
      </Field>
      <div className="row wrap">
        {TIMES.map(([line, words]) => (
          <button key={line} type="button" className="btn" onClick={() => setCron(line)}>
            {words}
          </button>
        ))}
      </div>
    </Dialog>
  )
}
