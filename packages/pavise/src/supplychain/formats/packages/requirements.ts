import { defineFormat } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { textOf } from '../text/text-content.js'
import { isRequirement, requirementFault } from './judge-requirement.js'
import { source } from './rules.js'

const LONGEST = 1_000_000

/** A list of packages for pip, known by its lines. */
export const requirements = defineFormat({
  id: 'requirements',
  title: 'Python requirements',
  rules: [source],
  detect(content, name) {
    if (content.size > LONGEST || jsonOf(content)) return 'no'
    const text = textOf(content)
    if (text === undefined) return 'no'
    const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
    if (!lines.every(isRequirement)) return 'no'
    // A list of bare words is no list of packages unless it is named like one.
    const sure = lines.some((line) => /^\s*[A-Za-z0-9][\w.-]*(?:\[[\w, .-]*\])?\s*(?:[<>=!~]=|@ )|^\s*-{1,2}\w|^\s*\w+\+\w+:/.test(line))
    return sure || /requirements[\w.-]*\.txt$/i.test(name) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const text = textOf(content)!
    scan.spend(text.length)
    let offset = 0
    for (const line of text.split('\n')) {
      const fault = requirementFault(line)
      if (fault)
        scan.observe({
          rule: source.id,
          verdict: fault.verdict,
          message: `“${line.trim().slice(0, 200)}” ${fault.what}`,
          location: { line: line.trim().slice(0, 120) },
          evidence: [{ kind: 'config', text: line.slice(0, 300), offset }],
        })
      offset += Buffer.byteLength(line) + 1
    }
  },
})
