import { runAsShipped } from './as-shipped.js'

/** Requests per processor second of the attack engine beside undici alone. `npm run bench -- attack-engine` */
export const name = 'attack-engine'

export const run = (): Promise<object> => runAsShipped('attack/engine.ts')
