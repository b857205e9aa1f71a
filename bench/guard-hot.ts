import { runAsShipped } from './as-shipped.js'

/**
 * The hot path of the guard: what one message costs in processor time. 1 KB through all detectors, 64 KB of clean prose and of prose with
 * encodings, each detector alone, and the worst of many hostile texts with its growth when the text is twice as long.
 * `npm run bench -- guard-hot`
 */
export const name = 'guard-hot'

export const run = (): Promise<object> => runAsShipped('guard/hot.ts')
