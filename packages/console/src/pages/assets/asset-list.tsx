import { useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { go, placeOf, setParameters, useAddress } from '../../address/address'
import { problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { Asset } from '../../api/schema'
import { FilterLine } from '../../parts/filter/filter-line'
import type { Column } from '../../parts/list/column'
import { List } from '../../parts/list/list'
import { Severity } from '../../parts/mark'
import { totalWords } from '../../parts/number'
import { Empty, Failure, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { Trail } from '../../parts/trail'
import { useCrumbs } from '../../shell/crumbs'
import { KeyBar } from '../../shell/key-bar'
import { useMe, useReason } from '../../shell/session'
import { AssetForm } from './asset-form'

const keyOf = (asset: Asset): string => asset.id
const linesOf = (asset: Asset) => (
  <>
    <div className="row">
      <span className="trunc b">{asset.name}</span>
      <span className="t3 s">{asset.kind}</span>
      <span className="r">
        <Worst asset={asset} />
      </span>
    </div>
    <div className="row s t3">
      <Trail name={asset.name} checks={asset.trail} />
      <span>{asset.findings.open} open</span>
    </div>
  </>
)

/** What is protected. */
export function AssetList() {
  const { search } = useAddress()
  const { project } = useMe()
  useCrumbs({ title: 'Assets' })
  const q = (search.get('q') ?? '').trim()
  const [at, setAt] = useState<string>()
  const list = usePages<Asset>('assets', '/assets', { q, sort: search.get('sort') ?? undefined, limit: 200 })
  const off = useReason('asset:write')
  const actions = useMemo(() => [{ id: 'asset.add', label: 'Add an asset', key: 'c', off, run: () => setParameters({ new: '1' }) }], [off])
  useActions(actions)
  const problem = list.error ? problemOf(list.error) : undefined
  const open = (asset: Asset): void => go(placeOf(project, `assets/${asset.id}`))
  return (
    <>
      <h1 className="sr">Assets</h1>
      <FilterLine
        fields="/assets/fields"
        value={q}
        set={(line) => setParameters({ q: line }, { replace: true })}
        hint="kind:endpoint worst:>=high owner:none"
        fault={problem?.code === 'PAV_QUERY_INVALID' ? problem.message : undefined}
      >
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} look="primary" />
        ))}
      </FilterLine>
      <div className="full">
        {list.error ? (
          <Failure error={list.error} retry={list.again} />
        ) : list.waiting ? (
          <Waiting what="assets" rows={10} />
        ) : list.rows.length === 0 ? (
          q ? (
            <Empty
              icon="filter"
              title="No asset matches this filter"
              actions={
                <button type="button" className="btn" onClick={() => setParameters({ q: undefined })}>
                  Clear filters
                </button>
              }
            />
          ) : (
            <Empty
              icon="assets"
              title="No asset yet"
              command="assets: in pavise.yaml"
              actions={
                off === undefined && (
                  <button type="button" className="btn primary" onClick={() => setParameters({ new: '1' })}>
                    Add an asset
                  </button>
                )
              }
            >
              An asset is what you protect. Name the address of an application, then attack it and put the firewall before it.
            </Empty>
          )
        ) : (
          <List
            label="Assets"
            rows={list.rows}
            total={list.total}
            columns={COLUMNS}
            keyOf={keyOf}
            lines={linesOf}
            at={at}
            move={(asset) => setAt(asset.id)}
            open={open}
            openPage={open}
            sort={search.get('sort') ?? undefined}
            sortBy={(sort) => setParameters({ sort }, { replace: true })}
            more={list.more}
          />
        )}
      </div>
      <KeyBar {...(list.total ? { right: totalWords(list.total) } : {})} />
      {search.get('new') !== null && <AssetForm close={() => setParameters({ new: undefined }, { replace: true })} />}
    </>
  )
}

function Worst({ asset }: { asset: Asset }) {
  if (asset.findings.worst) return <Severity level={asset.findings.worst} />
  return <span className="t3 s">{asset.trail.length > 0 ? 'none open' : 'not known'}</span>
}

const COLUMNS: readonly Column<Asset>[] = [
  { id: 'name', title: 'Asset', width: 'minmax(140px, 1fr)', sort: 'name', cell: (asset) => <span className="b">{asset.name}</span> },
  { id: 'kind', title: 'Kind', width: '100px', cell: (asset) => <span className="t2">{asset.kind}</span> },
  { id: 'trail', title: 'Last 14 checks', width: '122px', cell: (asset) => <Trail name={asset.name} checks={asset.trail} /> },
  {
    id: 'latest',
    title: 'Latest',
    width: '90px',
    cell: (asset) => <span className="t2 s">{asset.trail.at(-1) ? <Time at={asset.trail.at(-1)?.time ?? ''} /> : 'never'}</span>,
  },
  { id: 'open', title: 'Open', width: '64px', sort: 'open', numeric: true, cell: (asset) => asset.findings.open },
  { id: 'worst', title: 'Worst', width: '96px', cell: (asset) => <Worst asset={asset} /> },
  { id: 'source', title: 'From', width: '120px', cell: (asset) => <span className="t2 s">{SOURCES[asset.source]}</span> },
  { id: 'owner', title: 'Owner', width: '100px', cell: (asset) => <span className="t2">{asset.owner ?? 'no owner'}</span> },
]

const SOURCES: Readonly<Record<Asset['source'], string>> = { config: 'pavise.yaml', console: 'console', practice: 'practice target' }
