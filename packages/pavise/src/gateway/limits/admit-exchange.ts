import type { Admission } from '#gateway/door/door'
import type { Meter, Ticket } from '#gateway/limits/meter'
import { boundOf, estimateOf, outputBound, type Usage } from '#gateway/limits/usage'
import type { ExchangeRecord } from '#gateway/record/exchange-record'

/** What an answer may take where the request sets no bound; what it takes beyond that is paid from the next lease. */
const DEFAULT_OUTPUT = 16_384
/** Surfaces whose answers are no text of a model. */
const SILENT = /embed|moderations|count|files/

/** Reserves what an exchange may take from the budgets of its key; nothing where there are no keys. Throws the refusal. */
export function admitTo(
  meter: Meter | undefined,
  { virtualKey }: Admission,
  record: ExchangeRecord,
  body: unknown,
  path: string,
): Promise<Ticket> | undefined {
  if (!meter || !virtualKey?.scope) return undefined
  const { principal, model, surface, requestBytes } = record
  const output = SILENT.test(surface.id) ? 0 : (outputBound(body) ?? DEFAULT_OUTPUT)
  const demand = { principal, routes: [surface.id, path], tokens: boundOf(requestBytes, output) }
  return meter.admit(virtualKey, { ...demand, ...(model !== undefined && { model }) })
}

/** What an exchange took: as the upstream counts, else estimated by its bytes; nothing where it never went upstream. */
export function spentBy(record: ExchangeRecord): Usage {
  if (record.notes.usage) return record.notes.usage
  if (record.upstreamAt === undefined) return { input: 0, output: 0 }
  return estimateOf(record.requestBytes, record.responseBytes)
}
