import type { ReportDefinition } from '#core/define'
import { PaviseError } from '#core/errors/error'
import { csvReport } from '#report/csv'
import { htmlReport } from '#report/html/index'
import { jsonReport } from '#report/json'
import { jsonlReport } from '#report/jsonl'
import { junitReport } from '#report/junit'
import { markdownReport } from '#report/markdown'
import { sarifReport } from '#report/sarif'
import { tableReport } from '#report/table'

/** Every output format. The one explicit list: `--format` everywhere, help and the reference page read it. */
export const reports: readonly ReportDefinition[] = [
  tableReport,
  jsonReport,
  jsonlReport,
  sarifReport,
  htmlReport,
  markdownReport,
  csvReport,
  junitReport,
]

/** The format of that id. Throws PAV_USAGE, naming the formats there are. */
export function report(id: string): ReportDefinition {
  const found = reports.find((one) => one.id === id)
  if (found) return found
  throw new PaviseError('PAV_USAGE', `there is no report format '${id}'`, { hint: `One of: ${reports.map((one) => one.id).join(', ')}` })
}
