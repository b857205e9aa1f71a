import type { Command } from '#cli/command'

/** One line of `pavise --help`. The command itself is imported only when it is called. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  load(): Promise<{ readonly default: Command }>
}

const entry = (name: string, summary: string): CommandEntry => ({
  name,
  summary,
  load: () => import(/* @vite-ignore */ `#cli/commands/${name}`),
})

/** Every command, in the order of the loop. The one explicit list: help, the reference page and the tests read it. */
export const commands: readonly CommandEntry[] = [
  entry('quickstart', 'Show the whole loop on the practice target: attack, harden, attack again, prove'),
  entry('init', 'Write a commented pavise.yaml and policy to start from'),
  entry('doctor', 'Check that this machine has what Pavise needs'),
  entry('trust', 'Trust a configuration that names secrets, code or commands'),
  entry('quarry', 'Run the deliberately vulnerable practice agent'),
  entry('attack', 'Attack an AI system and report what got through'),
  entry('harden', 'Turn findings into checked policy rules'),
  entry('gateway', 'Run the AI firewall in front of a model API'),
  entry('guard', 'Try a policy on texts, without a server'),
  entry('findings', 'Accept, suppress and list findings'),
  entry('report', 'Write a run as HTML, JSON, JSONL, SARIF or Markdown'),
  entry('ledger', 'Verify and read the tamper-evident log'),
]
