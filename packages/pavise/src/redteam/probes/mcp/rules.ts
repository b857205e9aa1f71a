import { defineRule, type RuleDefinition } from '#core/define'

const TOOLS = ['owasp-agentic:ASI02', 'atlas:AML.T0053']
const CHAIN = ['owasp-agentic:ASI04', 'owasp-llm:LLM01']

/** What can be wrong with an MCP server. The one explicit list. */
export const mcpRules = {
  poisoned: defineRule({
    id: 'mcp.poisoned-definition',
    title: 'A definition of the server gives the model orders',
    severity: 'high',
    description: 'A description, a schema or the instructions of the server tell the model what to do beyond saying what a tool is for.',
    remediation: 'Do not connect the server to an agent before its definitions are mended; pin definitions and let the proxy hold changes.',
    taxonomy: [...CHAIN, 'atlas:AML.T0099', 'cwe:CWE-1427'],
  }),
  hidden: defineRule({
    id: 'mcp.hidden-text',
    title: 'A definition holds text that people do not see',
    severity: 'high',
    description: 'Characters without a shape, or escapes of a terminal, hide text from whoever reviews the definition; the model reads it.',
    remediation: 'Refuse definitions with such characters; ask the maker what they are for.',
    taxonomy: [...CHAIN, 'cwe:CWE-150', 'cwe:CWE-451'],
  }),
  shadowing: defineRule({
    id: 'mcp.shadowing',
    title: 'A tool poses as a tool of another server or speaks for it',
    severity: 'high',
    description: 'Its name is that of another tool, or looks like it, or its description says how another server’s tool is to be used.',
    remediation: 'Give every server a prefix of its own, and show an agent no tools that talk about others.',
    taxonomy: ['owasp-agentic:ASI04', 'owasp-agentic:ASI02', 'cwe:CWE-451'],
  }),
  rugPull: defineRule({
    id: 'mcp.rug-pull',
    title: 'Definitions change after they were seen',
    severity: 'high',
    description: 'A tool is defined otherwise, or a new one appears, after tools were called or in a second session.',
    remediation: 'Pin definitions by digest and have a person approve changes.',
    taxonomy: ['owasp-agentic:ASI04', 'cwe:CWE-494', 'cwe:CWE-345'],
  }),
  outsideRead: defineRule({
    id: 'mcp.outside-read',
    title: 'A tool shows files outside of its folder',
    severity: 'high',
    description: 'A path in an argument led out of the folders that the server was given; what lies there came back.',
    remediation: 'Resolve the path, symbolic links included, and compare it with the folder by whole segments before it is opened.',
    taxonomy: [...TOOLS, 'owasp-llm:LLM02', 'cwe:CWE-22'],
  }),
  outsideWrite: defineRule({
    id: 'mcp.outside-write',
    title: 'A tool writes files outside of its folder',
    severity: 'critical',
    description: 'A path in an argument led out of the folders that the server was given; a file there is new or changed.',
    remediation: 'Resolve the path, symbolic links included, and compare it with the folder by whole segments before it is opened.',
    taxonomy: [...TOOLS, 'owasp-llm:LLM06', 'cwe:CWE-22'],
  }),
  ssrf: defineRule({
    id: 'mcp.ssrf',
    title: 'A tool fetches addresses inside the network',
    severity: 'high',
    description:
      'A listener on this machine was asked because an argument named its address: whoever steers the model reaches internal services.',
    remediation: 'Resolve the host once, refuse loopback, private and link-local addresses, and allow hosts by name.',
    taxonomy: [...TOOLS, 'cwe:CWE-918'],
  }),
  execution: defineRule({
    id: 'mcp.code-execution',
    title: 'An argument of a tool is executed',
    severity: 'critical',
    description: 'A harmless marker in an argument ran: as a shell command, an option of a program, code, or a template.',
    remediation: 'Start programs without a shell and with `--` before arguments; never evaluate what a caller wrote.',
    taxonomy: [...TOOLS, 'owasp-agentic:ASI05', 'cwe:CWE-78', 'cwe:CWE-94'],
  }),
  sql: defineRule({
    id: 'mcp.sql-injection',
    title: 'An argument of a tool becomes part of a database statement',
    severity: 'critical',
    description: 'A quotation mark in an argument broke or changed the statement; the same value with the mark doubled did not.',
    remediation: 'Bind values as parameters.',
    taxonomy: [...TOOLS, 'cwe:CWE-89'],
  }),
  pollution: defineRule({
    id: 'mcp.prototype-pollution',
    title: 'An argument changes what all objects of the server inherit',
    severity: 'high',
    description: 'A key such as __proto__ in the arguments of one call showed up in answers to later ones.',
    remediation: 'Copy only keys that the schema knows; refuse __proto__, constructor and prototype.',
    taxonomy: [...TOOLS, 'cwe:CWE-1321'],
  }),
  dies: defineRule({
    id: 'mcp.dies',
    title: 'One call ends or blocks the server',
    severity: 'medium',
    description: 'After one call the server was gone, or answered nobody any more; it did so again when it was tried a second time.',
    remediation: 'Check sizes and types of arguments before they are used, and let no call take the process down.',
    taxonomy: [...TOOLS, 'cwe:CWE-400'],
  }),
  secret: defineRule({
    id: 'mcp.secret-exposed',
    title: 'A tool gives away a secret of the server',
    severity: 'critical',
    description:
      'A value that was planted in the environment of the server, the key of its caller, or a credential of its own stood in an answer.',
    remediation: 'Give the server no more secrets than it needs; never return the environment, configuration or raw errors.',
    taxonomy: [...TOOLS, 'owasp-llm:LLM02', 'atlas:AML.T0055', 'cwe:CWE-200'],
  }),
  crossIdentity: defineRule({
    id: 'mcp.cross-identity',
    title: 'The server shows what belongs to one caller to another',
    severity: 'critical',
    description: 'A record that only one identity is told of came back when another identity asked for it by its id or address.',
    remediation: 'Check in every tool and resource that the record belongs to the caller; an id that is hard to guess is no permission.',
    taxonomy: [...TOOLS, 'owasp-agentic:ASI03', 'owasp-llm:LLM02', 'cwe:CWE-639'],
  }),
  internals: defineRule({
    id: 'mcp.error-internals',
    title: 'An error shows the inside of the server',
    severity: 'low',
    description: 'A stack trace with places in the code came back.',
    remediation: 'Answer errors with one sentence for the caller and log the rest.',
    taxonomy: ['cwe:CWE-209'],
  }),
  unchecked: defineRule({
    id: 'mcp.unchecked-arguments',
    title: 'A tool takes arguments that its own schema forbids',
    severity: 'low',
    description: 'A value of another type than the schema wants was taken without an error.',
    remediation: 'Validate arguments by the schema that is published.',
    taxonomy: ['owasp-agentic:ASI02'],
  }),
} as const satisfies Readonly<Record<string, RuleDefinition>>

export type McpRuleKey = keyof typeof mcpRules
