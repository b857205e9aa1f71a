import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { defineCommand } from '#cli/command'
import { DECISIONS_OPTION, withDecisions } from '#cli/decisions'
import { oneOf } from '#cli/options'
import { PaviseError } from '#core/errors/error'
import { rules } from '#redteam/rules'
import { report, reports } from '#report/index'
import { readRun } from '#report/run-folder'

const FORMATS = reports.map(({ id }) => id)

export default defineCommand({
  name: 'report',
  summary: 'Write a run as HTML, JSON, JSONL, SARIF, Markdown, CSV, JUnit or table',
  description:
    'Reads the folder of a run, or its report.json alone. HTML is one file with pictures and no script; evidence is veiled in it.',
  arguments: [{ name: '<run>', description: 'folder of a run, or a report.json' }],
  options: [
    { flags: '--format <format>', description: FORMATS.join(', '), default: 'table', parse: oneOf('--format', FORMATS) },
    { flags: '--out <file>', description: 'write to this file and not to stdout' },
    DECISIONS_OPTION,
  ],
  examples: ['pavise report runs/one --format html --out report.html', 'pavise report report.json --format sarif > pavise.sarif'],
  async run(context, args, options) {
    const record = await readRun(resolve(context.cwd, args[0]!))
    const envelope = await withDecisions(context, record.envelope, options['decisions'])
    const text = report(options['format'] as string).render({ ...record, envelope, rules })
    const out = options['out']
    if (typeof out !== 'string') {
      context.stdout.write(text)
      return 0
    }
    await writeFile(resolve(context.cwd, out), text).catch((cause: unknown) => {
      throw new PaviseError('PAV_FILE_UNWRITABLE', `${out} cannot be written`, { cause })
    })
    context.stderr.write(`written: ${out}\n`)
    return 0
  },
})
