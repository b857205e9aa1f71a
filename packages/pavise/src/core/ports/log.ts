export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Writes one line about what a process does. Fields are names, counts, ids and codes: never a text of an exchange, a finding or a key. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void
