import { useQuery } from '@tanstack/react-query'
import { Link, placeOf } from '../../address/address'
import { call } from '../../api/client'
import type { Page } from '../../api/pages'
import type { Asset } from '../../api/schema'
import { Severity } from '../../parts/mark'
import { totalWords } from '../../parts/number'
import { Empty, Failure, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { Trail } from '../../parts/trail'
import { useMe } from '../../shell/session'

/** Assets with their last 14 checks. */
export function AssetTable() {
  const { project, permissions } = useMe()
  const assets = useQuery({
    queryKey: ['assets', 'overview'],
    queryFn: () => call<Page<Asset>>('/assets?limit=12'),
    enabled: permissions.includes('asset:read'),
  })
  return (
    <section className="panel">
      <header>
        <h2>Assets</h2>
        {assets.data && <span className="t3">{totalWords(assets.data.total)}</span>}
        <span className="legend r">
          <span>
            <svg className="trail" width="5" height="16" aria-hidden="true">
              <rect className="h" width="5" height="16" rx="1" />
            </svg>
            hit
          </span>
          <span>
            <svg className="trail" width="6" height="16" aria-hidden="true">
              <rect className="m" x=".7" y="10.7" width="3.6" height="4.6" />
            </svg>
            miss
          </span>
          <span>
            <svg className="trail" width="6" height="16" aria-hidden="true">
              <rect className="u" x=".5" y="5.5" width="4" height="10" />
            </svg>
            inconclusive
          </span>
          <span>
            <svg className="trail" width="6" height="16" aria-hidden="true">
              <rect className="n" y="14" width="5" height="2" />
            </svg>
            not run
          </span>
        </span>
      </header>
      {assets.error ? (
        <Failure error={assets.error} retry={() => void assets.refetch()} level={3} />
      ) : !assets.data ? (
        <Waiting what="assets" rows={4} />
      ) : assets.data.items.length === 0 ? (
        <Empty
          icon="assets"
          title="No asset yet"
          level={3}
          actions={
            <Link className="btn" to={placeOf(project, 'assets?new=1')}>
              Add an asset
            </Link>
          }
        >
          An asset is what you protect: a chat application, an agent, a model file. Name one, then attack it.
        </Empty>
      ) : (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                <th scope="col">Asset</th>
                <th scope="col" className="desk">
                  Kind
                </th>
                <th scope="col">Last 14 checks</th>
                <th scope="col" className="desk">
                  Latest
                </th>
                <th scope="col" className="num">
                  Open
                </th>
                <th scope="col">Worst</th>
                <th scope="col" className="desk">
                  Owner
                </th>
              </tr>
            </thead>
            <tbody>
              {assets.data.items.map((asset) => (
                <AssetRow key={asset.id} asset={asset} to={placeOf(project, `assets/${asset.id}`)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function AssetRow({ asset, to }: { asset: Asset; to: string }) {
  const last = asset.trail.at(-1)
  return (
    <tr>
      <td className="b">
        <Link to={to}>{asset.name}</Link>
      </td>
      <td className="t2 desk">{asset.kind}</td>
      <td>
        <Trail name={asset.name} checks={asset.trail} />
      </td>
      <td className="t2 desk">{last ? <Time at={last.time} /> : 'never'}</td>
      <td className="num">{asset.findings.open}</td>
      <td>
        {asset.findings.worst ? (
          <Severity level={asset.findings.worst} />
        ) : (
          <span className="t3 s">{last ? 'none open' : 'not known'}</span>
        )}
      </td>
      <td className="t2 desk">{asset.owner ?? 'no owner'}</td>
    </tr>
  )
}
