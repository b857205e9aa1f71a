export const GATEWAY_ERRORS = {} as const
