import type { MemberScan } from '#supplychain/scan/format'
import { TemplateFault } from './ast.js'
import { judgeAccess } from './judge-access.js'
import { judgeText } from './judge-text.js'
import { parseTemplate } from './parse-template.js'
import { breakout, instructions } from './rules.js'

/** Longer than any chat template; beyond it only the raw text is searched. */
const LONGEST = 1_000_000
const VERDICTS = { 'jinja.escape': 'malicious', 'jinja.unusual': 'suspicious', 'jinja.foreign': 'unknown' } as const
const RAW = /__\w{2,20}__|\|\s{0,8}attr\s{0,8}\(|\.(?:popen|system|mro|subclasses)\b|\b(?:lipsum|cycler)\s{0,8}[.[|]/g
const MOST_RAW = 1000

export interface TemplateSource {
  readonly text: string
  /** Where in the file: `tokenizer.chat_template`. */
  readonly key: string
  /** Byte offset of the text in the member, where it is known. */
  readonly offset?: number
  readonly advisories?: readonly string[]
}

/** Parses a chat template as Jinja2 and judges what it does. It is never rendered. */
export function judgeTemplate(scan: MemberScan, template: TemplateSource): void {
  const { text, key, offset } = template
  scan.spend(text.length)
  scan.text('template', text.slice(0, LONGEST), offset)
  const evidence = (at: number, shown: string) => [
    { kind: 'template', text: shown, ...(offset !== undefined && { offset: offset + Buffer.byteLength(text.slice(0, at)) }) },
  ]
  const around = (at: number): string => text.slice(Math.max(0, at - 40), at + 120)
  try {
    if (text.length > LONGEST) throw new TemplateFault(`longer than ${LONGEST} characters`, 0)
    const { body } = parseTemplate(text)
    for (const { rule, at, what, message } of judgeAccess(body))
      scan.observe({
        rule,
        verdict: VERDICTS[rule],
        message: `${key}: the template ${message}`,
        location: { key, what },
        evidence: evidence(at, around(at)),
        ...(rule === 'jinja.escape' && template.advisories && { advisories: template.advisories }),
      })
    for (const { at, what, message, text: shown } of judgeText(body))
      scan.observe({
        rule: instructions.id,
        verdict: 'suspicious',
        message: `${key}: the template ${message}`,
        location: { key, what },
        evidence: evidence(at, shown),
      })
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    const raw = rawEscape(text)
    if (raw !== undefined)
      scan.observe({
        rule: breakout.id,
        verdict: 'malicious',
        message: `${key}: the template reaches for Python’s internals, and breaks Jinja’s grammar (${error.message})`,
        location: { key, what: 'raw' },
        evidence: evidence(raw, around(raw)),
        ...(template.advisories && { advisories: template.advisories }),
      })
    scan.inconclusive(`${key}: the template is no Jinja that can be read: ${error.message} at character ${error.at}`)
  }
}

/** Where a template that cannot be parsed reaches for Python's internals inside a tag. */
function rawEscape(text: string): number | undefined {
  let looked = 0
  for (const { index } of text.matchAll(RAW)) {
    if (++looked > MOST_RAW) return undefined
    const before = text.slice(Math.max(0, index - 2000), index)
    if (Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%')) > Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}')))
      return index
  }
  return undefined
}
