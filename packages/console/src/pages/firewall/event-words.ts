import type { ExchangeEvent, GuardEvent } from '../../api/schema'

/** The weightiest thing that fired in an event, if anything did. */
export function mainFiring(event: GuardEvent): ExchangeEvent['firings'][number] | undefined {
  if (event.kind === 'policy') return undefined
  if (event.kind === 'hold') return event.firings[0]
  return event.firings.find((firing) => firing.action === event.action) ?? event.firings[0]
}

export function actionOf(event: GuardEvent): string {
  return event.kind === 'exchange' ? event.action : event.kind === 'hold' ? 'hold' : 'policy'
}

/** `document to model`: where the text that decided came from and where it was going. */
export function wayOf(event: GuardEvent): string {
  const firing = mainFiring(event)
  if (!firing) return event.kind === 'exchange' ? 'whole exchange' : ''
  if (firing.tool) return `${firing.origin} to ${firing.tool}`
  return `${firing.origin} to ${firing.phase === 'request' ? 'model' : 'user'}`
}

export interface Looked {
  readonly seen: number
  readonly scanned: number
  readonly skipped: number
}

/** Characters by origin, request and answer together. */
export function lookedAt(event: ExchangeEvent): {
  readonly total: Looked
  readonly origins: readonly (Looked & { readonly origin: string; readonly phase: string })[]
} {
  const origins = (['request', 'response'] as const).flatMap((phase) =>
    Object.entries(event.coverage[phase]).map(([origin, counts]) => ({ origin, phase, ...(counts as Looked) })),
  )
  const total = origins.reduce(
    (sum, one) => ({ seen: sum.seen + one.seen, scanned: sum.scanned + one.scanned, skipped: sum.skipped + one.skipped }),
    { seen: 0, scanned: 0, skipped: 0 },
  )
  return { total, origins }
}
