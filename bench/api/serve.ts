/** The server of the benchmark `api`, in a process of its own: prints its address and a token, then serves until it is ended. */
import { join } from 'node:path'
import { PERMISSIONS, type Permission } from '../../packages/pavise/src/core/access/permissions.js'
import { startApi } from '../../packages/pavise/src/platform/api/start-api.js'
import { openAccess } from '../../packages/pavise/src/platform/auth/access.js'
import { browseLedger } from '../../packages/pavise/src/platform/ledger/browse.js'
import { keyring } from '../../packages/pavise/src/platform/ledger/index.js'
import { openDatabase } from '../../packages/pavise/src/platform/store/database.js'
import { openStore } from '../../packages/pavise/src/platform/store/store.js'

const dir = process.argv[2]!
const database = await openDatabase({ dataDir: join(dir, 'data'), as: 'join' })
const keys = keyring({ env: {}, dir: join(dir, 'keys'), create: true })
const store = await openStore({ pool: database.pool, keys })
const access = openAccess({ pool: database.pool })
const admin = await access.users.add({ handle: 'ana', name: 'Ana', role: 'admin' }, { handle: 'bench' })
const scopes = Object.keys(PERMISSIONS) as Permission[]
const { token } = await access.tokens.make(admin.id, { name: 'bench', scopes }, new Set(scopes), { handle: 'bench' })
const api = await startApi(
  {
    parts: {
      project: 'bench',
      store,
      access,
      ledger: browseLedger(join(dir, 'ledger'), () => keys.masterKey()),
      reports: [],
      now: () => new Date(),
      modelPathFault: () => undefined,
      status: () => ({ worker: true, gateway: { running: false, upstreams: [] }, eventsBehind: 0 }),
      metrics: async () => '',
      estimate: async () => ({ requests: 0, seconds: 0 }),
      ready: async () => true,
    },
    pool: database.pool,
    log: () => undefined,
  },
  { host: '127.0.0.1', port: 0 },
)
const idle = process.cpuUsage()
process.stdout.write(`${JSON.stringify({ address: api.address, token })}\n`)
process.once('SIGTERM', async () => {
  const { user, system } = process.cpuUsage(idle)
  process.stdout.write(`${JSON.stringify({ cpuMs: (user + system) / 1000 })}\n`)
  await api.close()
  await store.close()
  await database.stop()
  process.exit(0)
})
