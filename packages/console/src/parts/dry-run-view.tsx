import { Link, placeOf } from '../address/address'
import type { DryRun } from '../api/schema'
import { useMe } from '../shell/session'
import { GuardAction } from './mark'
import { count, plural } from './number'
import { Note } from './states'
import { clockTime, Time } from './time'

/** How many recorded decisions change, from what to what, with examples to read. */
export function DryRunView({ result }: { result: DryRun }) {
  const { project } = useMe()
  return (
    <div className="gap">
      <p>
        <b>{plural(result.changed, 'decision')}</b> of {count(result.exchanges)} would change.
      </p>
      {result.unreadable > 0 && (
        <Note tone="unsure">
          {plural(result.unreadable, 'recording')} could not be read again, for example because they were erased. They count as unknown.
        </Note>
      )}
      {result.exchanges === 0 && (
        <Note tone="unsure">No traffic is recorded. Turn on recording under settings, policies, then try again later.</Note>
      )}
      {result.actions.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" className="num">
                Decisions
              </th>
            </tr>
          </thead>
          <tbody>
            {result.actions.map((row) => (
              <tr key={row.from + row.to}>
                <td>
                  <GuardAction action={row.from} />
                </td>
                <td>
                  <GuardAction action={row.to} />
                </td>
                <td className="num">{count(row.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {result.examples.length > 0 && (
        <ul className="gap">
          {result.examples.map((example) => (
            <li key={example.event} className="row wrap s">
              <Link className="link mono" to={placeOf(project, `firewall?row=${encodeURIComponent(example.event)}`)}>
                {clockTime(example.time)}
              </Link>
              <span className="t3">
                <Time at={example.time} />
              </span>
              <GuardAction action={example.from} /> to <GuardAction action={example.to} />
              <span className="t2 mono">{example.rules.join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
