import type { Command } from '#cli/command'

/** One line of `pavise --help`. The command itself is imported only when it is called. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  /** True where memory must not depend on how long it runs: its heap is kept small from the start. */
  readonly smallHeap?: boolean
  load(): Promise<{ readonly default: Command }>
}

/** Every command, in the order of the loop. The one explicit list: help, the reference page and the tests read it. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'quickstart',
    summary: 'Show the whole loop on the practice target: attack, harden, attack again, prove',
    load: () => import('./quickstart.js'),
  },
  { name: 'up', summary: 'Run the workbench: console, API, worker, gateway, database', load: () => import('./up.js') },
  { name: 'worker', summary: 'Work on runs for a workbench: one more worker on its database', load: () => import('./worker.js') },
  { name: 'init', summary: 'Write a commented pavise.yaml and policy to start from', load: () => import('./init.js') },
  { name: 'doctor', summary: 'Check that this machine has what Pavise needs', load: () => import('./doctor.js') },
  { name: 'trust', summary: 'Trust a configuration that names secrets, code or commands', load: () => import('./trust.js') },
  { name: 'quarry', summary: 'Run the deliberately vulnerable practice agent', load: () => import('./quarry.js') },
  {
    name: 'attack',
    summary: 'Attack an AI system and report what got through',
    smallHeap: true,
    load: () => import('./attack.js'),
  },
  { name: 'scan', summary: 'Scan model files for what they would do when loaded', load: () => import('./scan.js') },
  { name: 'judge', summary: 'Judge answers of AI systems to attacks, offline', load: () => import('./judge.js') },
  {
    name: 'target',
    summary: 'Propose a target file from an OpenAPI document or a page of documentation, or check one',
    load: () => import('./target.js'),
  },
  {
    name: 'suite',
    summary: 'Read attacks of another tool, of a regression file or of a run: list them, convert them',
    load: () => import('./suite.js'),
  },
  { name: 'harden', summary: 'Turn findings into checked policy rules', load: () => import('./harden.js') },
  { name: 'gateway', summary: 'Run the AI firewall in front of a model API', load: () => import('./gateway.js') },
  { name: 'sign', summary: 'Sign a model or data set (OpenSSF Model Signing)', load: () => import('./sign.js') },
  {
    name: 'verify',
    summary: 'Verify the signature of a model or data set: who, when, what differs',
    load: () => import('./verify.js'),
  },
  { name: 'mcp', summary: 'Stand between an MCP client and its servers', load: () => import('./mcp/index.js') },
  { name: 'seal', summary: 'Seal a model file so that only named people can open it (age)', load: () => import('./seal/index.js') },
  { name: 'unseal', summary: 'Open a sealed file (age)', load: () => import('./unseal.js') },
  {
    name: 'bom',
    summary: 'Write the bill of materials of a model folder or project (CycloneDX 1.6)',
    load: () => import('./bom.js'),
  },
  { name: 'events', summary: 'Read the decisions of the firewall', load: () => import('./events.js') },
  { name: 'guard', summary: 'Try a policy on texts, measure the detectors, set thresholds', load: () => import('./guard/index.js') },
  { name: 'policy', summary: 'Check, test, compare and publish policies', load: () => import('./policy.js') },
  { name: 'user', summary: 'Add users, give roles, make sign-in links', load: () => import('./user.js') },
  { name: 'token', summary: 'Make and revoke tokens for the API', load: () => import('./token.js') },
  { name: 'key', summary: 'Make and revoke keys of the gateway, with scopes and budgets', load: () => import('./key.js') },
  { name: 'findings', summary: 'Accept, suppress and list findings', load: () => import('./findings.js') },
  { name: 'report', summary: 'Write a run as HTML, JSON, JSONL, SARIF, Markdown, CSV, JUnit or table', load: () => import('./report.js') },
  {
    name: 'compare',
    summary: 'Compare two runs: what is new, what is gone, what differs beyond chance',
    load: () => import('./compare.js'),
  },
  { name: 'backup', summary: 'Write the whole workbench into one file', load: () => import('./backup.js') },
  { name: 'restore', summary: 'Put a backup into an empty data folder and database', load: () => import('./restore.js') },
  { name: 'erase', summary: 'Forget a session, a person or what is old, for good', load: () => import('./erase.js') },
  { name: 'ledger', summary: 'Verify and read the tamper-evident log', load: () => import('./ledger.js') },
]
