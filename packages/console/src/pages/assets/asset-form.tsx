import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { go, placeOf } from '../../address/address'
import { call, type Problem, problemOf } from '../../api/client'
import type { Asset } from '../../api/schema'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/field'
import { type FormSchema, faultsByName } from '../../parts/form/form-schema'
import { SchemaForm } from '../../parts/form/schema-form'
import { Note } from '../../parts/states'
import { useMe } from '../../shell/session'

interface Kind {
  readonly id: string
  readonly title: string
  readonly built: boolean
  readonly schema: FormSchema
}

/** Adds an asset, or changes one. What its kind asks for comes from the kind's own schema. */
export function AssetForm({ asset, close }: { asset?: Asset; close: () => void }) {
  const { project } = useMe()
  const client = useQueryClient()
  const kinds = useQuery({ queryKey: ['asset-kinds'], queryFn: () => call<Kind[]>('/asset-kinds'), staleTime: Number.POSITIVE_INFINITY })
  const [chosen, setKind] = useState(asset?.kind)
  const [name, setName] = useState(asset?.name ?? '')
  const [owner, setOwner] = useState(asset?.owner ?? '')
  const [locator, setLocator] = useState<Record<string, unknown>>(asset?.locator ?? {})
  const [problem, setProblem] = useState<Problem>()
  const kind = kinds.data?.find((one) => one.id === chosen) ?? kinds.data?.find((one) => one.built)
  const faults = faultsByName(problem?.faults)
  const send = async (): Promise<void> => {
    if (!kind) return
    const body = { name: name.trim(), locator, ...(owner.trim() ? { owner: owner.trim() } : {}) }
    try {
      const saved = asset
        ? await call<Asset>(`/assets/${asset.id}`, { method: 'PATCH', body })
        : await call<Asset>('/assets', { method: 'POST', body: { kind: kind.id, ...body } })
      await client.invalidateQueries({ queryKey: ['assets'] })
      toast(asset ? `${saved.name} changed` : `${saved.name} added`)
      close()
      if (!asset) go(placeOf(project, `assets/${saved.id}`))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Dialog
      title={asset ? `Change ${asset.name}` : 'Add an asset'}
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary" disabled={!kind?.built}>
            {asset ? 'Save' : 'Add'}
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
      {!asset && (
        <Field label="Kind" {...(kind && !kind.built ? { fault: 'This kind is not built yet' } : {})}>
          {(field) => (
            <select {...field} value={kind?.id ?? ''} onChange={(event) => setKind(event.target.value)}>
              {kinds.data?.map((one) => (
                <option key={one.id} value={one.id} disabled={!one.built}>
                  {one.title}
                  {one.built ? '' : ' (not built yet)'}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="Name" fault={faults.name} hint="Letters, digits, dots, dashes">
        {(field) => (
          <input {...field} value={name} spellCheck={false} autoCapitalize="none" onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {kind && <SchemaForm schema={kind.schema} without={['kind', 'name', 'owner']} value={locator} set={setLocator} faults={faults} />}
      <Field label="Owner, if there is one" fault={faults.owner}>
        {(field) => <input {...field} value={owner} autoCapitalize="none" onChange={(event) => setOwner(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
