import { defineCommand } from '#cli/command'
import { approve, pins } from '#cli/commands/mcp/pins-commands'
import { wrap } from '#cli/commands/mcp/wrap-command'

export default defineCommand({
  name: 'mcp',
  summary: 'Stand between an MCP client and its servers',
  subcommands: [wrap, pins, approve],
})
