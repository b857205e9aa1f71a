/** Names of MCP servers stand in paths, policies and pins. */
export const isServerName = (name: string): boolean => /^[A-Za-z0-9][\w.-]{0,63}$/.test(name)
