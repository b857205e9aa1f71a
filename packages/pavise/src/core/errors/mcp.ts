/** The proxy for MCP servers. */
export const MCP_ERRORS = {
  PAV_MCP_PINS: {
    title: 'The file of pinned MCP definitions is damaged',
    hint: 'Put it back from a copy, or delete it to pin everything anew at next sight; then review it with `pavise mcp pins`.',
    status: 500,
    exit: 2,
  },
  PAV_MCP_COMMAND: {
    title: 'The MCP server cannot be started',
    hint: 'Give the command of the server after `--`, as you would start it yourself.',
    status: 500,
    exit: 2,
  },
} as const
