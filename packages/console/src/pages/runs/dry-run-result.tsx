import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import type { DryRun } from '../../api/schema'
import { DryRunView } from '../../parts/dry-run-view'
import { Failure, Waiting } from '../../parts/states'

/** What a candidate policy would have decided. */
export function DryRunResult({ id }: { id: string }) {
  const result = useQuery({ queryKey: ['runs', 'dry-run', id], queryFn: () => call<DryRun>(`/runs/${id}/dry-run`) })
  if (result.error) return <Failure error={result.error} retry={() => void result.refetch()} />
  if (!result.data) return <Waiting what="the dry run" />
  return (
    <section className="panel">
      <header>
        <h2>Dry run</h2>
        <span className="t3">over recorded traffic</span>
      </header>
      <div className="body">
        <DryRunView result={result.data} />
      </div>
    </section>
  )
}
