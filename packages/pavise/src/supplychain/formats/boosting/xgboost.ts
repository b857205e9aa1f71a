import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { field, type JsonNode, pathText, textField, walkJson } from '../json/json-node.js'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { sizes } from './rules.js'

const LARGEST: Readonly<Record<string, number>> = {
  num_feature: 2 ** 31 - 1,
  num_class: 2 ** 24,
  num_target: 2 ** 24,
  num_trees: 2 ** 24,
  num_parallel_tree: 2 ** 20,
  num_nodes: 2 ** 31 - 1,
  num_deleted: 2 ** 31 - 1,
  size_leaf_vector: 2 ** 24,
  max_depth: 2 ** 20,
}

/** XGBoost models as JSON. */
export const xgboost = defineFormat({
  id: 'xgboost',
  title: 'XGBoost model',
  rules: [sizes, metadataCode],
  detect(content) {
    const learner = field(jsonOf(content)?.root, 'learner')
    return learner?.kind === 'object' ? 'yes' : 'no'
  },
  scan(content, scan) {
    const { root } = jsonOf(content)!
    const objective = textField(field(field(root, 'learner'), 'objective'), 'name')
    if (objective !== undefined) scan.fact('objective', objective.slice(0, 100))
    for (const { node, path } of walkJson(root)) {
      scan.spend(1)
      if (node.kind !== 'object') continue
      for (const { key, value } of node.entries) {
        judgeSize(key, value, pathText([...path, key]), scan)
        if (path.includes('attributes') && value.kind === 'text') judgeMetadata(scan, key, value.text, value.at)
      }
      if (field(node, 'tree_param')) judgeTree(node, pathText(path), scan)
    }
  },
})

function wrong(scan: MemberScan, message: string, key: string, offset: number): void {
  scan.observe({
    rule: sizes.id,
    verdict: 'suspicious',
    message,
    location: { key: key.replace(/\d+/g, 'n').slice(0, 120) },
    evidence: [{ kind: 'config', text: message, offset }],
  })
}

function judgeSize(key: string, value: JsonNode, place: string, scan: MemberScan): void {
  const largest = LARGEST[key]
  if (largest === undefined) return
  const digits = value.kind === 'text' ? value.text : value.kind === 'number' ? value.digits : undefined
  if (digits === undefined) return
  const number = Number(digits)
  if (!/^-?\d+$/.test(digits.trim()) || number < 0 || number > largest) wrong(scan, `${place} is “${digits.slice(0, 60)}”`, place, value.at)
}

/** The lists of a tree are as long as it has nodes, and its children are nodes of it. */
function judgeTree(tree: JsonNode, place: string, scan: MemberScan): void {
  const nodes = Number(textField(field(tree, 'tree_param'), 'num_nodes') ?? Number.NaN)
  if (!Number.isInteger(nodes) || nodes > 4096) return
  for (const key of ['left_children', 'right_children', 'parents', 'split_indices', 'split_conditions'] as const) {
    const list = field(tree, key)
    if (list?.kind !== 'array') continue
    if (list.items.length !== nodes)
      wrong(scan, `${place}.${key} has ${list.items.length} entries for ${nodes} nodes`, `${place}.${key}`, list.at)
    if (key !== 'left_children' && key !== 'right_children') continue
    const outside = list.items.find((item) => item.kind === 'number' && (Number(item.digits) < -1 || Number(item.digits) >= nodes))
    if (outside?.kind === 'number')
      wrong(scan, `${place}.${key} leads to the node ${outside.digits} of ${nodes}`, `${place}.${key}`, outside.at)
  }
}
