import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { go, placeOf } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { Page } from '../../api/pages'
import type { NewRun as Asked, Asset, Run } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { plural } from '../../parts/number'
import { Note } from '../../parts/states'
import { span } from '../../parts/time'
import { useMe } from '../../shell/session'

/** Asks for a run, and says first what it will take. `preset` is an asset's id: a model is scanned, all else attacked. `practice` is the loop. */
export function NewRun({ preset, close }: { preset: string; close: () => void }) {
  const { project } = useMe()
  const client = useQueryClient()
  const assets = useQuery({ queryKey: ['assets', 'choose'], queryFn: () => call<Page<Asset>>('/assets?limit=500') })
  const known = preset.includes('-') ? preset : undefined
  const [picked, setKind] = useState<Asked['kind']>()
  const kindOfKnown = assets.data?.items.find(({ id }) => id === known)?.kind === 'model' ? 'scan' : 'attack'
  const kind = picked ?? (known ? kindOfKnown : 'loop')
  const fitting = assets.data?.items.filter((one) => (one.kind === 'model') === (kind === 'scan'))
  const [chosen, setAsset] = useState(known)
  const asset = fitting?.find(({ id }) => id === chosen)?.id ?? fitting?.[0]?.id
  const [budget, setBudget] = useState('')
  const [seed, setSeed] = useState('')
  const [guarded, setGuarded] = useState(false)
  const [problem, setProblem] = useState<string>()
  const asked: Asked = {
    kind,
    ...(kind !== 'loop' && asset ? { asset } : {}),
    ...(kind !== 'scan' && budget ? { budget: Number(budget) } : {}),
    ...(kind !== 'scan' && seed ? { seed: Number(seed) } : {}),
    ...(kind === 'attack' && guarded ? { guarded } : {}),
  }
  const ready = (kind === 'loop' || asset !== undefined) && !Number.isNaN(Number(budget)) && !Number.isNaN(Number(seed))
  const estimate = useQuery({
    queryKey: ['estimate', asked],
    queryFn: () => call<{ requests: number; seconds: number }>('/runs/estimate', { method: 'POST', body: asked }),
    enabled: ready,
    retry: false,
  })
  const start = async (): Promise<void> => {
    try {
      const run = await call<Run>('/runs', { method: 'POST', body: asked })
      void client.invalidateQueries({ queryKey: ['runs'] })
      toast('Run queued')
      go(placeOf(project, `runs/${run.id}`))
    } catch (error) {
      const said = problemOf(error)
      setProblem(
        [said.message, said.hint, ...(said.faults ?? []).map((fault) => `${fault.path} ${fault.message}`)].filter(Boolean).join(' '),
      )
    }
  }
  return (
    <Dialog
      title="New run"
      close={close}
      submit={() => ready && void start()}
      footer={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            Start
          </button>
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
          <span className="t2 s r" role="status">
            {estimate.data
              ? `${kind === 'scan' ? 'sends nothing' : plural(estimate.data.requests, 'request')}, about ${span(estimate.data.seconds * 1000)}`
              : estimate.error
                ? problemOf(estimate.error).message
                : ''}
          </span>
        </>
      }
    >
      {problem && <Note tone="hit">{problem}</Note>}
      <fieldset className="field">
        <legend>What</legend>
        <div className="options">
          <label>
            <input type="radio" name="kind" checked={kind === 'loop'} onChange={() => setKind('loop')} />
            <span>
              Closed loop on the practice target
              <br />
              <span className="t3">attack, harden, attack again through the gateway; touches nothing of yours</span>
            </span>
          </label>
          <label>
            <input type="radio" name="kind" checked={kind === 'attack'} onChange={() => setKind('attack')} />
            <span>
              Attack an asset
              <br />
              <span className="t3">sends requests to it as its users do</span>
            </span>
          </label>
          <label>
            <input type="radio" name="kind" checked={kind === 'scan'} onChange={() => setKind('scan')} />
            <span>
              Scan a model
              <br />
              <span className="t3">reads its files and every member in them; nothing is executed or loaded</span>
            </span>
          </label>
        </div>
      </fieldset>
      {kind !== 'loop' && (
        <>
          <Field
            label="Asset"
            {...(fitting?.length === 0 ? { fault: `No ${kind === 'scan' ? 'model' : 'asset'} yet. Add one under assets first.` } : {})}
          >
            {(field) => (
              <select {...field} value={asset ?? ''} onChange={(event) => setAsset(event.target.value)}>
                {fitting?.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}, {one.kind}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {kind === 'attack' && (
            <div className="options">
              <label>
                <input type="checkbox" checked={guarded} onChange={(event) => setGuarded(event.target.checked)} />
                <span>Through the running gateway, with the policy in force</span>
              </label>
            </div>
          )}
        </>
      )}
      {kind !== 'scan' && (
        <div className="grid duo">
          <Field label="Requests at most" hint="Empty: as many as the plan has">
            {(field) => (
              <input {...field} inputMode="numeric" value={budget} onChange={(event) => setBudget(event.target.value.replace(/\D/g, ''))} />
            )}
          </Field>
          <Field label="Seed" hint="Empty: a new one. The same seed gives the same plan">
            {(field) => (
              <input {...field} inputMode="numeric" value={seed} onChange={(event) => setSeed(event.target.value.replace(/\D/g, ''))} />
            )}
          </Field>
        </div>
      )}
    </Dialog>
  )
}
