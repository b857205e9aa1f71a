import { setMaxListeners } from 'node:events'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import { answerText } from '#redteam/targets/answer'
import { readEffects } from '#redteam/targets/effects-log'
import { openMcp } from '#redteam/targets/mcp/open-mcp'
import { PATIENCE, type Patience } from '#redteam/targets/patient-request'
import type { Target } from '#redteam/targets/target'
import { targetClient } from '#redteam/targets/target-client'

/** One part of a target, whether it works, and what it said or why it did not. */
export interface PartChecked {
  readonly part: string
  readonly ok: boolean
  readonly said: string
  readonly requests: number
}

const HELLO = 'Hello! What can you help me with?'
const LONGEST = 120

/**
 * Asks one harmless question as every identity, all at once, and reads the effect log; an MCP server shakes hands and lists its tools. Nothing is planted, nothing is attacked. Faults are
 * part of the answer; only the caller's signal throws.
 */
export async function checkTarget(
  target: Target,
  egress: Egress,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<PartChecked[]> {
  setMaxListeners(0, signal)
  if (target.mcp) return [await checkServer(target, egress, signal, patience)]
  const client = targetClient(target, egress, patience)
  const asked = target.identities.map((identity) =>
    reported(`identity ${identity.name}`, signal, async () => {
      const exchange = await client.chat(identity, [{ role: 'user', content: HELLO }], signal)
      const { requests } = exchange
      if (!exchange.ok) return { ok: false, said: exchange.reason, requests }
      const text = answerText(exchange.message)
      return { ok: text !== '' || exchange.message.tool_calls !== undefined, said: text || 'an empty answer', requests }
    }),
  )
  const { effects } = target
  const log = effects === undefined ? [] : [reported('effect log', signal, () => checkLog(egress, effects, signal))]
  return Promise.all([...asked, ...log])
}

type Result = Omit<PartChecked, 'part'>

async function reported(part: string, signal: AbortSignal, act: () => Promise<Result>): Promise<PartChecked> {
  try {
    const { ok, said, requests } = await act()
    return { part, ok, said: said.replace(/\s+/g, ' ').slice(0, LONGEST), requests }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof PaviseError)) throw error
    return { part, ok: false, said: error.message.slice(0, LONGEST), requests: 1 }
  }
}

async function checkLog(egress: Egress, url: string, signal: AbortSignal): Promise<Result> {
  const { fault, effects } = await readEffects(egress, url, 0, signal)
  return { ok: fault === undefined, said: fault ?? `${effects.length} effects so far`, requests: 1 }
}

async function checkServer(target: Target, egress: Egress, signal: AbortSignal, patience: Patience): Promise<PartChecked> {
  // Without a run there is no sandbox: a server that wants one is given the folder of this process to shake hands in, and no tool is called.
  const allowance = { left: 100 }
  const opening = { egress, sandbox: process.cwd(), environment: {}, signal, patience: { ...patience, allowance } }
  const client = openMcp(target, target.mcp!, opening)
  const spent = (): number => 100 - Math.max(0, allowance.left)
  try {
    return await reported('MCP server', signal, async () => {
      const says = await client.initialize()
      if (typeof says === 'string') return { ok: false, said: says, requests: spent() }
      const { entries, fault } = await client.list('tools/list', 'tools')
      const said = fault ?? `${says.name} ${says.version}, ${entries.length} tools`
      return { ok: fault === undefined, said, requests: spent() }
    })
  } finally {
    await client.close()
  }
}
