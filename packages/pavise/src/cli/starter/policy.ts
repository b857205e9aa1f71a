/** The policy that `pavise init` writes: the one of docs/policy.md, in observe mode until the user has seen what it would do. */
export const STARTER_POLICY = `# What the guard does about what it sees. Reference: docs/policy.md
version: 1

# observe reports what would have happened; enforce does it.
mode: observe

# Whose words the system prompt is. Use untrusted where end users write the whole request.
trust: { system: operator, developer: operator }

# Where retrieved text arrives: results of these tools, and parts behind these markers.
documents: { tools: [search_docs, fetch_url], markers: ["<document>"], parts: [file, document] }

# What your tools do. A tool that is not listed counts as one that acts outside and returns untrusted and private text.
tools:
  search_docs: { effect: none, returns: untrusted }
  get_customer: { effect: none, returns: private }
  send_mail: { effect: external, to: [arguments.to], carries: [arguments.body] }

rules:
  # Instructions hidden in what the model reads.
  - { id: injection, from: [user, document, tool], when: { detector: injection, fpr: 0.01 }, do: block }
  # Credentials, on their way in or out.
  - { id: secrets, from: [user, assistant, tool], to: [model, user, external], when: { detector: secret }, do: redact }
  # Where an effect goes must be vouched for by the user or the operator, not by text that the model read.
  - { id: no-steering, flow: { argument: to, derived: [untrusted, private], tool: { effect: external } }, do: hold, timeout: 60s, otherwise: block }
  # Private data leaves only when the user typed it.
  - { id: no-exfil, flow: { argument: carries, derived: [private], tool: { effect: external } }, do: hold, timeout: 60s, otherwise: block }
  # Pictures and links that carry data, or lead where the user never pointed.
  - { id: links, from: [assistant], when: { detector: link }, do: redact }
`
