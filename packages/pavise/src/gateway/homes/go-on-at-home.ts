import type { IncomingMessage } from 'node:http'
import type { Exchange } from '#gateway/exchange'
import { socketOf } from '#gateway/homes/homes'
import { keyOf } from '#gateway/sessions'
import { again } from '#gateway/wire/again'

/** Has a request that goes on from the answer `before` answered by the process that gave it. False where this one is to answer. */
export async function goOnAtHome(exchange: Exchange, request: IncomingMessage, before: string | undefined, body: Buffer): Promise<boolean> {
  const { room, record, response } = exchange
  const { homes, sessions } = room
  if (!homes?.answers || before === undefined) return false
  const key = keyOf(record.principal, before)
  if (sessions.knows(key)) return false
  const home = await homes.answers.homeOf(key)
  if (home === undefined || home === homes.place) return false
  if (!(await homes.relay(socketOf(homes, home), again(request, body), response))) return false
  // It counts where it was answered.
  room.stats.requests--
  exchange.handOver()
  return true
}
