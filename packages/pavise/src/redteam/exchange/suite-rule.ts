import { defineRule } from '#core/define'

/** What a case of a suite shows when it works: its author, not we, said what is wrong with that. */
export const suiteRule = defineRule({
  id: 'attack.suite-case',
  title: 'An attack of a suite works',
  severity: 'high',
  description:
    'An attack that was brought along got what it is after: an assertion of its author failed, or the judge saw the proof in the answer.',
  remediation: 'Read the answer, decide what may be said, and harden with the finding: the case stays in the suite as a regression test.',
  taxonomy: ['owasp-llm:LLM01'],
})
