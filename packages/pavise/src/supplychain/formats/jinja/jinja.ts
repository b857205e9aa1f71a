import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { textOf } from '../text/text-content.js'
import { judgeTemplate } from './judge-template.js'
import { templateRules } from './rules.js'

/** A chat template in a file of its own (`chat_template.jinja`), known by what it says. */
export const jinja = defineFormat({
  id: 'jinja',
  title: 'Jinja template',
  rules: templateRules,
  detect(content, name) {
    if (content.size > 4_000_000) return 'no'
    const text = textOf(content)
    if (text === undefined || !/\{[{%]/.test(text.slice(0, 200_000)) || jsonOf(content)) return 'no'
    return /\.(?:jinja2?|j2)$/i.test(name) || isChatTemplate(text) ? 'yes' : 'maybe'
  },
  scan(content, scan) {
    const text = textOf(content)
    if (text === undefined) return
    if (/\.(?:jinja2?|j2)$/i.test(scan.name) || isChatTemplate(text)) {
      judgeTemplate(scan, { text, key: 'template', offset: 0 })
      return
    }
    // Prose, code and other languages have double braces too: only what reaches for Python's internals counts there, and not in quotations.
    judgeTemplate(onlyEscapes(scan), { text: withoutQuotations(text), key: 'template' })
  },
})

const PROMPT_NAMES = /\b(?:messages|message|bos_token|eos_token|add_generation_prompt|raise_exception|tools|system_prompt)\b/
/** Tags in which a name of prompts is looked for. */
const MOST_TAGS = 200

/** Two tags, and in one of the first a name that only prompts have. */
function isChatTemplate(text: string): boolean {
  if (/^\s*```|^#{1,4} \w/m.test(text.slice(0, 100_000))) return false
  let tags = 0
  let named = false
  for (const { index } of text.matchAll(/\{[{%]/g)) {
    if (++tags > MOST_TAGS || (named && tags >= 2)) break
    const end = Math.min(...['}}', '%}'].map((closer) => text.slice(index, index + 400).indexOf(closer)).filter((at) => at >= 0), 400)
    named ||= PROMPT_NAMES.test(text.slice(index, index + end))
  }
  return named && tags >= 2
}

function withoutQuotations(text: string): string {
  const blanked = (found: string): string => found.replace(/[^\n]/g, ' ')
  return text.replace(/```[\s\S]*?(?:```|$)/g, blanked).replace(/`[^`\n]*`/g, blanked)
}

const onlyEscapes = (scan: MemberScan): MemberScan => ({
  path: scan.path,
  name: scan.name,
  observe(observation) {
    if (observation.verdict === 'malicious') scan.observe(observation)
  },
  recognize: () => undefined,
  inconclusive: () => undefined,
  spend: (work) => scan.spend(work),
  grow: (fresh, input, output) => scan.grow(fresh, input, output),
  member: async () => undefined,
  text: () => undefined,
  fact: () => undefined,
})
