import { defineRule } from '#core/define'

export const target = defineRule({
  id: 'hydra.target',
  title: 'A configuration calls a function of the system',
  severity: 'critical',
  description:
    'A `_target_` names a callable that runs programs, evaluates code, loads pickles or reads files. Whoever builds the configuration calls it with the arguments beside it.',
  remediation: 'Do not load the model; allow targets by package in the program that loads it.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const foreign = defineRule({
  id: 'hydra.foreign-target',
  title: 'A configuration builds objects of a package that is not known',
  severity: 'info',
  description: 'A `_target_` names a class or function of another package. What it does cannot be told from the file.',
  remediation: 'Make sure where the package comes from before you build the configuration.',
  taxonomy: ['owasp-llm:LLM03'],
})

export const tag = defineRule({
  id: 'yaml.tag',
  title: 'YAML tags build objects of a programming language',
  severity: 'critical',
  description: 'A tag such as `!!python/object/apply` makes an unsafe loader call functions or build objects while it reads the file.',
  remediation: 'Do not load the file with an unsafe loader; remove the tags.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const expansion = defineRule({
  id: 'yaml.expansion',
  title: 'YAML aliases expand without bounds',
  severity: 'high',
  description: 'Aliases of aliases make a few lines into millions of values when they are read.',
  remediation: 'Do not load the file.',
  taxonomy: ['owasp-llm:LLM10', 'atlas:AML.T0029'],
})

export const targetRules = [target, foreign] as const
