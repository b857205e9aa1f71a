import { defineRule } from '#core/define'

export const runs = defineRule({
  id: 'python.runs',
  title: 'Python code beside a model does more than define a model',
  severity: 'high',
  description:
    'Importing the file, or a function in it, starts a program, opens a connection, loads native code, changes files or evaluates code.',
  remediation: 'Read the code before you load the model with it; load without remote code where you can.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const hidden = defineRule({
  id: 'python.hidden-code',
  title: 'Python code evaluates what it decodes or fetches',
  severity: 'critical',
  description: 'The source hands decoded, decompressed or downloaded text to an evaluator. What runs is not what stands there.',
  remediation: 'Do not import it.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.002'],
})

export const source = defineRule({
  id: 'python.source',
  title: 'Python code comes with a model',
  severity: 'info',
  description: 'The file defines code that runs when the model is loaded with remote code allowed.',
  remediation: 'Read it before you allow remote code, and pin the revision.',
  taxonomy: ['owasp-llm:LLM03'],
})
