export const QUARRY_ERRORS = {} as const
