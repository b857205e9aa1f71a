import { z } from 'zod'

const toolName = z.string().min(1).max(256)

/**
 * An MCP server as a target: a program that speaks on stdin and stdout (`run`; only from a file that its user trusts), or, without `run`, the `url` of the target
 * (streamable HTTP). `{{sandbox}}` in `run` and `cwd` is a fresh folder that is made for the run and removed after it.
 */
export const mcpSchema = z.strictObject({
  run: z.array(z.string().min(1)).min(1, 'wants the program and its arguments').optional(),
  cwd: z.string().min(1).optional(),
  /** Variables of this environment that the program is given beside the usual ones; no others reach it. */
  env: z.array(z.string().regex(/^[A-Za-z_]\w*$/, 'wants the name of a variable')).default([]),
  /** Where the key of an identity goes: a header (a bearer token without this), or a variable of the program. */
  keyIn: z
    .strictObject({
      header: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,64}$/, 'wants the name of a header')
        .optional(),
      env: z
        .string()
        .regex(/^[A-Za-z_]\w*$/, 'wants the name of a variable')
        .optional(),
    })
    .optional(),
  /** Tools that change or destroy things and may be called all the same; `['*']` for all. Without this they are never called. */
  allow: z.array(toolName).default([]),
  /** Tools that are not called at all. */
  never: z.array(toolName).default([]),
  /** Arguments with which a tool works, where they cannot be guessed from its schema. */
  samples: z.record(toolName, z.record(z.string(), z.unknown())).default({}),
  /** Folders that the server may show, besides the sandbox. */
  roots: z.array(z.string().min(1)).default([]),
  /** Names of tools of other servers that the same agent uses: what this one says about them is shadowing. */
  others: z.array(toolName).default([]),
  /** Longest wait for one answer, in milliseconds. */
  timeout: z.number().int().min(100).max(600_000).default(10_000),
})
export type McpTarget = z.infer<typeof mcpSchema>

/** The hole in `run` and `cwd` for the folder that is made for the run. */
export const SANDBOX_HOLE = '{{sandbox}}'

/** True where the server is given the folder that is made for the run. */
export const wantsSandbox = ({ run = [], cwd = '' }: Pick<McpTarget, 'run' | 'cwd'>): boolean =>
  [...run, cwd].some((text) => text.includes(SANDBOX_HOLE))
