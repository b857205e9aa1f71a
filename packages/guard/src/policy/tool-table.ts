import type { Policy, ToolPolicy } from './policy.js'

/** What is assumed of a tool that the policy does not list: it acts outside, by all of its arguments, and what it says is anybody's. */
const UNLISTED: ToolPolicy = { effect: 'external', returns: ['untrusted', 'private'], to: ['arguments'], carries: ['arguments'] }

/** Looks up tools by the name that a model used; safe for names such as `__proto__`. */
export class ToolTable {
  private readonly tools: ReadonlyMap<string, ToolPolicy>
  private readonly documents: ReadonlySet<string>

  constructor(policy: Policy) {
    this.tools = new Map(Object.entries(policy.tools))
    this.documents = new Set(policy.documents.tools)
  }

  get(name: string | undefined): ToolPolicy {
    return (name !== undefined && this.tools.get(name)) || UNLISTED
  }

  /** Whether its answers are retrieved documents. */
  retrieves(name: string | undefined): boolean {
    return name !== undefined && this.documents.has(name)
  }
}
