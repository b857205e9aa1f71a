import { defineRule } from '#core/define'

export const promise = defineRule({
  id: 'r.promise',
  title: 'An R object holds a promise',
  severity: 'critical',
  description: 'A promise is an expression that R evaluates when the object is used. Loading such a file and touching the object runs it.',
  remediation: 'Do not load the file. R 4.4 and later refuse such objects.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const call = defineRule({
  id: 'r.call',
  title: 'An R object holds calls of the system',
  severity: 'critical',
  description: 'An expression, a function or a finalizer in the file starts programs, loads libraries, fetches or evaluates code.',
  remediation: 'Do not load the file.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const code = defineRule({
  id: 'r.code',
  title: 'An R object holds functions',
  severity: 'info',
  description: 'Functions and byte code in the file run when the object is used.',
  remediation: 'Know whose functions these are before you use the object.',
  taxonomy: ['owasp-llm:LLM03'],
})
