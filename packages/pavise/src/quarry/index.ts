export { type Quarry, type QuarryOptions, startQuarry } from '#quarry/start-quarry'
export type { TargetDescription } from '#quarry/target'
