import { defineRule } from '#core/define'

export const code = defineRule({
  id: 'keras.code',
  title: 'A Keras configuration runs code when it is loaded or called',
  severity: 'critical',
  description:
    'The configuration holds bytecode in a Lambda layer, names a function or class outside Keras’s computing ones, or switches safe mode off. Building the model calls it.',
  remediation: 'Do not load the model. Ask for an export without Lambda layers and foreign objects, and load with safe mode.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const file = defineRule({
  id: 'keras.file',
  title: 'A Keras configuration reads files or addresses outside the model',
  severity: 'critical',
  description:
    'A vocabulary, a saved model or a dataset is taken from a path or an address. Loading the model reads it, or lets another server know.',
  remediation: 'Do not load the model; vocabularies and weights belong into the file.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const custom = defineRule({
  id: 'keras.custom-object',
  title: 'A Keras configuration needs objects that the file does not bring',
  severity: 'high',
  description:
    'Classes or functions of another package are looked up by name when the model is loaded. What they do cannot be told from the file.',
  remediation: 'Load the model only with code for these objects that you have read.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.001'],
})

export const kerasRules = [code, file, custom] as const
