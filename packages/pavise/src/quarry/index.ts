export { type Noise, parseNoise } from '#quarry/doors/noise'
export { type Quarry, type QuarryOptions, startQuarry } from '#quarry/start-quarry'
export type { TargetDescription } from '#quarry/target'
