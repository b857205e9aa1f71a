import { defineFormat } from '#supplychain/scan/format'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { textOf } from '../text/text-content.js'
import { sizes } from './rules.js'

/** Keys of a tree that list one value per leaf, and per inner node. */
const PER_LEAF = new Set(['leaf_value', 'leaf_weight', 'leaf_count'])
const PER_NODE = new Set([
  'split_feature',
  'split_gain',
  'threshold',
  'decision_type',
  'left_child',
  'right_child',
  'internal_value',
  'internal_weight',
  'internal_count',
])
const MOST: Readonly<Record<string, number>> = {
  num_class: 2 ** 24,
  num_tree_per_iteration: 2 ** 24,
  max_feature_idx: 2 ** 31 - 1,
  num_leaves: 2 ** 24,
  num_cat: 2 ** 24,
  label_index: 2 ** 31 - 1,
}

/** LightGBM models as text. */
export const lightgbm = defineFormat({
  id: 'lightgbm',
  title: 'LightGBM model',
  rules: [sizes, metadataCode],
  detect(content) {
    const head = Buffer.from(content.read(0, 64)).toString('latin1')
    return /^tree\r?\nversion=v\d/.test(head) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const text = textOf(content)
    if (text === undefined) {
      scan.inconclusive('the model is no text')
      return
    }
    scan.spend(text.length)
    let offset = 0
    let leaves = Number.NaN
    const wrong = (message: string, key: string): void =>
      scan.observe({
        rule: sizes.id,
        verdict: 'suspicious',
        message,
        location: { key },
        evidence: [{ kind: 'config', text: message, offset }],
      })
    for (const line of text.split('\n')) {
      const cut = line.indexOf('=')
      const key = cut < 0 ? '' : line.slice(0, cut)
      const value = line.slice(cut + 1).trim()
      if (MOST[key] !== undefined && (!/^-?\d+$/.test(value) || Number(value) > MOST[key] || Number(value) < -1))
        wrong(`${key} is “${value.slice(0, 60)}”`, key)
      if (key === 'Tree') leaves = Number.NaN
      if (key === 'num_leaves') leaves = Number(value)
      if (Number.isInteger(leaves) && (PER_LEAF.has(key) || PER_NODE.has(key))) {
        const expected = PER_LEAF.has(key) ? leaves : leaves - 1
        const found = value === '' ? 0 : value.split(/\s+/).length
        if (found !== expected && !(found === 0 || (leaves === 1 && found <= 1)))
          wrong(`${key} has ${found} values for ${leaves} leaves`, key)
      }
      if (cut < 0 || key === 'feature_names' || key === 'pandas_categorical')
        judgeMetadata(scan, key || 'text', line.slice(0, 100_000), offset)
      offset += Buffer.byteLength(line) + 1
    }
  },
})
