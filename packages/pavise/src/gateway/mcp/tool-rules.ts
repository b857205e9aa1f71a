import type { Guard, Policy } from '@pavise/guard'

/** What a policy says of the tools of one server. */
export class ToolRules {
  readonly #allow: ReadonlySet<string> | undefined
  readonly #deny: ReadonlySet<string>
  readonly #mentioned: ReadonlySet<string>

  constructor(
    { policy }: Guard,
    readonly server: string,
  ) {
    const rules = policy.mcp && Object.hasOwn(policy.mcp, server) ? policy.mcp[server] : undefined
    this.#allow = rules?.allow && new Set(rules.allow)
    this.#deny = new Set(rules?.deny ?? [])
    this.#mentioned = toolsIn(policy)
  }

  allows(tool: string): boolean {
    return !this.#deny.has(tool) && (this.#allow?.has(tool) ?? true)
  }

  /** A tool as the policy calls it: `server/tool` where it names that, for two servers may have tools of one name. */
  nameOf(tool: string): string {
    const qualified = `${this.server}/${tool}`
    return this.#mentioned.has(qualified) ? qualified : tool
  }
}

function toolsIn(policy: Policy): ReadonlySet<string> {
  const names = new Set([...Object.keys(policy.tools), ...policy.documents.tools])
  for (const rule of policy.rules) {
    if ('call' in rule) for (const name of rule.call.tool) names.add(name)
    if ('flow' in rule) for (const name of rule.flow.tool.name ?? []) names.add(name)
  }
  return names
}
