export { toPromptfoo } from '#redteam/exchange/promptfoo-export'
export { readSuite } from '#redteam/exchange/read-suite'
export { runSuite } from '#redteam/exchange/run-suite'
export type { Suite } from '#redteam/exchange/suite-case'
