import { defineFormat } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { textOf } from '../text/text-content.js'
import { readYaml, type YamlRead } from '../yaml/read-yaml.js'
import { judgeTargets } from './judge-targets.js'
import { expansion, tag, targetRules } from './rules.js'

const TARGET = /(?:^|[\s{,"'-])["']?(?:_target_|__target__|class_path|_cls_|_fn_|_call_|target)["']?\s*:/m
const OWN_KEY = /^\s*(?:-\s+)?["']?(?:_target_|__target__|class_path|_cls_)["']?\s*:|^[\w.-]+:\s+!{1,2}(?:python|java|ruby)/m
const LANGUAGE_TAG = /!{1,2}<?(?:tag:yaml\.org,2002:)?(?:python|ruby|java|javax|js|perl|php|com\.|org\.|net\.|sun\.)[/.:\w]/
/** More values than any configuration has. */
const MOST_VALUES = 1_000_000

/** Configurations that name what is to be built (Hydra, NeMo, OmegaConf, Lightning), and YAML with tags or aliases that do harm. */
export const hydra = defineFormat({
  id: 'hydra',
  title: 'Configuration with targets',
  rules: [...targetRules, tag, expansion],
  detect(content) {
    if (content.size > 16_000_000) return 'no'
    const document = jsonOf(content)
    const text = textOf(content)
    if (text === undefined || (!TARGET.test(text) && !LANGUAGE_TAG.test(text) && !hasAliases(text))) return 'no'
    if (document) return 'yes'
    const read = readYaml(content)
    if (read === null || typeof read === 'string') return LANGUAGE_TAG.test(text) || TARGET.test(text) ? 'maybe' : 'no'
    return read.documents.some(({ kind }) => kind !== 'text') || read.tags.length > 0 ? 'yes' : 'no'
  },
  scan(content, scan) {
    const document = jsonOf(content)
    if (document) {
      judgeTargets(document.root, scan)
      return
    }
    const read = readYaml(content)
    if (read === null) return
    if (typeof read === 'string') {
      const text = textOf(content)!
      // Prose and code that mention a tag or a target are no broken configuration.
      if (OWN_KEY.test(text) && !/^#{1,6} |```|;\s*$|^\s*\/\//m.test(text)) scan.inconclusive(`the YAML cannot be read: ${read}`)
      return
    }
    scan.spend(read.expanded > MOST_VALUES ? 1 : read.expanded)
    for (const root of read.documents) judgeTargets(root, scan)
    judgeTags(read, scan)
    if (read.expanded > MOST_VALUES) {
      const message = `the aliases expand to ${read.expanded} values`
      scan.observe({ rule: expansion.id, verdict: 'suspicious', message, location: {}, evidence: [{ kind: 'config', text: message }] })
    }
  },
})

const hasAliases = (text: string): boolean => (text.match(/(?:^|[\s[,:-])\*[\w-]+/g)?.length ?? 0) >= 8 && /(?:^|\s)&[\w-]+/.test(text)

/** Tags of PyYAML that build plain values. */
const PLAIN_TAG = /python\/(?:none|bool|bytes|str|unicode|int|long|float|complex|list|tuple|dict)$/

function judgeTags({ tags }: YamlRead, scan: Parameters<typeof judgeTargets>[1]): void {
  for (const { tag: written, value, at } of tags) {
    const name = written.replace(/^tag:yaml\.org,2002:|^!+/, '')
    if (PLAIN_TAG.test(name) || !/^(?:python|ruby|java|javax|js|perl|php|com|org|net|sun)[/.:]/.test(name)) continue
    const calls =
      /^(?:python\/(?:object\/apply|object\/new|name|module)|java|ruby|js\/function|com\.|org\.|net\.|perl|php|sun\.)/.test(name) ||
      !name.startsWith('python/')
    const reference = name.replace(/^python\/(?:object\/apply|object\/new|object|name|module):?/, '') || value
    scan.observe({
      rule: tag.id,
      verdict: calls || /^(?:os|subprocess|builtins|sys|posix|types|importlib)\b/.test(reference) ? 'malicious' : 'suspicious',
      message: `the tag “${written.slice(0, 120)}” builds or calls ${reference.slice(0, 120) || 'an object'}`,
      location: { tag: name.slice(0, 120) },
      evidence: [{ kind: 'config', text: `${written.slice(0, 160)} ${value.slice(0, 120)}`.trim(), offset: at }],
    })
  }
}
