export const LEDGER_ERRORS = {} as const
