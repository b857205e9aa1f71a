import type { GuardEvent } from '#core/event'
import type { DispatchEgress } from '#core/ports/egress'
import type { Journal } from '#core/ports/journal'
import { type Gateway, type GatewayOptions, startGateway } from '#gateway/gateway'
import { type Answering, type FakeOpenai, fakeOpenai } from '#gateway/testing/fake-openai'
import { type Script, scriptedGuard } from '#gateway/testing/scripted-guard'

/** A journal in memory that can be told to fail. */
export interface MemoryJournal extends Journal {
  readonly events: { event: GuardEvent; durable: boolean }[]
  broken: boolean
}

export function memoryJournal(): MemoryJournal {
  return {
    events: [],
    broken: false,
    get healthy() {
      return !this.broken
    },
    async append(event, durable = false) {
      if (this.broken) throw new Error('disk full')
      this.events.push({ event, durable })
    },
    close: async () => {},
  }
}

export interface House {
  readonly gateway: Gateway
  readonly upstream: FakeOpenai
  readonly journal: MemoryJournal
  close(): Promise<void>
}

/** A gateway between a test and a fake upstream. `open` makes its way out, because duties do not import it. */
export async function house(
  open: (allow: readonly string[]) => DispatchEgress,
  answer: Answering,
  script: Script = {},
  options: Partial<GatewayOptions> & { upstreamKey?: string } = {},
): Promise<House> {
  const upstream = await fakeOpenai(answer)
  const egress = open([upstream.url])
  const journal = memoryJournal()
  const gateway = await startGateway({
    listen: { host: '127.0.0.1', port: 0 },
    upstreams: { openai: { url: upstream.url, key: options.upstreamKey ?? 'sk-upstream' } },
    policy: scriptedGuard(script),
    auth: 'none',
    egress,
    journal,
    ...options,
  })
  return {
    gateway,
    upstream,
    journal,
    close: async () => {
      await gateway.close(0)
      await egress.close()
      upstream.close()
    },
  }
}
