import { defineRule } from '#core/define'
import { PaviseError } from '#core/errors/error'
import { defineFormat, type FormatDefinition } from './format.js'
import type { YaraSource } from './scan-batch.js'

const PACKAGE = '@litko/yara-x'
/** Of each file and member: its beginning, and all of it where it is small. */
const LOOKED_AT = 8 * 1024 * 1024
const MOST_TEXT = 200

interface Match {
  readonly ruleIdentifier: string
  readonly tags?: readonly string[]
  readonly matches?: readonly { readonly offset: number; readonly length: number }[]
}
interface Compiled {
  scan(data: Buffer): readonly Match[]
}

const rule = defineRule({
  id: 'yara.match',
  title: 'A YARA rule of yours matches',
  severity: 'high',
  description: 'A rule that was given with --yara matches the file or one of its members.',
  remediation: 'Read the rule: it says what it looks for.',
  taxonomy: ['owasp-llm:LLM03'],
})

/**
 * A format that tries the user's YARA rules on every file and member. Throws PAV_DEP_MISSING without the package, PAV_USAGE where a rule does not compile.
 * `sources` are texts of rules with the names of their files.
 */
export async function yaraFormat(sources: readonly YaraSource[]): Promise<FormatDefinition> {
  const yara = (await import(PACKAGE).catch((cause: unknown) => {
    throw new PaviseError('PAV_DEP_MISSING', `--yara needs a package: npm install ${PACKAGE}`, { cause })
  })) as { compile(source: string): Compiled }
  const compiled = sources.map(({ name, text }) => {
    try {
      return yara.compile(text)
    } catch (cause) {
      const why = cause instanceof Error ? cause.message.split('\n')[0]! : 'a fault'
      throw new PaviseError('PAV_USAGE', `${name}: the rules do not compile: ${why}`, { cause })
    }
  })
  return defineFormat({
    id: 'yara',
    title: 'YARA rules of the user',
    rules: [rule],
    detect: (content) => (content.size > 0 ? 'maybe' : 'no'),
    scan(content, scan) {
      const head = content.read(0, Math.min(content.size, LOOKED_AT))
      scan.spend(head.length)
      if (content.size > LOOKED_AT) scan.inconclusive(`YARA rules were tried on the first ${LOOKED_AT} bytes only`)
      for (const one of compiled) {
        for (const { ruleIdentifier, matches = [] } of one.scan(Buffer.from(head.buffer, head.byteOffset, head.byteLength))) {
          scan.observe({
            rule: rule.id,
            verdict: 'suspicious',
            message: `the rule ${ruleIdentifier} matches`,
            location: { rule: ruleIdentifier },
            evidence: matches.slice(0, 4).map(({ offset, length }) => ({
              kind: 'match',
              text: Buffer.from(head.subarray(offset, offset + Math.min(length, MOST_TEXT))).toString('latin1'),
              offset,
            })),
          })
        }
      }
    },
  })
}
