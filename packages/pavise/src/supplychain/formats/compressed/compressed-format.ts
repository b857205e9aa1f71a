import { defineRule } from '#core/define'
import { type Bytes, slice } from '#supplychain/scan/bytes'
import { defineFormat, type FormatDefinition, type MemberScan } from '#supplychain/scan/format'
import { type Decoder, expand } from './expand.js'

/** Compressed streams that grow beyond all measure, and what hides behind their end. */
export const bombRule = defineRule({
  id: 'compressed.bomb',
  title: 'Compressed content grows beyond all measure',
  severity: 'high',
  description: 'A stream grows by a factor that no weights reach: whoever loads it runs out of memory or disk.',
  remediation: 'Do not load the file. Ask where it comes from; if it is meant to be so, raise --max-ratio and scan again.',
  taxonomy: ['owasp-llm:LLM10', 'atlas:AML.T0029'],
})

export interface CompressedFormat {
  readonly id: string
  readonly title: string
  readonly decode: Decoder
  /** Endings that name a file of this kind; what is inside is called without them. */
  readonly endings: readonly string[]
  detect(content: Bytes): 'yes' | 'maybe' | 'no'
  /** What else the header says. */
  readonly look?: (content: Bytes, scan: MemberScan) => void
}

/** Below this many bytes, what an uncertain stream gave is chance. */
const CHANCE = 16

/** The name of what is inside: `model.pkl` in `model.pkl.gz`. */
export function innerName(name: string, endings: readonly string[]): string {
  const ending = endings.find((one) => name.toLowerCase().endsWith(one) && name.length > one.length)
  return ending === undefined ? 'content' : name.slice(0, -ending.length)
}

/** A format that is one compressed stream: what comes out is examined, and what follows it too. */
export const defineCompressed = ({ id, title, decode, endings, detect, look }: CompressedFormat): FormatDefinition =>
  defineFormat({
    id,
    title,
    rules: [bombRule],
    detect,
    async scan(content, scan) {
      const expanded = await expand(decode, content, scan)
      try {
        const { size } = expanded.content
        const certain = detect(content) === 'yes'
        if (!certain && expanded.problem !== undefined && size < CHANCE) return
        scan.recognize()
        look?.(content, scan)
        if (size > 0 || expanded.problem === undefined) await scan.member(innerName(scan.name, endings), expanded.content)
        if (expanded.problem !== undefined) unfinished(scan, expanded.problem, expanded.bomb, content.size, size)
      } finally {
        expanded.close()
      }
      await trailing(content, expanded.consumed, scan)
    },
  })

/** Says that a stream did not come to its end, and why; growth beyond measure is a finding of its own. */
export function unfinished(scan: MemberScan, problem: string, bomb: boolean, input: number, output: number): void {
  scan.inconclusive(`the compressed content was not seen whole: ${problem}`)
  if (!bomb) return
  scan.observe({
    rule: bombRule.id,
    verdict: 'suspicious',
    message: `${input} compressed bytes grow to more than ${output}`,
    location: {},
    evidence: [{ kind: 'header', text: problem, offset: 0 }],
  })
}

/** Bytes behind a stream: zeros are padding, anything else is content of its own. */
async function trailing(content: Bytes, consumed: number, scan: MemberScan): Promise<void> {
  if (consumed >= content.size) return
  const rest = slice(content, consumed, content.size - consumed)
  const head = rest.read(0, 4096)
  scan.spend(head.length)
  if (head.every((byte) => byte === 0) && rest.size <= head.length) return
  await scan.member('(after the stream)', rest)
}
