import type { TaxonomyEntry } from './taxonomy-entry.js'

/** OWASP Top 10 for Agentic Applications, 2026. Ids and titles are OWASP's; the sentences are ours. */
export const OWASP_AGENTIC: readonly TaxonomyEntry[] = [
  { id: 'ASI01', title: 'Agent Goal Hijack', summary: 'Planted text gives the agent another aim than its owner gave it.' },
  { id: 'ASI02', title: 'Tool Misuse and Exploitation', summary: 'Tools that the agent may use are turned to harm.' },
  { id: 'ASI03', title: 'Identity and Privilege Abuse', summary: 'The agent acts with rights that its caller does not have.' },
  {
    id: 'ASI04',
    title: 'Agentic Supply Chain Vulnerabilities',
    summary: 'A tool, server, prompt or model from elsewhere is not what it says.',
  },
  { id: 'ASI05', title: 'Unexpected Code Execution (RCE)', summary: 'What the agent writes or is told is run as code.' },
  { id: 'ASI06', title: 'Memory & Context Poisoning', summary: 'What the agent keeps is altered to steer it later.' },
  { id: 'ASI07', title: 'Insecure Inter-Agent Communication', summary: 'Messages between agents are forged, read or replayed.' },
  { id: 'ASI08', title: 'Cascading Failures', summary: 'One wrong step runs on through agents and tools.' },
  { id: 'ASI09', title: 'Human-Agent Trust Exploitation', summary: 'People approve what the agent words convincingly.' },
  { id: 'ASI10', title: 'Rogue Agents', summary: 'An agent leaves its task and follows aims of its own or of others.' },
]
