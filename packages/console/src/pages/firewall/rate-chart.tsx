import { useWidth } from '../../parts/chart/use-width'
import { timeWords } from '../../parts/time'

export interface Bucket {
  readonly time: string
  readonly counts: Readonly<Record<string, number>>
}

const HEIGHT = 40
const STACK: readonly (readonly [string, string])[] = [
  ['block', 'hitf'],
  ['hold', 'flagf'],
  ['flag', 'flagf'],
  ['redact', 'maskf'],
  ['mask', 'maskf'],
  ['allow', 'allowf'],
]

/** Decisions a minute, stacked by action with the graver below. */
export function RateChart({ buckets }: { buckets: readonly Bucket[] }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const totals = buckets.map((bucket) => Object.values(bucket.counts).reduce((sum, n) => sum + n, 0))
  const top = Math.max(1, ...totals)
  const step = width / Math.max(1, buckets.length)
  const all = totals.reduce((sum, n) => sum + n, 0)
  const blocked = buckets.reduce((sum, bucket) => sum + (bucket.counts.block ?? 0), 0)
  return (
    <div ref={box} className="rates">
      {width > 0 && buckets.length > 0 && (
        <svg
          className="chart"
          height={HEIGHT + 14}
          viewBox={`0 0 ${width} ${HEIGHT + 14}`}
          role="img"
          aria-label={`Decisions in the last hour: ${all}, blocked ${blocked}, at most ${top} a minute`}
        >
          {buckets.map((bucket, at) => {
            let y = HEIGHT
            return STACK.map(([action, look]) => {
              const high = ((bucket.counts[action] ?? 0) / top) * HEIGHT
              y -= high
              return high > 0 ? (
                <rect key={bucket.time + action} className={look} x={at * step} y={y} width={Math.max(1, step - 1)} height={high} />
              ) : null
            })
          })}
          <text x="0" y={HEIGHT + 13}>
            {timeWords(buckets[0]?.time ?? '')}
          </text>
          <text x={width} y={HEIGHT + 13} textAnchor="end">
            now
          </text>
        </svg>
      )}
    </div>
  )
}
