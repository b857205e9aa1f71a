import { z } from 'zod'

/** How a target with an HTTP API of its own is spoken to: steps as data, with `{{holes}}` that earlier steps fill. */

const pointer = z.string().regex(/^(\/.*)?$/, 'wants a JSON pointer such as /reply/text (RFC 6901)')

/** Where in an answer a value stands. Nothing here is a pattern: what the target sends cannot make reading it slow. */
export const sourceSchema = z.union(
  [
    z.strictObject({ json: pointer }),
    /** Data of every server-sent event, at a pointer into its JSON (`''`: the data as it is), joined. */
    z.strictObject({ sse: pointer }),
    /** One JSON value a line, at a pointer into each, joined. */
    z.strictObject({ lines: pointer }),
    z.strictObject({ header: z.string().min(1) }),
    z.strictObject({ cookie: z.string().min(1) }),
    /** The value of a form field of an HTML page, such as a CSRF token. */
    z.strictObject({ input: z.string().min(1) }),
    z.strictObject({ between: z.tuple([z.string().min(1), z.string().min(1)]) }),
    z.strictObject({ text: z.literal(true) }),
  ],
  { error: 'wants one of json, sse, lines, header, cookie, input, between: [before, after], text: true' },
)

const requestSchema = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
    /** Below the target's URL; `{{hole}}` alone may be a whole URL of the same host. */
    path: z.string().min(1),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/, 'is no name of a header'), z.string()).default({}),
    json: z.unknown().optional(),
    form: z.record(z.string(), z.string()).optional(),
    text: z.string().optional(),
  })
  .refine(
    ({ json, form, text }) => [json, form, text].filter((body) => body !== undefined).length <= 1,
    'has more than one of json, form and text',
  )

const pollSchema = z.strictObject({
  until: z.strictObject({ json: pointer, equals: z.union([z.string(), z.number(), z.boolean()]).optional() }),
  every: z.number().int().min(10).max(60_000).default(500),
  times: z.number().int().min(1).max(1000).default(60),
})

const takeSchema = z.record(z.string().regex(/^\w+$/, 'is no name of a hole'), sourceSchema).default({})

const requestStepSchema = z.strictObject({
  request: requestSchema,
  take: takeSchema,
  /** Asks again until the answer says so. */
  poll: pollSchema.optional(),
})

/** One move with the WebSocket of the conversation: opened unless it is open, then written to, then listened to, then closed. */
const socketSchema = z
  .strictObject({
    /** Below the target's URL, with `{{holes}}`. Goes without where an earlier step opened it. */
    open: z.string().min(1).optional(),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/, 'is no name of a header'), z.string()).default({}),
    protocols: z.array(z.string().regex(/^[\x21\x23-\x27*+.^_`|~0-9A-Za-z-]+$/, 'is no name of a protocol')).default([]),
    send: z.union([z.strictObject({ json: z.unknown() }), z.strictObject({ text: z.string() })]).optional(),
    /** The message that ends the listening: where a JSON value stands in it, or the next one, whatever it is. */
    await: z
      .union([
        z.strictObject({ json: pointer, equals: z.union([z.string(), z.number(), z.boolean()]).optional() }),
        z.strictObject({ next: z.literal(true) }),
      ])
      .optional(),
    within: z.number().int().min(50).max(600_000).default(30_000),
    close: z.boolean().default(false),
  })
  .refine((socket) => socket.open ?? socket.send ?? socket.await ?? (socket.close || undefined), 'wants one of open, send, await and close')

/** What was listened to: `json`, `text` and `between` read the last message, `lines` all of them. */
const socketStepSchema = z.strictObject({ socket: socketSchema, take: takeSchema })

export const stepSchema = z.union([requestStepSchema, socketStepSchema])

export const httpSchema = z.strictObject({
  /** Whose the cookies and taken values are: of one conversation, or of everything that an identity says. */
  session: z.enum(['conversation', 'identity']).default('conversation'),
  login: z.array(stepSchema).default([]),
  ask: z.array(stepSchema).min(1, 'wants at least one step'),
  /** Where the reply stands in the answer of the last step. */
  answer: sourceSchema,
  /** Where the answer of the last step counts tokens: read and written. */
  usage: z.strictObject({ input: sourceSchema, output: sourceSchema }).optional(),
})

export type HttpSteps = z.infer<typeof httpSchema>
export type RequestStep = z.infer<typeof requestStepSchema>
export type SocketStep = z.infer<typeof socketStepSchema>
export type Step = RequestStep | SocketStep
export type Source = z.infer<typeof sourceSchema>
