import { z } from 'zod'
import { MODEL_APIS } from '#core/assets'
import { type CommandSteps, commandSchema } from '#redteam/targets/command-schema'
import { type HttpSteps, httpSchema } from '#redteam/targets/http/steps'
import { type McpTarget, mcpSchema } from '#redteam/targets/mcp/mcp-schema'
import { type Prices, pricesSchema } from '#redteam/targets/usage'

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

/** How a target is spoken to: a model API, HTTP steps of its own, a program, or MCP: a server of tools without a model. */
const APIS = [...MODEL_APIS, 'http', 'command', 'mcp'] as const
export type TargetApi = (typeof APIS)[number]

/** What is spoken to in a way of its own, described under a field of the same name. */
const OWN = ['http', 'command', 'mcp'] as const

const fileSchema = z.strictObject({
  api: z.enum(APIS, `must be one of ${APIS.join(', ')}`),
  /** What findings call it; the model where absent. */
  name: z.string().min(1).optional(),
  url: httpUrl.optional(),
  model: z.string().min(1).optional(),
  http: httpSchema.optional(),
  command: commandSchema.optional(),
  mcp: mcpSchema.optional(),
  /** What a million tokens cost; without it only tokens are counted. */
  prices: pricesSchema.optional(),
  effects: httpUrl.optional(),
  docs: z.union([z.string(), z.array(z.string())]).default([]),
  identities: z.array(identitySchema).default([]),
  allowed: z.string().default(''),
  public: z.array(z.union([z.string(), z.number()]).transform(String)).default([]),
  intakes: z.array(intakeSchema).default([]),
})

/** What a target file says. Types are inferred from here. */
export const targetSchema = fileSchema.superRefine((file, context) => {
  const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
  const isModel = !OWN.some((own) => own === file.api)
  const byProgram = file.api === 'command' || (file.api === 'mcp' && file.mcp?.run !== undefined)
  if (file.url === undefined && !byProgram) fault('url', `is missing: api ${file.api} needs it`)
  if (file.url !== undefined && file.api === 'mcp' && byProgram) fault('url', 'goes without mcp.run: the server is a program or an address')
  if (file.mcp?.run && file.mcp.keyIn?.env === undefined && file.identities.filter(({ key }) => key !== undefined).length > 1)
    fault('mcp', 'has no keyIn: { env: NAME }: the variable in which the program takes the key of an identity')
  if (file.model === undefined && isModel) fault('model', `is missing: api ${file.api} needs it`)
  if (file.name === undefined && file.model === undefined && !isModel) fault('name', 'is missing: findings are about something with a name')
  for (const own of OWN) {
    if (file.api === own && file[own] === undefined && own !== 'mcp') fault(own, `is missing: api ${own} needs it`)
    if (file.api !== own && file[own] !== undefined) fault(own, `is for api ${own} only`)
  }
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
  readonly api: TargetApi
  /** Base URL; empty for a program. */
  readonly url: string
  readonly model: string
  readonly http?: HttpSteps
  readonly command?: CommandSteps
  readonly mcp?: McpTarget
  readonly prices?: Prices
  readonly effects?: string
  readonly docs: readonly string[]
  readonly identities: readonly Identity[]
  readonly allowed: string
  readonly public: readonly string[]
  readonly intakes: readonly Intake[]
}

/** Every URL that an attack on this target talks to: what the egress has to allow. */
export function targetOrigins(target: Target): string[] {
  const urls = [
    ...(target.url ? [target.url] : []),
    ...(target.effects ? [target.effects] : []),
    ...target.intakes.map((intake) => intake.url),
  ]
  return [...new Set(urls.map((url) => new URL(url).origin))]
}

/** What messages call the place that is attacked: its host, or the program. */
export const placeOf = (target: Target): string => target.command?.run[0] ?? target.mcp?.run?.[0] ?? new URL(target.url).host
