import { defineRule } from '#core/define'

export const remoteCode = defineRule({
  id: 'hugging-face.remote-code',
  title: 'A model’s configuration asks for code that is not the library’s',
  severity: 'high',
  description:
    'The configuration maps classes to Python files of the repository, or of another one, and the loader imports and runs them when remote code is allowed.',
  remediation: 'Read that code before you load the model, pin the revision, and leave trust_remote_code off where you can.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const reference = defineRule({
  id: 'hugging-face.reference',
  title: 'A model’s configuration names a function of the system',
  severity: 'critical',
  description: 'A class or module that the loader imports by name is one that runs programs, reads files or evaluates code.',
  remediation: 'Do not load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const path = defineRule({
  id: 'hugging-face.path',
  title: 'A model’s configuration names a file outside the model',
  severity: 'critical',
  description: 'A shard, a module or another part is taken from a path that leads out of the model’s folder.',
  remediation: 'Do not load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const foreignClass = defineRule({
  id: 'hugging-face.foreign-class',
  title: 'A model’s parts are classes of a package that is not known',
  severity: 'high',
  description: 'The loader imports the package by name and builds the class. What it does cannot be told from the file.',
  remediation: 'Find out where the package comes from and read it before you load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.001'],
})

export const sizes = defineRule({
  id: 'hugging-face.sizes',
  title: 'A model’s configuration asks for sizes that no model has',
  severity: 'high',
  description: 'Building the model from its configuration takes more memory than any machine has.',
  remediation: 'Do not load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0029'],
})

export const huggingFaceRules = [remoteCode, reference, path, foreignClass, sizes] as const
