import type { Overview } from '../../api/schema'
import { roundUp, ticks } from '../../parts/chart/scale'
import { ChartPanel } from '../../parts/chart/twin'
import { useWidth } from '../../parts/chart/use-width'
import { count, interval, percent } from '../../parts/number'
import { timeWords } from '../../parts/time'

type Point = Overview['posture'][number]

/** Attack success over the last runs, with interval and worst case. */
export function Posture({ points: all }: { points: readonly Point[] }) {
  const points = all.filter((point) => point.phase !== 'replay')
  const last = points.findLast((point) => point.phase === 'after') ?? points.at(-1)
  if (!last) return null
  const concluded = last.attempts - last.inconclusive
  return (
    <ChartPanel
      id="posture"
      keyed
      title="Attack success"
      aside="last runs, 95% interval"
      chart={
        <div className="gap">
          <div className="row wrap figures">
            <div>
              <div className="number">{percent(last.rate)}</div>
              <div className="xs t2">
                {count(last.successes)} of {count(concluded)} concluded
              </div>
            </div>
            <div>
              <div className="number t3">{percent(worstOf(last))}</div>
              <div className="xs t2">
                {last.inconclusive === 0 ? 'no attempt without verdict' : `if all ${count(last.inconclusive)} inconclusive were hits`}
              </div>
            </div>
          </div>
          <PostureChart points={points} />
        </div>
      }
      table={<PostureTable points={points} />}
    />
  )
}

/** As if every attempt without verdict had worked. */
function worstOf(point: Point): number {
  return point.attempts > 0 ? (point.successes + point.inconclusive) / point.attempts : 1
}

const HEIGHT = 132
const LEFT = 36
const PHASES = [
  ['before', 'hitl'],
  ['after', 'missl'],
] as const
const BOTTOM = 18

function PostureChart({ points }: { points: readonly Point[] }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const top = roundUp(Math.max(...points.map((point) => Math.max(point.high, worstOf(point)))))
  const runs = [...new Set(points.map((point) => point.run))]
  const x = (point: Point): number =>
    LEFT + 8 + (runs.length === 1 ? 0.5 : runs.indexOf(point.run) / (runs.length - 1)) * (width - LEFT - 16)
  const y = (rate: number): number => 6 + (1 - rate / top) * (HEIGHT - BOTTOM - 6)
  const path = (list: readonly Point[], value: (point: Point) => number): string =>
    list.map((point, step) => `${step ? 'L' : 'M'}${x(point).toFixed(1)} ${y(value(point)).toFixed(1)}`).join('')
  const first = points[0]
  const last = points.at(-1)
  return (
    <div ref={box}>
      {width > 0 && first && last && (
        <svg className="chart" height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={sentence(points)}>
          {ticks(top, 2).map((tick) => (
            <g key={tick}>
              <line className="ax" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
                {(tick * 100).toFixed(tick < 0.1 && tick > 0 ? 1 : 0)}%
              </text>
            </g>
          ))}
          {PHASES.map(([phase, look]) => {
            const line = points.filter((point) => point.phase === phase)
            return (
              <g key={phase}>
                {line.length > 1 && (
                  <path
                    className={`band ${look}`}
                    d={`${path(line, (point) => point.low)}${path(line.toReversed(), (point) => point.high).replace('M', 'L')}Z`}
                  />
                )}
                <path className={look} d={path(line, (point) => point.rate)} strokeDasharray={phase === 'before' ? '5 3' : undefined} />
              </g>
            )
          })}
          {points.map((point) => (
            <PostureMark key={point.run + point.phase} point={point} x={x(point)} y={y} />
          ))}
          <text x={LEFT} y={HEIGHT - 3}>
            {timeWords(first.time)}
          </text>
          <text x={width} y={HEIGHT - 3} textAnchor="end">
            {timeWords(last.time)}
          </text>
        </svg>
      )}
    </div>
  )
}

function PostureMark({ point, x, y }: { point: Point; x: number; y: (rate: number) => number }) {
  const title = `${timeWords(point.time)}, ${point.phase}: ${percent(point.rate)}, ${interval(point.low, point.high)}, worst ${percent(worstOf(point))}`
  return (
    <g>
      <title>{title}</title>
      <line className={point.phase === 'before' ? 'hitl' : 'missl'} x1={x} x2={x} y1={y(point.low)} y2={y(point.high)} opacity=".45" />
      {worstOf(point) > point.high && (
        <line className="hatchl" x1={x} x2={x} y1={y(point.high)} y2={y(worstOf(point))} strokeDasharray="2 2" />
      )}
      {point.phase === 'before' ? (
        <path className="hitf" d={`M${x} ${y(point.rate) - 4.5}l4.5 4.5-4.5 4.5-4.5-4.5z`} />
      ) : (
        <circle className="open" cx={x} cy={y(point.rate)} r="3.6" />
      )}
    </g>
  )
}

function sentence(points: readonly Point[]): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return 'No run yet'
  return `Attack success, ${points.length} measurements: ${first.phase} ${percent(first.rate)} ${timeWords(first.time)}, last ${last.phase} ${percent(last.rate)} ${timeWords(last.time)}, interval ${interval(last.low, last.high)}.`
}

function PostureTable({ points }: { points: readonly Point[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Phase</th>
          <th scope="col" className="num">
            Hits
          </th>
          <th scope="col" className="num">
            Of
          </th>
          <th scope="col" className="num">
            Rate
          </th>
          <th scope="col">Interval</th>
          <th scope="col" className="num">
            Worst
          </th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.run + point.phase}>
            <td>{timeWords(point.time)}</td>
            <td>{point.phase}</td>
            <td className="num">{count(point.successes)}</td>
            <td className="num">{count(point.attempts - point.inconclusive)}</td>
            <td className="num">{percent(point.rate)}</td>
            <td>{interval(point.low, point.high)}</td>
            <td className="num">{percent(worstOf(point))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
