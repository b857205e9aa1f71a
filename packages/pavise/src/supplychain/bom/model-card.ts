import { parse } from 'yaml'
import { z } from 'zod'

/** What a model says about itself: the front matter of its README and the configuration files beside the weights. Claims, read leniently. */

/** One text, or a list of them; everything else counts as nothing. */
const texts = z
  .union([z.string().transform((text) => [text]), z.array(z.unknown()).transform((list) => list.filter((one) => typeof one === 'string'))])
  .catch([])
const text = z.string().optional().catch(undefined)

const metric = z.object({
  type: z.string(),
  value: z.union([z.number(), z.string()]).transform(String),
})
const result = z.object({
  task: z.object({ name: text, type: text }).optional().catch(undefined),
  dataset: z.object({ name: text }).optional().catch(undefined),
  metrics: z.array(metric).catch([]),
})
const cardSchema = z.object({
  license: texts,
  license_name: text,
  license_link: text,
  base_model: texts,
  base_model_relation: text,
  datasets: texts,
  language: texts,
  tags: texts,
  pipeline_tag: text,
  library_name: text,
  'model-index': z
    .array(z.object({ results: z.array(result).catch([]) }))
    .catch([])
    .optional(),
})
const configSchema = z.object({ architectures: texts, model_type: text, torch_dtype: text, license: texts })
const adapterSchema = z.object({ base_model_name_or_path: text, peft_type: text, task_type: text })

export type Card = Partial<z.infer<typeof cardSchema>>
export type ModelConfig = Partial<z.infer<typeof configSchema>>
export type AdapterConfig = z.infer<typeof adapterSchema>

const LONGEST = 512 * 1024

/** The front matter of a README, or nothing. Aliases cannot make it large. */
export function readCard(readme: string): Card | undefined {
  const [, matter] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(readme.slice(0, LONGEST)) ?? []
  if (matter === undefined) return undefined
  try {
    const read = cardSchema.safeParse(parse(matter, { maxAliasCount: 20, logLevel: 'silent' }))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export const readModelConfig = (json: string): ModelConfig | undefined => readJson(configSchema, json)
export const readAdapterConfig = (json: string): AdapterConfig | undefined => readJson(adapterSchema, json)

function readJson<Shape>(schema: z.ZodType<Shape>, json: string): Shape | undefined {
  try {
    const read = schema.safeParse(JSON.parse(json))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
