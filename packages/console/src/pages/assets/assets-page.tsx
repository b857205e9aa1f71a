import { useAddress } from '../../address/address'
import { AssetList } from './asset-list'
import { AssetPage } from './asset-page'

export default function AssetsPage() {
  const { rest } = useAddress()
  return rest[0] === undefined ? <AssetList /> : <AssetPage id={rest[0]} />
}
