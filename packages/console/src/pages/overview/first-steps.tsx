import { Link, placeOf } from '../../address/address'
import { useMe } from '../../shell/session'

/** What a new workbench asks for: three steps, each one a page of this console. */
export function FirstSteps() {
  const { project } = useMe()
  return (
    <section className="panel">
      <header>
        <h2>First steps</h2>
        <span className="t3">from attack to a checked rule</span>
      </header>
      <ol className="body steps">
        <li>
          <span>
            Close the loop on the practice target: attack, harden, attack again. <code>pavise quickstart</code> does the same.
          </span>
          <Link className="btn primary" to={placeOf(project, 'runs?new=practice')}>
            Run the loop
          </Link>
        </li>
        <li>
          <span>Add the application that you protect.</span>
          <Link className="btn" to={placeOf(project, 'assets?new=1')}>
            Add an asset
          </Link>
        </li>
        <li>
          <span>Put the firewall before it: make a key and point your client at the gateway.</span>
          <Link className="btn" to={placeOf(project, 'settings/keys')}>
            Make a key
          </Link>
        </li>
      </ol>
    </section>
  )
}
