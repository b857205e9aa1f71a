import { isObject, type Json, listAt, TokenizerFault, textAt } from './json-shape.js'

/** What stands before and behind the numbers of a text. */
export interface Frame {
  readonly before: readonly number[]
  readonly behind: readonly number[]
}

/** The sign and number of `["[SEP]", 102]`. */
function numberOf(json: Json, key: string): number {
  const pair = json[key]
  if (!Array.isArray(pair) || !Number.isInteger(pair[1])) throw new TokenizerFault(`post_processor.${key} must be a sign with its number`)
  return pair[1] as number
}

function fromTemplate(json: Json): Frame {
  const before: number[] = []
  const behind: number[] = []
  let seen = false
  const signs = isObject(json['special_tokens']) ? json['special_tokens'] : {}
  for (const part of listAt(json, 'single', 'post_processor')) {
    if (!isObject(part)) continue
    if (isObject(part['Sequence'])) seen = true
    const sign = part['SpecialToken']
    if (!isObject(sign)) continue
    const entry = signs[textAt(sign, 'id', '')]
    const ids = isObject(entry) && Array.isArray(entry['ids']) ? entry['ids'] : []
    if (ids.some((id) => !Number.isInteger(id))) throw new TokenizerFault('post_processor.special_tokens must have numbers')
    ;(seen ? behind : before).push(...(ids as number[]))
  }
  return { before, behind }
}

/** Reads the `post_processor` of a tokenizer file: what it sets around one text. */
export function frameOf(json: unknown): Frame {
  if (json === null || json === undefined) return { before: [], behind: [] }
  if (!isObject(json)) throw new TokenizerFault('post_processor must be an object')
  switch (textAt(json, 'type', '')) {
    case 'BertProcessing':
    case 'RobertaProcessing':
      return { before: [numberOf(json, 'cls')], behind: [numberOf(json, 'sep')] }
    case 'TemplateProcessing':
      return fromTemplate(json)
    case 'Sequence': {
      const frames = listAt(json, 'processors', 'post_processor').map(frameOf)
      return { before: frames.flatMap((each) => each.before), behind: frames.flatMap((each) => each.behind) }
    }
    case 'ByteLevel':
      return { before: [], behind: [] }
    default:
      throw new TokenizerFault(`post_processor ${JSON.stringify(textAt(json, 'type', ''))} is not known`)
  }
}
