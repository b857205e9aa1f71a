import { detectors } from '@pavise/guard/detectors'
import { defineRule } from '#core/define'
import type { Observation } from './format.js'

const PROVEN = new Set(['secret', 'iban'])
/** What only a label in front of it makes a secret: examples in a README have such labels too. Card numbers are left out, since one number in ten passes their check. */
const LABELLED = new Set(['password', 'api_key', 'basic_auth', 'url_password', 'db_url'])
const READ_CHARACTERS = 1_000_000
const MOST = 20

export const sensitiveRules = [
  defineRule({
    id: 'scan.secret',
    title: 'A model file carries a secret',
    severity: 'high',
    description: 'Metadata, configuration or code in the file holds a key, token or number that gives access to something or pays for it.',
    remediation: 'Revoke the secret, then publish the file without it. Whoever has the file has the secret.',
    taxonomy: ['owasp-llm:LLM02', 'atlas:AML.T0055'],
  }),
]

const detects = detectors.filter(({ id }) => PROVEN.has(id)).map((detector) => detector.create({}))

/** What of a text is a secret or a person's account number. The evidence names kind and place; reports veil the value. */
export function readSensitive(text: string): readonly Observation[] {
  const read = text.length > READ_CHARACTERS ? text.slice(0, READ_CHARACTERS) : text
  return detects
    .flatMap((detect) => detect(read, { origin: 'document' }))
    .filter(({ kind }) => !LABELLED.has(kind))
    .slice(0, MOST)
    .map(({ kind, start, end }) => ({
      rule: 'scan.secret',
      verdict: 'suspicious',
      message: `The file carries a secret: ${kind}`,
      location: { kind },
      evidence: [{ kind: 'text', text: read.slice(Math.max(0, start - 24), end + 8), start, end }],
    }))
}
