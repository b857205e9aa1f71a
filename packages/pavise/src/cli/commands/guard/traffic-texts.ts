import { ORIGINS } from '@pavise/guard'
import { readSurface } from '@pavise/guard/surfaces'
import { z } from 'zod'
import { LONGEST_LINE } from '#cli/commands/guard/input'
import type { TrafficText } from '#cli/commands/guard/tuning'
import { type InputLine, inputLines } from '#cli/input-lines'
import { PaviseError } from '#core/errors/error'
import { recordedSurface } from '#hardening/recorded-surface'

const textSchema = z.object({ text: z.string(), from: z.enum(ORIGINS).default('user') })
/** `surface` is the model API that the bodies speak; OpenAI chat completions where none is named. */
const exchangeSchema = z.object({ surface: z.string().optional(), request: z.looseObject({}), response: z.looseObject({}).optional() })
const MOST_FAULTS = 20

/**
 * The texts of recorded traffic: of lines {"text","from"} the text, of exchanges as `pavise gateway --record` writes them every message, by where it stands.
 * Every bad line is named in the one PAV_FILE_UNREADABLE that it throws.
 */
export async function trafficTexts(input: AsyncIterable<string | Buffer>, name: string): Promise<TrafficText[]> {
  const texts: TrafficText[] = []
  const faults: string[] = []
  for await (const line of inputLines(input, LONGEST_LINE)) {
    const read = textsOf(line)
    if (typeof read === 'string') faults.push(`  line ${line.number}: ${read}`)
    else texts.push(...read)
  }
  if (faults.length > 0)
    throw new PaviseError(
      'PAV_FILE_UNREADABLE',
      [`${name} has ${faults.length} bad line${faults.length === 1 ? '' : 's'}`, ...faults.slice(0, MOST_FAULTS)].join('\n'),
      {
        hint: 'Each line is {"text","from"}, or an exchange {"request","response"} as the gateway records them.',
      },
    )
  return texts
}

function textsOf(line: InputLine): TrafficText[] | string {
  if (line.fault !== undefined) return line.fault
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return 'not valid JSON'
  }
  const single = textSchema.safeParse(value)
  if (single.success) return [{ ...single.data, line: line.number }]
  const exchange = exchangeSchema.safeParse(value)
  if (!exchange.success) return 'neither {"text"} nor {"request"}'
  const { surface: id, request, response } = exchange.data
  const surface = recordedSurface(id)
  if (!surface) return `no model API is called ${JSON.stringify(id!.slice(0, 40))}`
  try {
    const pieces = [...readSurface(surface.request, request).pieces, ...(response ? readSurface(surface.response, response).pieces : [])]
    return pieces.filter(({ opaque }) => !opaque).map(({ text, origin }) => ({ text, from: origin, line: line.number }))
  } catch (error) {
    return (error as Error).message
  }
}
