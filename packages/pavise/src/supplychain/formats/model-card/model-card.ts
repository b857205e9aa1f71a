import { bytesOf } from '#supplychain/scan/bytes'
import { defineFormat } from '#supplychain/scan/format'
import { field, type JsonNode, textOf } from '../json/json-node.js'
import { textOf as contentText } from '../text/text-content.js'
import { readYaml } from '../yaml/read-yaml.js'

const FACTS: readonly (readonly [string, string])[] = [
  ['license', 'license'],
  ['license_name', 'license name'],
  ['base_model', 'base model'],
  ['datasets', 'datasets'],
  ['language', 'language'],
  ['pipeline_tag', 'task'],
  ['library_name', 'library'],
  ['tags', 'tags'],
  ['model_name', 'name'],
]
const LONGEST = 64 * 1024

/** A model card: what its front matter says goes into the bill of materials. */
export const modelCard = defineFormat({
  id: 'model-card',
  title: 'Model card',
  rules: [],
  detect(content) {
    const front = frontMatter(contentText(content))
    return front !== undefined && /^(?:license|base_model|datasets|pipeline_tag|library_name|tags|language)\s*:/m.test(front) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const front = frontMatter(contentText(content))
    if (front === undefined) return
    scan.spend(front.length)
    const read = readYaml(bytesOf(new TextEncoder().encode(front)))
    if (read === null || typeof read === 'string') return
    for (const [key, name] of FACTS) {
      const text = listed(field(read.documents[0], key))
      if (text !== '') scan.fact(name, text.slice(0, 500))
    }
  },
})

/** The YAML between the first two lines of three dashes. */
function frontMatter(text: string | undefined): string | undefined {
  if (text === undefined || !/^\ufeff?---\r?\n/.test(text)) return undefined
  const start = text.indexOf('\n') + 1
  const end = /^---\s*$/m.exec(text.slice(start, start + LONGEST))
  return end ? text.slice(start, start + end.index) : undefined
}

function listed(node: JsonNode | undefined): string {
  if (node?.kind === 'array') return node.items.flatMap((item) => textOf(item) ?? []).join(', ')
  return textOf(node) ?? ''
}
