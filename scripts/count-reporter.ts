import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Writes `{passed, failed, skipped}` to the file that PAVISE_TEST_COUNTS names. A file that breaks before its tests counts as one failure. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') counts.passed++
        else if (state === 'failed') failedHere++
        else counts.skipped++
      }
      counts.failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere
    }
    const path = process.env['PAVISE_TEST_COUNTS']
    if (path) writeFileSync(path, JSON.stringify(counts))
  }
}
