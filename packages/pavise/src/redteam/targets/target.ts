import { z } from 'zod'

/** A key from the environment; inline only for targets on this machine. */
const keySchema = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ value: z.string().min(1) })])

const httpUrl = z.string().refine((text) => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text), 'must be an http or https URL')

const identitySchema = z.strictObject({ name: z.string().min(1), key: keySchema.optional() })

const intakeSchema = z.strictObject({
  name: z.string().min(1),
  method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
  url: httpUrl,
  body: z
    .record(z.string(), z.unknown())
    .refine((body) => JSON.stringify(body).includes('{{payload}}'), 'one field must contain {{payload}}, where the planted text goes'),
  ask: z.string().min(1),
})

/** What a target file says. Types are inferred from here. */
export const targetSchema = z.strictObject({
  api: z.literal('openai-chat', 'must be openai-chat, the one API that is built'),
  url: httpUrl,
  model: z.string().min(1),
  effects: httpUrl.optional(),
  docs: z.union([z.string(), z.array(z.string())]).default([]),
  identities: z.array(identitySchema).default([]),
  allowed: z.string().default(''),
  public: z.array(z.union([z.string(), z.number()]).transform(String)).default([]),
  intakes: z.array(intakeSchema).default([]),
})

export type TargetFile = z.infer<typeof targetSchema>
export type Intake = z.infer<typeof intakeSchema>

/** Who talks to the target, with the key already resolved. */
export interface Identity {
  readonly name: string
  readonly key?: string
}

/** A target ready to be attacked: parsed, checked, keys resolved. */
export interface Target {
  /** Asset name in findings and fingerprints; never a URL. */
  readonly name: string
  readonly url: string
  readonly model: string
  readonly effects?: string
  readonly docs: readonly string[]
  readonly identities: readonly Identity[]
  readonly allowed: string
  readonly public: readonly string[]
  readonly intakes: readonly Intake[]
}

/** Every URL that an attack on this target talks to: what the egress has to allow. */
export function targetOrigins(target: Target): string[] {
  const urls = [target.url, ...(target.effects ? [target.effects] : []), ...target.intakes.map((intake) => intake.url)]
  return [...new Set(urls.map((url) => new URL(url).origin))]
}
