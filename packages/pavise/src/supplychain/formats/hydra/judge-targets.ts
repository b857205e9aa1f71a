import type { MemberScan, Observation } from '#supplychain/scan/format'
import { isModelPackage, standingOf } from '../callable/namespace.js'
import { field, type JsonNode, pathText, textOf, walkJson } from '../json/json-node.js'
import { foreign, target } from './rules.js'

const ADVISORIES = ['CVE-2025-23304']
/** Keys under which configuration libraries look up a callable by its dotted name. */
const TARGET_KEYS = new Set(['_target_', '__target__', '_target', 'class_path', 'target', '_cls_', '_fn_', '_call_', '@class'])

/** Judges every callable that a configuration names: `_target_` of Hydra and NeMo, `class_path` of Lightning, `target` of latent diffusion. */
export function judgeTargets(root: JsonNode, scan: MemberScan): void {
  const told = new Set<string>()
  for (const { node, path } of walkJson(root)) {
    scan.spend(1)
    if (node.kind !== 'object') continue
    for (const { key, value, at } of node.entries) {
      const text = textOf(value)
      if (!TARGET_KEYS.has(key) || text === undefined || told.has(text) || !isTarget(key, text, node)) continue
      told.add(text)
      judgeTarget(text, pathText([...path, key]), argumentsOf(node), at, scan)
    }
  }
}

/** `target` and the like are common words: only a dotted name with arguments beside it is a callable. */
function isTarget(key: string, text: string, owner: JsonNode): boolean {
  if (key === '_target_' || key === '__target__') return true
  const dotted = /^[A-Za-z_]\w*(?:\.\w+)+$/.test(text)
  return (
    dotted &&
    (key === 'class_path' ||
      key.startsWith('_') ||
      field(owner, 'params') !== undefined ||
      field(owner, 'init_args') !== undefined ||
      standingOf(text) === 'system')
  )
}

const argumentsOf = (node: JsonNode): string =>
  node.kind === 'object'
    ? node.entries
        .filter(({ key }) => !TARGET_KEYS.has(key))
        .map(({ key, value }) => `${key}=${textOf(value) ?? value.kind}`)
        .join(', ')
        .slice(0, 200)
    : ''

function judgeTarget(text: string, place: string, given: string, offset: number, scan: MemberScan): void {
  const name = text.trim().replace(/^\.+/, '')
  const say = (rule: string, verdict: Observation['verdict'], message: string): void =>
    scan.observe({
      rule,
      verdict,
      message: `${place}: ${message}`,
      location: { callable: name.slice(0, 120) },
      evidence: [{ kind: 'callable', text: `${text.slice(0, 200)}(${given})`, offset }],
      ...(verdict === 'malicious' && { advisories: ADVISORIES }),
    })
  const standing = standingOf(name)
  if (standing === 'plain') return
  if (standing === 'system') say(target.id, 'malicious', `calls ${name}`)
  else if (standing === 'dunder') say(target.id, 'malicious', `reaches for Python’s internals: ${name}`)
  else if (standing === 'loading') say(target.id, 'malicious', `calls ${name}, which loads or runs code`)
  else if (/[^\w.]/.test(name)) say(target.id, 'suspicious', `calls “${name.slice(0, 120)}”, which is not a plain name`)
  else if (!isModelPackage(name)) say(foreign.id, 'unknown', `builds ${name}`)
}
