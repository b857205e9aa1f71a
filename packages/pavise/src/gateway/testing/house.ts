import type { DispatchEgress } from '#core/ports/egress'
import { type Gateway, type GatewayOptions, startGateway } from '#gateway/gateway'
import { type Answering, type FakeOpenai, fakeOpenai } from '#gateway/testing/fake-openai'
import { type MemoryJournal, memoryJournal } from '#gateway/testing/memory-journal'
import { type Script, scriptedGuard } from '#gateway/testing/scripted-guard'

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
