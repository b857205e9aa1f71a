import { expect, test } from 'vitest'
import { counter, gauge, renderMetrics } from '#core/metrics'

test('metrics of one name from several processes stand under one head; labels are escaped', () => {
  const text = renderMetrics([
    gauge('a', 'An a', 1, { part: 'x' }),
    counter('b_total', 'A b', 2),
    gauge('a', 'An a', 3, { part: 'quote " back \\ line \n end' }),
  ])
  expect(text).toBe(
    '# HELP a An a\n# TYPE a gauge\na{part="x"} 1\na{part="quote \\" back \\\\ line \\n end"} 3\n# HELP b_total A b\n# TYPE b_total counter\nb_total 2\n',
  )
})
