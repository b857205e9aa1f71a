import { defineRule } from '#core/define'

export const source = defineRule({
  id: 'packages.source',
  title: 'A model’s environment installs from elsewhere',
  severity: 'high',
  description:
    'The list of packages names another index, an address, a repository or a path. Setting the environment up runs what is there.',
  remediation: 'Install pinned packages from an index that you trust, with digests.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.001'],
})
