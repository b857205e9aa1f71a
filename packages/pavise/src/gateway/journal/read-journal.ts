import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { eventSchema, type GuardEvent } from '#core/event'
import { journalFiles } from '#gateway/journal/file-journal'

/** An event, or a line that is none: torn by a crash (`last` of its file) or damaged. */
export type JournalLine =
  | { readonly event: GuardEvent }
  | { readonly event?: undefined; readonly file: string; readonly line: number; readonly last: boolean }

/** Reads every event of a journal folder in order, with constant memory. Lines that are no event are told, not skipped. */
export async function* readJournal(folder: string): AsyncGenerator<JournalLine> {
  for (const { path } of await journalFiles(folder)) {
    let line = 0
    let pending: { line: number } | undefined
    for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
      line++
      if (pending) yield { file: path, line: pending.line, last: false }
      pending = undefined
      const event = parse(text)
      if (event) yield { event }
      else pending = { line }
    }
    if (pending) yield { file: path, line: pending.line, last: true }
  }
}

function parse(text: string): GuardEvent | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
