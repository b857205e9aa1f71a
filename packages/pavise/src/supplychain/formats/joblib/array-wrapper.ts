import type { RawAfter } from '#supplychain/formats/pickle/uses'

/** Raw array bytes that joblib writes into the stream after its wrappers. */
export const arrayAfter = (_spend: (work: number) => void): RawAfter | undefined => undefined
