import { defineRule } from '#core/define'
import type { MemberScan } from '#supplychain/scan/format'

/** One rule for every format that carries free text: what belongs into a page or an interpreter has no place in a weights file. */
export const metadataCode = defineRule({
  id: 'metadata.code',
  title: 'Metadata carries markup or code',
  severity: 'high',
  description:
    'Text in the metadata of a model holds script, active markup, a shell command or a call that runs code. Whoever shows or evaluates it runs it.',
  remediation: 'Take the model from its publisher again without this text, and show metadata as text only.',
  taxonomy: ['owasp-llm:LLM03', 'owasp-llm:LLM05', 'atlas:AML.T0010.003'],
})

interface Sign {
  readonly what: string
  readonly pattern: RegExp
}

/** Every pattern is linear: bounded repetition only. Prose that names a function does not match; a call with arguments does. */
const SIGNS: readonly Sign[] = [
  { what: 'a script element', pattern: /<\s{0,8}(?:script|iframe|object|embed|applet|base|meta\s{1,8}http-equiv)\b[^<>]{0,400}>/i },
  { what: 'an event handler in markup', pattern: /<[a-z][a-z0-9]{0,20}[\s/][^<>]{0,400}\bon[a-z]{3,24}\s{0,8}=/i },
  { what: 'a script URL', pattern: /(?:["'=(]|^)\s{0,8}(?:javascript|vbscript)\s{0,4}:\s{0,8}[^\s]/im },
  { what: 'a document in a data URL', pattern: /data:(?:text\/html|image\/svg\+xml|application\/xhtml\+xml|text\/javascript)[;,]/i },
  { what: 'server-side code', pattern: /<\?php\b|<%=?\s{0,8}[\w.]{1,60}\s{0,8}\(/i },
  { what: 'an external entity', pattern: /<!(?:ENTITY|DOCTYPE)\b[^>]{0,200}\b(?:SYSTEM|PUBLIC)\b/i },
  {
    what: 'a call that runs a command',
    pattern:
      /\b(?:os\s{0,4}\.\s{0,4}(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?)|subprocess\s{0,4}\.\s{0,4}\w{2,20}|pty\s{0,4}\.\s{0,4}spawn|commands\s{0,4}\.\s{0,4}getoutput|child_process[^\n]{0,40}\.\s{0,4}exec\w{0,8}|Runtime\.getRuntime\(\)\s{0,4}\.exec)\s{0,4}\(\s{0,8}[^\s)]/,
  },
  {
    what: 'a call that evaluates code',
    pattern:
      /(?<![.\w])(?:eval|exec|execfile|compile|__import__)\s{0,4}\(\s{0,8}(?:["'`[]|base64|bytes|codecs|zlib|marshal|compile|open|input|atob|request|requests|urllib|__)/,
  },
  { what: 'a Python object path', pattern: /\.?__(?:globals|builtins|subclasses|mro|base|bases|reduce|reduce_ex|import|loader|code)__\b/ },
  {
    what: 'a nested loader',
    pattern: /\b(?:c?pickle|dill|cloudpickle|joblib|marshal|shelve)\s{0,4}\.\s{0,4}loads?\s{0,4}\(\s{0,8}(?:["'b[]|base64|bytes|open)/i,
  },
  { what: 'a download that is run', pattern: /\b(?:curl|wget)\b[^\n|;]{0,300}\|\s{0,8}(?:sudo\s{1,4})?(?:ba|z|da|k)?sh\b/i },
  {
    what: 'an encoded shell command',
    pattern:
      /\b(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,120}\s-(?:e|en|enc|encodedcommand)\b|\bbase64\s{1,4}(?:-d|--decode)\b[^\n]{0,80}\|\s{0,8}(?:ba|z|da)?sh\b/i,
  },
  { what: 'a shell that calls home', pattern: /\b(?:ba)?sh\s{1,4}-i\b[^\n]{0,60}>&|\/dev\/tcp\/|\bnc\s{1,4}-[a-z]{0,4}e\b/i },
  { what: 'a JNDI lookup', pattern: /\$\{\s{0,4}(?:jndi|\$\{)/i },
]

/** Texts longer than this are looked at at both ends: a description has no business being longer. */
const LONGEST = 1_000_000

export interface ActiveContent {
  readonly what: string
  readonly at: number
  readonly text: string
}

/** The first sign of markup or code in a text, or undefined. */
export function activeContent(text: string): ActiveContent | undefined {
  const looked = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)}\n${text.slice(-LONGEST / 2)}` : text
  for (const { what, pattern } of SIGNS) {
    const match = pattern.exec(looked)
    if (match) return { what, at: match.index, text: match[0].slice(0, 200) }
  }
  return undefined
}

/** Judges one text of a file's metadata and hands it to the detectors. `key` names the place, for the fingerprint. */
export function judgeMetadata(scan: MemberScan, key: string, text: string, offset?: number): void {
  scan.spend(Math.min(text.length, LONGEST))
  scan.text('metadata', text.length > LONGEST ? text.slice(0, LONGEST) : text, offset)
  const found = activeContent(text)
  if (!found) return
  scan.observe({
    rule: metadataCode.id,
    verdict: 'suspicious',
    message: `the metadata “${key.slice(0, 80)}” holds ${found.what}`,
    location: { key: key.slice(0, 120) },
    evidence: [{ kind: 'text', text: found.text, ...(offset !== undefined && { offset }) }],
  })
}
