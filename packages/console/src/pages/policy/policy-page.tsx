import { Link, placeOf, useAddress } from '../../address/address'
import { useCrumbs } from '../../shell/crumbs'
import { useMe } from '../../shell/session'
import { Editor } from './editor'
import { Versions } from './versions'

/** The policy in force, its versions, and the editor. */
export default function PolicyPage() {
  const { search, rest } = useAddress()
  const { project } = useMe()
  const edit = search.get('tab') === 'edit'
  const number = rest[0] === undefined ? undefined : Number(rest[0].replace(/^v/, ''))
  useCrumbs(
    { title: 'Policy', ...(edit || number ? { to: placeOf(project, 'policy') } : {}) },
    ...(edit ? [{ title: 'Edit' }] : number ? [{ title: `v${number}` }] : []),
  )
  return (
    <>
      <h1 className="sr">Policy</h1>
      <nav className="tabs" aria-label="Policy">
        <Link to={placeOf(project, 'policy')} aria-current={edit ? undefined : 'page'}>
          Versions
        </Link>
        <Link to={placeOf(project, 'policy?tab=edit')} aria-current={edit ? 'page' : undefined}>
          Edit
        </Link>
      </nav>
      {edit ? <Editor /> : <Versions number={number} />}
    </>
  )
}
