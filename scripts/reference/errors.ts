import { ERRORS, type ErrorRow } from '../../packages/pavise/src/core/errors/catalogue.js'
import { code, type Page, page, table } from './markdown.js'

export function errorsPage(): Page {
  const rows = Object.entries<ErrorRow>(ERRORS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, row]) => [code(id), row.title, row.hint, String(row.status), String(row.exit)])
  return page(
    'errors.md',
    'Error codes',
    'Every fault that Pavise reports is one line: its code, what it is about, and what to do. The exit code is of the command line, the status of HTTP answers.',
    [table(['code', 'means', 'what to do', 'status', 'exit'], rows)],
  )
}
