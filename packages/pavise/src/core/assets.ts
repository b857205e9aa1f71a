import { z } from 'zod'
import { type AssetKindDefinition, defineAssetKind } from './define.js'

/** A secret by reference: a variable of the environment or a file. A value written down in its place is a fault that says so. */
export const secretRefSchema = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/, 'wants the name of a variable') }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  { error: 'wants { env: NAME } or { file: PATH }; a secret is never written into a configuration' },
)
export type SecretRef = z.infer<typeof secretRefSchema>

export const httpUrlSchema = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'wants an http or https URL')

/** What every asset has. */
const common = {
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, 'wants letters, digits, dots, dashes and underscores'),
  owner: z.string().optional(),
}

/** The model APIs in which an endpoint can be spoken to. */
export const MODEL_APIS = ['openai-chat', 'openai-responses', 'anthropic-messages', 'gemini-generate', 'ollama-chat'] as const
export type ModelApiId = (typeof MODEL_APIS)[number]

export const endpointSchema = z.strictObject({
  kind: z.literal('endpoint'),
  ...common,
  api: z.enum(MODEL_APIS),
  url: httpUrlSchema,
  model: z.string().min(1),
  auth: secretRefSchema.optional(),
  /** The owner's log of what the tools really did, where there is one. */
  effects: httpUrlSchema.optional(),
})
export type EndpointAsset = z.infer<typeof endpointSchema>

export const modelSchema = z.strictObject({
  kind: z.literal('model'),
  ...common,
  /** A file or folder, relative to the configuration; or `https://…`, `s3://…`. */
  path: z.string().min(1).max(4096),
})
export type ModelAsset = z.infer<typeof modelSchema>

/** A kind of the vocabulary whose room is not built: naming it in a configuration is an error that says so. */
const later = (id: string, title: string): AssetKindDefinition =>
  defineAssetKind({ id, title, built: false, schema: z.looseObject({ kind: z.literal(id), ...common }) })

/** Every kind of thing to protect. */
export const assetKinds: readonly AssetKindDefinition[] = [
  defineAssetKind({ id: 'endpoint', title: 'A language-model application behind an HTTP API', built: true, schema: endpointSchema }),
  defineAssetKind({ id: 'model', title: 'Model weights and what lies beside them', built: true, schema: modelSchema }),
  later('agent', 'An agent with tools and a memory of its own'),
  later('dataset', 'Data to train or evaluate on'),
  later('corpus', 'Documents for retrieval'),
  later('mcp', 'A server of the Model Context Protocol'),
  later('skill', 'Instructions and code that an agent loads'),
  later('software', 'Packages and their dependencies'),
  later('service', 'A network service'),
  later('code', 'Source code'),
  later('media', 'Images, sound and video'),
]
