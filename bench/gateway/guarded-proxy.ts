import { detectors } from '../../packages/guard/src/detectors/index.js'
import { createGuard, loadPolicy, starterPolicy } from '../../packages/guard/src/index.js'
import { startGateway } from '../../packages/pavise/src/gateway/gateway.js'
import { FileJournal } from '../../packages/pavise/src/gateway/journal/file-journal.js'
import { verdictDigest } from '../../packages/pavise/src/gateway/verdict-digest.js'
import { createEgress } from '../../packages/pavise/src/platform/egress/egress.js'
import { tell } from './child.js'

const [, , upstream = '', key = '', folder = '', which = 'all', memory = 'remembers'] = process.argv

/** Every detector that ships, on what goes in and on what comes out; addresses are masked, all else is flagged. */
const OPTIONS: Readonly<Record<string, Record<string, unknown>>> = { words: { words: ['Falcon', 'Osprey', 'Project Heron'] } }
const usable = detectors.filter((detector) => detector.option === undefined || detector.id in OPTIONS)
const everything = () => ({
  version: 1,
  canaries: ['canary-7f31aa90c2'],
  tools: { send_mail: { effect: 'external', to: ['arguments.to'], carries: ['arguments.body'] } },
  detectors: OPTIONS,
  rules: [
    ...usable.map(({ id }) => ({
      id,
      from: ['user', 'document', 'tool', 'assistant'],
      when: { detector: id },
      do: id === 'email' ? 'mask' : 'flag',
    })),
    {
      id: 'no-steering',
      flow: { argument: 'to', derived: ['untrusted', 'private'], tool: { effect: 'external' } },
      do: 'hold',
      timeout: '60s',
    },
    { id: 'no-exfil', flow: { argument: 'carries', derived: ['private'], tool: { effect: 'external' } }, do: 'hold', timeout: '60s' },
  ],
})
const POLICIES: Readonly<Record<string, () => object>> = {
  all: everything,
  starter: starterPolicy,
  none: () => ({ version: 1, rules: [] }),
}
const policy = loadPolicy(POLICIES[which]!())

const gateway = await startGateway({
  listen: { host: '127.0.0.1', port: 0 },
  upstreams: Object.fromEntries(['openai', 'anthropic', 'gemini', 'ollama'].map((vendor) => [vendor, { url: upstream, key: 'sk-bench' }])),
  policy: createGuard(policy, memory === 'remembers' ? { digest: verdictDigest() } : {}),
  auth: { keys: [key] },
  egress: createEgress({ allow: [upstream], connections: 256 }),
  journal: await FileJournal.open(folder),
})
if (which === 'all') process.stderr.write(`all: ${usable.map((detector) => detector.id).join(', ')}\n`)
tell(gateway.port)
