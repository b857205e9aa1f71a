import { type Guard, loadPolicy, type Policy, starterPolicy } from '@pavise/guard'
import { PaviseError } from '#core/errors/error'
import type { Log } from '#core/ports/log'
import { type Gateway, startGateway } from '#gateway/gateway'
import { FileJournal } from '#gateway/journal/file-journal'
import { Pins } from '#gateway/mcp/pins'
import { guardMaker } from '#gateway/second/second-stage'
import { parsePolicyText } from '#platform/config/policy-file'
import { createEgress } from '#platform/egress/egress'
import { openSecondStage } from '#platform/onnx/second-stage-file'
import { readSnapshot, type Snapshot, writeSnapshot } from '#workbench/firewall/snapshot'
import { linkStore } from '#workbench/firewall/store-link'
import { foldersOf, type WorkbenchSettings } from '#workbench/settings'

/** How long the gateway waits for the store before it starts with what it last knew, or, where it knows nothing, gives up. */
const PATIENCE = { known: 3_000, unknown: 30_000 }

export interface GatewayPart {
  readonly gateway: Gateway
  readonly upstreams: readonly string[]
  readonly journalHealthy: () => boolean
  readonly linked: () => boolean
  readonly recordingsDropped: () => number
  stop(): Promise<void>
}

/** Runs the firewall on the policy, the keys and the approvals of the store, and goes on with what it knows where that is away. */
export async function startGatewayPart(settings: WorkbenchSettings, log: Log): Promise<GatewayPart> {
  const { gateway: wanted, dataDir } = settings
  if (!wanted?.upstreams) throw new PaviseError('PAV_USAGE', 'the configuration names no gateway.upstreams')
  const { upstreams, servers } = wanted
  const behind = Object.values(upstreams).map(({ url }) => url)
  const reached = [...behind, ...Object.values(servers ?? {}).map(({ url }) => url)]
  const folders = foldersOf(dataDir)
  let gateway: Gateway | undefined
  let latest: Snapshot | undefined
  let journal: FileJournal | undefined
  const stage = wanted.secondStage
  const second = stage && (await openSecondStage(stage.path, stage.name, stage.runtime))
  const inForce = new InForce(log, guardMaker(second))
  const link = linkStore(
    settings,
    {
      heard: async (now) => {
        latest = now
        if (gateway) await inForce.apply(gateway, now)
        await writeSnapshot(folders.gateway, now)
      },
      erased: () => journal?.turn(),
    },
    log,
  )
  const known = await readSnapshot(folders.gateway)
  const first = (await link.first(known ? PATIENCE.known : PATIENCE.unknown)) ?? known
  if (!first) {
    await link.stop()
    await second?.classifier.close()
    throw new PaviseError('PAV_STORE_UNREACHABLE', 'the gateway knows no policy, and the database does not answer')
  }
  const egress = createEgress({ allow: reached })
  const opened = await FileJournal.open(folders.events)
  journal = opened
  const end = async (): Promise<void> => {
    await gateway?.close(4_000)
    await egress.close()
    await opened.close()
    await link.stop()
    await second?.classifier.close()
  }
  try {
    gateway = await startGateway({
      listen: wanted.listen,
      upstreams,
      ...(servers && { mcp: { servers, pins: new Pins(`${dataDir}/mcp-pins.json`) } }),
      policy: inForce.begin(first),
      auth: { keys: first.keys },
      egress,
      journal: opened,
      onJournalFull: wanted.onJournalFull,
      allowHosts: wanted.allowHosts,
      allowOrigins: wanted.allowOrigins,
      approver: (hold) => link.approver?.approve(hold) ?? Promise.reject(new Error('the database is away')),
      leases: { take: (terms, want) => link.leases?.take(terms, want) ?? Promise.reject(new Error('the database is away')) },
      recorder: (recording) => link.recorder?.record(recording),
      aside: {},
      ...(second && { second }),
    })
    if (latest) await inForce.apply(gateway, latest)
  } catch (error) {
    await end()
    throw error
  }
  return {
    gateway,
    upstreams: behind,
    journalHealthy: () => opened.healthy,
    linked: () => link.connected,
    recordingsDropped: () => link.recorder?.dropped ?? 0,
    stop: end,
  }
}

/** The policy that the gateway decides by. */
class InForce {
  #version = ''
  constructor(
    private readonly log: Log,
    private readonly make: (policy: Policy) => Guard,
  ) {}

  begin(now: Snapshot): Guard {
    const guard = this.#read(now) ?? this.make(loadPolicy(starterPolicy()))
    this.#version = guard.version
    return guard
  }

  async apply(gateway: Gateway, now: Snapshot): Promise<void> {
    gateway.rekey(now.keys)
    const guard = this.#read(now)
    if (!guard || guard.version === this.#version) return
    await gateway.reload(guard)
    this.#version = guard.version
    this.log('info', 'a policy came into force', { policy: now.policy?.number })
  }

  /** A policy that this version cannot read does not come into force: the one before stays. */
  #read({ policy }: Snapshot): Guard | undefined {
    if (!policy) return undefined
    try {
      return this.make(parsePolicyText(policy.text, `policy ${policy.number}`))
    } catch (error) {
      const { code } = error as { code?: string }
      this.log('error', 'a policy of the store cannot be read; the one before stays in force', { policy: policy.number, fault: code })
      return undefined
    }
  }
}
