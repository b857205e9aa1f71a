import { useAddress } from '../../address/address'
import { RunList } from './run-list'
import { RunPage } from './run-page'

export default function RunsPage() {
  const { rest } = useAddress()
  return rest[0] === undefined ? <RunList /> : <RunPage id={rest[0]} />
}
