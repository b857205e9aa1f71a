import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createGuard, loadPolicy, starterPolicy } from '../../packages/guard/src/index.js'
import { startGateway } from '../../packages/pavise/src/gateway/gateway.js'
import { createEgress } from '../../packages/pavise/src/platform/egress/egress.js'

const [, , upstream = ''] = process.argv
const policy = (word: string) =>
  createGuard(
    loadPolicy({ version: 1, detectors: { names: { words: [word] } }, rules: [{ id: 'names', when: { detector: 'names' }, do: 'block' }] }),
  )
const gateway = await startGateway({
  listen: { host: '127.0.0.1', port: 0 },
  upstreams: { openai: { url: upstream, key: 'sk-bench' } },
  policy: policy('Falcon'),
  auth: 'none',
  aside: {},
  egress: createEgress({ allow: [upstream], connections: 2_000 }),
  limits: { clientIdle: 600_000, requestBytes: 16_000_000 },
})

/** What a socket has read, and what of its writes the kernel has taken: the rest waits in this process. */
interface Wire {
  localPort?: number
  remotePort?: number
  bytesRead: number
  bytesWritten: number
  writableLength: number
  _handle?: { writeQueueSize?: number }
}

/** Bytes that came from the upstream and were not handed to the kernel for the client. Heads and framing are counted too, some hundred bytes. */
function waiting(): number {
  const wires = (process as unknown as { _getActiveHandles(): object[] })
    ._getActiveHandles()
    .filter((each): each is Wire => 'bytesWritten' in each)
  const read = wires
    .filter(({ remotePort }) => remotePort === Number(new URL(upstream).port))
    .reduce((sum, { bytesRead }) => sum + bytesRead, 0)
  const handed = wires
    .filter(({ localPort }) => localPort === gateway.port)
    .reduce((sum, { bytesWritten, writableLength, _handle }) => sum + bytesWritten - writableLength - (_handle?.writeQueueSize ?? 0), 0)
  return read - handed
}

let delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', async (what: string) => {
  if (what === 'reload') for (let i = 0; i < 50; i++) await gateway.reload(policy(`Falcon${i}`))
  if (what === 'starter') await gateway.reload(createGuard(loadPolicy(starterPolicy())))
  if (what === 'settle') {
    delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
  }
  process.send?.({ stall: delay.max / 1e6, waiting: waiting(), ...gateway.stats() })
})
process.send?.({ port: gateway.port })
