import { useQuery } from '@tanstack/react-query'
import { Link, placeOf, setParameters } from '../../address/address'
import { countFindings } from '../../api/finding-counts'
import { wordsOf } from '../../parts/filter/words'
import { count } from '../../parts/number'
import { Empty } from '../../parts/states'
import { useMe } from '../../shell/session'

/** Nothing to list: because nothing was found yet, or because of the filter. */
export function NoFindings({ q }: { q: string }) {
  const { project } = useMe()
  const words = wordsOf(q)
  const without = words.slice(0, -1).join(' ')
  const counts = useQuery({
    queryKey: ['finding-counts', 'without', q],
    queryFn: () => countFindings(['', without]),
  })
  const [all = 0, fewer = 0] = counts.data ?? []
  if (!counts.data) return null
  if (all === 0)
    return (
      <Empty
        icon="findings"
        title="No finding yet"
        command="pavise attack --asset NAME"
        actions={
          <Link className="btn primary" to={placeOf(project, 'runs?new=practice')}>
            Attack the practice target
          </Link>
        }
      >
        What a run finds lands here, once for each fault, with its evidence. Attack an asset and see what gets through.
      </Empty>
    )
  return (
    <Empty
      icon="filter"
      title={words.length === 1 ? 'Nothing matches this filter' : `Nothing matches these ${words.length} filters`}
      actions={
        <>
          <button type="button" className="btn" onClick={() => setParameters({ q: ' ' })}>
            Clear filters
          </button>
          {words.length > 1 && (
            <button type="button" className="btn ghost" onClick={() => setParameters({ q: without || ' ' })}>
              Remove {words.at(-1)}: {count(fewer)}
            </button>
          )}
        </>
      }
    >
      {count(all)} findings are there without {words.length === 1 ? 'it' : 'them'}.
    </Empty>
  )
}
