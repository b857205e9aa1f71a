import { runAsShipped } from './as-shipped.js'

/**
 * Searches for the text that costs the detectors most per unit: pieces are joined, cut and repeated, and the costliest are changed further. Prints
 * the worst ones, what each detector has to do with it, and what twice the length costs. `PAVISE_FUZZ_TEXTS` is the number of texts tried.
 * `npm run bench -- guard-fuzz`
 */
export const name = 'guard-fuzz'

export const run = (): Promise<object> => runAsShipped('guard/hot-fuzz.ts')
