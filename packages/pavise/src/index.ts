export type { AttackVerdict, Attempt } from './core/attack/attempt.js'
export type { Effect, EffectKind } from './core/attack/vocabulary.js'
export { type Asset, type Envelope, type Evidence, envelopeSchema, type Finding } from './core/results/envelope.js'
export { fingerprint } from './core/results/fingerprint.js'
