/** The streams and surroundings a command may touch. Tests pass their own. */
export interface CommandContext {
  readonly stdout: { write(text: string): unknown; isTTY?: boolean }
  readonly stderr: { write(text: string): unknown; isTTY?: boolean }
  readonly stdin: NodeJS.ReadableStream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Aborted by Ctrl-C (once: finish what is in hand and keep it; a second one ends the process). */
  readonly signal: AbortSignal
}

export interface CommandOption {
  /** As commander writes them: `--seed <n>`, `--held`. */
  readonly flags: string
  readonly description: string
  readonly default?: string | number | boolean
  /** Turns the given text into the value; throws PaviseError PAV_USAGE with one line on bad input. */
  readonly parse?: (text: string) => unknown
  /** May be given several times; the value is then a list. */
  readonly repeat?: boolean
}

/** One verb. Its file is imported only when it is called. Exit codes: 0 clean, 1 findings, 2 unfinished, 64 wrong usage. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly description?: string
  /** As commander writes them: `[file]`, `<file...>`. */
  readonly arguments?: readonly { readonly name: string; readonly description: string }[]
  readonly options?: readonly CommandOption[]
  readonly examples?: readonly string[]
  readonly subcommands?: readonly Command[]
  run?(context: CommandContext, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number>
}

export const defineCommand = (command: Command): Command => command
