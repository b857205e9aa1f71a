import type { Log, LogLevel } from '#core/ports/log'

export type LogFormat = 'json' | 'text'

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

export interface LogOptions {
  /** Name of the process in its lines: server, worker, gateway, pavise. */
  readonly part: string
  readonly format: LogFormat
  /** Lines below it are left out. */
  readonly least: LogLevel
  readonly write: (line: string) => void
  readonly now?: () => Date
}

/** Writes JSON lines for machines, or short lines for people. */
export function openLog({ part, format, least, write, now = () => new Date() }: LogOptions): Log {
  const from = LEVELS.indexOf(least)
  return (level, message, fields = {}) => {
    if (LEVELS.indexOf(level) < from) return
    const time = now().toISOString()
    if (format === 'json') write(`${JSON.stringify({ time, level, part, message, ...fields })}\n`)
    else write(`${time.slice(11, 19)} ${part.padEnd(8)} ${level === 'info' ? '' : `${level}: `}${message}${inWords(fields)}\n`)
  }
}

function inWords(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const shown = Object.entries(fields).filter(([, value]) => value !== undefined)
  return shown.length === 0 ? '' : ` (${shown.map(([name, value]) => `${name} ${printable(String(value))}`).join(', ')})`
}

/** A terminal must not act on what a name says. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?')
