import { z } from 'zod'
import { LONGEST_LINE } from '#cli/commands/guard/input'
import { type InputLine, inputLines } from '#cli/input-lines'
import { PaviseError } from '#core/errors/error'

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  label: z.enum(['attack', 'benign']),
  kind: z.string().optional(),
  source: z.string().default('all'),
  lang: z.string().default('?'),
  role: z.enum(['user', 'tool', 'document', 'assistant', 'system', 'developer']).default('user'),
  cluster: z.string().optional(),
})

/** One labelled text. `kind` is its label where the file says no more; `cluster` groups near-duplicates. */
export interface LabelledRow {
  readonly text: string
  readonly label: 'attack' | 'benign'
  readonly kind: string
  readonly source: string
  readonly lang: string
  readonly role: 'user' | 'tool' | 'document' | 'assistant' | 'system' | 'developer'
  readonly cluster: string
}

const MOST_FAULTS = 20

/** Reads labelled texts, one JSON object a line. Every bad line is named in the one PAV_FILE_UNREADABLE that it throws. */
export async function labelledRows(input: AsyncIterable<string | Buffer>, name: string): Promise<LabelledRow[]> {
  const rows: LabelledRow[] = []
  const faults: string[] = []
  for await (const line of inputLines(input, LONGEST_LINE)) {
    const read = rowOf(line)
    if (typeof read === 'string') faults.push(`  line ${line.number}: ${read}`)
    else rows.push(read)
  }
  if (faults.length > 0)
    throw new PaviseError(
      'PAV_FILE_UNREADABLE',
      [`${name} has ${faults.length} bad line${faults.length === 1 ? '' : 's'}`, ...faults.slice(0, MOST_FAULTS)].join('\n'),
      {
        hint: 'Each line is {"text","label":"attack"|"benign"} and may have "kind", "source", "lang", "role" and "cluster".',
      },
    )
  return rows
}

function rowOf(line: InputLine): LabelledRow | string {
  if (line.fault !== undefined) return line.fault
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return 'not valid JSON'
  }
  const parsed = rowSchema.safeParse(value)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`).join('; ')
  const { text, label, kind = label, source, lang, role, cluster = `line ${line.number}` } = parsed.data
  return { text, label, kind, source, lang, role, cluster }
}
