import type { ExchangeEvent } from '../../packages/pavise/src/core/event.js'
/** The `n`th event of a gateway under load: shaped as the gateway writes them, one in three with a rule that fired. */
export declare function guardEvent(n: number, time: Date): ExchangeEvent
