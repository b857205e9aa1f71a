import { defineRule } from '#core/define'

export const breakout = defineRule({
  id: 'jinja.escape',
  title: 'A template reaches out of its sandbox',
  severity: 'critical',
  description:
    'A chat template reads attributes of Python’s objects, builds their names from pieces, or calls what runs code. A renderer without a sandbox runs it with every message.',
  remediation: 'Do not load the model. Take the template from the publisher’s own repository, and render templates in a sandbox.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const instructions = defineRule({
  id: 'jinja.instructions',
  title: 'A template adds instructions of its own',
  severity: 'high',
  description:
    'A chat template adds or alters text when a message or the date holds a trigger, or hides instructions from the user. The model obeys them; nobody sees them.',
  remediation: 'Compare the template with the publisher’s and remove the branch.',
  taxonomy: ['owasp-llm:LLM03', 'owasp-llm:LLM01', 'atlas:AML.T0051.002'],
})

export const unusual = defineRule({
  id: 'jinja.unusual',
  title: 'A template uses what chat templates do not need',
  severity: 'high',
  description:
    'A chat template loads other templates, uses globals that lead to Python’s internals, hides letters in escapes, or computes without bounds.',
  remediation: 'Compare the template with the publisher’s own; render it in a sandbox with limits only.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const foreign = defineRule({
  id: 'jinja.foreign',
  title: 'A template calls filters, tests or functions that are not known',
  severity: 'info',
  description: 'The renderer has to bring these itself. What they do cannot be told from the file.',
  remediation: 'Make sure that the program that renders the template defines them and that they are harmless.',
  taxonomy: ['owasp-llm:LLM03'],
})

export const templateRules = [breakout, instructions, unusual, foreign] as const
