import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { parseConfig } from '../packages/pavise/src/platform/config/config.js'
import { parsePolicyText } from '../packages/pavise/src/platform/config/policy-file.js'
import { parseTargetFile } from '../packages/pavise/src/redteam/index.js'
import { filesBelow, ROOT, readText } from './house/source-tree.js'

/** Every example runs as it says and prints what its last comment says. */
describe('examples', () => {
  test.each(filesBelow('examples', '.ts'))('%s prints what it says', (path) => {
    const [, wanted] = readText(path).match(/\/\* Prints:\n([\s\S]*?)\n?\*\/\n?$/) ?? []
    expect(wanted, 'ends with a comment: /* Prints: … */').toBeDefined()
    const printed = execFileSync(process.execPath, ['--conditions=source', '--import', 'tsx', path], { cwd: ROOT, encoding: 'utf8' })
    expect(printed.trimEnd()).toBe(wanted!.trimEnd())
  })
  test.each(filesBelow('examples', '.yaml').filter((path) => !path.startsWith('examples/ci/')))('%s is read without a fault', (path) => {
    const text = readText(path)
    const name = path.split('/').pop()!
    if (name.startsWith('policy')) parsePolicyText(text, name)
    else if (name.startsWith('target')) parseTargetFile(text, name, { ANA_KEY: 'a', BEN_KEY: 'b' })
    else parseConfig(text, name)
  })
})
