import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import { Evidence } from '../../parts/evidence/evidence'
import { Failure, Waiting } from '../../parts/states'

/** What the check of the ledger said, as it was written down. */
export function LedgerCheck({ id }: { id: string }) {
  const result = useQuery({ queryKey: ['runs', 'result', id], queryFn: () => call<{ result: unknown }>(`/runs/${id}/result`) })
  if (result.error) return <Failure error={result.error} retry={() => void result.refetch()} />
  if (!result.data) return <Waiting what="the check" />
  return (
    <section className="panel">
      <header>
        <h2>Ledger check</h2>
        <span className="t3">every entry read, hashed and compared with the checkpoint</span>
      </header>
      <div className="body">
        <Evidence name="Result of the check" text={JSON.stringify(result.data.result, null, 2)} />
      </div>
    </section>
  )
}
