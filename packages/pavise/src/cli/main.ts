#!/usr/bin/env node
import { VERSION } from '#core/version'

const args = process.argv.slice(2)

// `--version` answers before anything else is loaded: scripts ask it in loops.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${VERSION}\n`)
} else {
  const { runProcess } = await import('#cli/process')
  await runProcess(args)
}
