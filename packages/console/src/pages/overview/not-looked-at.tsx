import type { Overview } from '../../api/schema'
import { count } from '../../parts/number'

/** What was left out, and why: never counted as clean. */
export function NotLookedAt({ rows, known }: { rows: Overview['notLookedAt']; known: boolean }) {
  return (
    <section className="panel">
      <header>
        <h2>What was not looked at</h2>
      </header>
      <div className="body">
        {rows.length === 0 ? (
          <p className="t2 s">
            {known ? 'Nothing was skipped, and every attempt came to a verdict.' : 'No run and no decision yet: nothing is known.'}
          </p>
        ) : (
          <table className="plain">
            <tbody>
              {rows.map((row) => (
                <tr key={row.what + row.why}>
                  <td>
                    {row.what}: <span className="t2">{row.why}</span>
                  </td>
                  <td className="num b">{count(row.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
