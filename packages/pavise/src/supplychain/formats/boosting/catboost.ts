import { slice } from '#supplychain/scan/bytes'
import { defineFormat } from '#supplychain/scan/format'
import { Cursor } from '../binary/cursor.js'
import { sizes } from './rules.js'

/** CatBoost's own binary format: a mark, a length, a flatbuffer, parts. */
export const catboost = defineFormat({
  id: 'catboost',
  title: 'CatBoost model',
  rules: [sizes],
  detect: (content) => (content.size >= 8 && Buffer.from(content.read(0, 4)).toString('latin1') === 'CBM1' ? 'yes' : 'no'),
  async scan(content, scan) {
    scan.spend(16)
    const length = new Cursor(content, 4).u32()
    const wrong = (message: string, offset: number): void =>
      scan.observe({
        rule: sizes.id,
        verdict: 'suspicious',
        message,
        location: { place: 'core' },
        evidence: [{ kind: 'header', text: message, offset }],
      })
    if (length > content.size - 8) {
      wrong(`the model’s core is said to be ${length} bytes long, the file has ${content.size}`, 4)
      return
    }
    if (length >= 8) {
      const root = new Cursor(content, 8).u32()
      if (root >= length) wrong(`the core’s root is at ${root} of ${length}`, 8)
    }
    // What follows the core are parts of the model: whatever they are, they are looked at.
    if (8 + length < content.size) await scan.member('parts', slice(content, 8 + length, content.size - 8 - length))
  },
})
