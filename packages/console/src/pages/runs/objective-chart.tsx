import type { Matrix } from '../../api/schema'
import { roundUp, ticks } from '../../parts/chart/scale'
import { ChartPanel } from '../../parts/chart/twin'
import { useWidth } from '../../parts/chart/use-width'
import { type Rate, wilson } from '../../parts/chart/wilson'
import { count, interval, percent } from '../../parts/number'
import { type Phase, phasesOf, type Sum, sumOf } from './phases'
import { idWords } from './run-words'

interface Line {
  readonly name: string
  readonly phases: readonly (Sum & Rate & { readonly phase: Phase; readonly worst: number })[]
}

function linesOf(matrix: Matrix): Line[] {
  const phases = phasesOf(matrix).filter((phase) => phase !== 'replay')
  const line = (name: string, column?: number): Line => ({
    name,
    phases: phases.flatMap((phase) => {
      const sum = sumOf(matrix.cells.filter((cell) => cell.phase === phase && (column === undefined || cell.column === column)))
      if (sum.attempts === 0) return []
      return [
        {
          ...sum,
          ...wilson(sum.successes, sum.attempts - sum.inconclusive),
          phase,
          worst: (sum.successes + sum.inconclusive) / sum.attempts,
        },
      ]
    }),
  })
  return [line('All objectives'), ...matrix.columns.map((column, at) => line(idWords(column), at))]
}

/** Attack success by objective: before and after, each with its interval and the room that attempts without verdict leave. */
export function ObjectiveChart({ matrix }: { matrix: Matrix }) {
  const lines = linesOf(matrix)
  return (
    <ChartPanel
      id="objectives"
      title="By objective"
      aside="Wilson 95% intervals"
      legend={
        <span className="legend">
          <span>
            <svg className="mk chart" viewBox="0 0 11 11" aria-hidden="true">
              <path className="hitf" d="M5.5.3 10.7 5.5 5.5 10.7.3 5.5z" />
            </svg>
            before
          </span>
          <span>
            <svg className="mk chart" viewBox="0 0 11 11" aria-hidden="true">
              <circle className="open" cx="5.5" cy="5.5" r="4" />
            </svg>
            after
          </span>
          <span>
            <span className="sw hatch" /> room left by no verdict (?n)
          </span>
        </span>
      }
      chart={<Lines lines={lines} />}
      table={<LineTable lines={lines} />}
    />
  )
}

const ROW = 23
const LABEL = 136
const NUMBERS = 176

function Lines({ lines }: { lines: readonly Line[] }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const narrow = width < 520
  const left = narrow ? 108 : LABEL
  const right = narrow ? 0 : NUMBERS
  const top = roundUp(
    Math.max(0.05, ...lines.flatMap((line) => line.phases.map((phase) => Math.min(1, Math.max(phase.high, phase.worst))))),
  )
  const x = (rate: number): number => left + (Math.min(rate, top) / top) * (width - left - right - 8)
  const height = lines.length * ROW + 22
  return (
    <div ref={box}>
      {width > 0 && (
        <svg className="chart" height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={lines.map(sentence).join(' ')}>
          <defs>
            <pattern id="hatchp" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line className="hatchl" x1="0" x2="0" y1="0" y2="5" />
            </pattern>
          </defs>
          {ticks(top, 4).map((tick) => (
            <g key={tick}>
              <line className="ax" x1={x(tick)} x2={x(tick)} y1="0" y2={height - 20} />
              <text x={x(tick)} y={height - 5} textAnchor="middle">
                {Math.round(tick * 1000) / 10}%
              </text>
            </g>
          ))}
          {lines.map((line, at) => (
            <LineMarks key={line.name} line={line} y={at * ROW + 11} x={x} width={width} strong={at === 0} numbers={!narrow} />
          ))}
        </svg>
      )}
    </div>
  )
}

interface MarksProps {
  readonly line: Line
  readonly y: number
  x(rate: number): number
  readonly width: number
  readonly strong: boolean
  readonly numbers: boolean
}

function LineMarks({ line, y, x, width, strong, numbers }: MarksProps) {
  const before = line.phases.find((phase) => phase.phase === 'before')
  const after = line.phases.find((phase) => phase.phase === 'after')
  const shown = after ?? before
  return (
    <g>
      <text className={strong ? 'strong' : 'lab'} x="0" y={y + 4}>
        {line.name}
      </text>
      {line.phases.map((phase) => (
        <g key={phase.phase}>
          {phase.inconclusive > 0 && phase.worst > phase.rate && (
            <rect x={x(phase.rate)} width={Math.max(0, x(phase.worst) - x(phase.rate))} y={y - 4} height="8" fill="url(#hatchp)" />
          )}
          <line className={phase.phase === 'before' ? 'hitl' : 'missl'} x1={x(phase.low)} x2={x(phase.high)} y1={y} y2={y} />
          {phase.phase === 'before' ? (
            <path className="hitf" d={`M${x(phase.rate)} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} />
          ) : (
            <circle className="open" cx={x(phase.rate)} cy={y} r="4.4" />
          )}
        </g>
      ))}
      {numbers && shown && (
        <>
          {before && after && (
            <text className={strong ? 'strong' : 'lab'} x={width - 108} y={y + 4} textAnchor="end">
              {percent(before.rate)}
            </text>
          )}
          {before && after && (
            <text x={width - 88} y={y + 4} textAnchor="middle">
              to
            </text>
          )}
          <text className={strong ? 'strong' : 'lab'} x={width - 36} y={y + 4} textAnchor="end">
            {percent(shown.rate)}
          </text>
          {shown.inconclusive > 0 && (
            <text x={width} y={y + 4} textAnchor="end">
              ?{count(shown.inconclusive)}
            </text>
          )}
        </>
      )}
    </g>
  )
}

function sentence(line: Line): string {
  const said = line.phases.map(
    (phase) =>
      `${phase.phase} ${percent(phase.rate)}, interval ${interval(phase.low, phase.high)}${phase.inconclusive ? `, ${phase.inconclusive} without verdict` : ''}`,
  )
  return `${line.name}: ${said.join('; ') || 'not tried'}.`
}

function LineTable({ lines }: { lines: readonly Line[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Objective</th>
          <th scope="col">Phase</th>
          <th scope="col" className="num">
            Worked
          </th>
          <th scope="col" className="num">
            Concluded
          </th>
          <th scope="col" className="num">
            No verdict
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
        {lines.flatMap((line) =>
          line.phases.map((phase) => (
            <tr key={line.name + phase.phase}>
              <td>{line.name}</td>
              <td>{phase.phase}</td>
              <td className="num">{count(phase.successes)}</td>
              <td className="num">{count(phase.attempts - phase.inconclusive)}</td>
              <td className="num">{count(phase.inconclusive)}</td>
              <td className="num">{percent(phase.rate)}</td>
              <td>{interval(phase.low, phase.high)}</td>
              <td className="num">{percent(phase.worst)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
