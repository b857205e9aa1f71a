import { defineCommand } from '#cli/command'
import { evalCommand } from '#cli/commands/guard/eval-command'
import { testCommand } from '#cli/commands/guard/test-command'
import { tuneCommand } from '#cli/commands/guard/tune-command'

export default defineCommand({
  name: 'guard',
  summary: 'Try a policy on texts, measure the detectors, set thresholds',
  subcommands: [testCommand, evalCommand, tuneCommand],
})
