import { defineRule } from '#core/define'

export const sizes = defineRule({
  id: 'boosting.sizes',
  title: 'A boosted model’s sizes cannot be true',
  severity: 'high',
  description:
    'Counts of features, classes, trees or nodes disagree with what is there, or ask for more memory than any model has. Readers that trust them overflow.',
  remediation: 'Do not load the model; take it again from its publisher.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0029'],
})
