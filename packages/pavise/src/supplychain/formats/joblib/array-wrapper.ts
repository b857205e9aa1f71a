import type { RawAfter } from '../pickle/uses.js'

/** Raw array bytes that joblib writes into the stream after its wrappers. */
export const arrayAfter = (_spend: (work: number) => void): RawAfter | undefined => undefined
