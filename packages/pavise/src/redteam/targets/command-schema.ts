import { z } from 'zod'

/** A program on this machine that answers. Only from a file that its user trusts: it runs what the file says. */
export const commandSchema = z.strictObject({
  run: z.array(z.string().min(1)).min(1, 'wants the program and its arguments'),
  /** `text`: the last message on stdin. `json`: `{ identity, messages }`. */
  input: z.enum(['text', 'json']).default('text'),
  /** `text`: all of stdout is the answer. `json`: `{ content, tool_calls? }` in the shape of a chat message. */
  output: z.enum(['text', 'json']).default('text'),
  timeout: z.number().int().min(100).max(600_000).default(60_000),
})
export type CommandSteps = z.infer<typeof commandSchema>
