import { type KeyboardEvent, useRef } from 'react'
import { Link, placeOf } from '../../address/address'
import type { Matrix } from '../../api/schema'
import { ChartPanel } from '../../parts/chart/twin'
import { count } from '../../parts/number'
import { useMe } from '../../shell/session'
import { phasesOf, type Sum, sumOf } from './phases'
import { idWords } from './run-words'

/** Technique by objective. Each cell has two halves, before and after, and always its number; it leads to its attempts. */
export function HeatMap({ matrix, run }: { matrix: Matrix; run: string }) {
  const phases = phasesOf(matrix).filter((phase) => phase !== 'replay')
  return (
    <ChartPanel
      id="matrix"
      keyed
      title="Technique by objective"
      aside={phases.length > 1 ? 'attempts that worked, left before, right after' : 'attempts that worked'}
      legend={
        <span className="legend">
          <span>
            0
            {[0, 1, 2, 3, 4, 5].map((step) => (
              <span key={step} className={`sw q${step}`} />
            ))}
            over 65%
          </span>
          <span>
            <span className="sw qu" /> ?n no verdict
          </span>
        </span>
      }
      chart={<HeatTable matrix={matrix} run={run} />}
      table={<MatrixTable matrix={matrix} />}
    />
  )
}

function HeatTable({ matrix, run }: { matrix: Matrix; run: string }) {
  const phases = phasesOf(matrix).filter((phase) => phase !== 'replay')
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key]
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!step || !cell) return
    event.preventDefault()
    const [down = 0, right = 0] = step
    let row = Number(cell.dataset.row) + down
    let column = Number(cell.dataset.column) + right
    while (row >= 0 && column >= 0 && row < matrix.rows.length && column < matrix.columns.length) {
      const next = body.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
      if (next) {
        next.focus()
        return
      }
      row += down
      column += right
    }
  }
  return (
    <div className="scroll-x">
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">Technique</span>
            </th>
            {matrix.columns.map((column) => (
              <th scope="col" key={column}>
                {idWords(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {matrix.rows.map((name, row) => (
            <tr key={name}>
              <th scope="row" title={name}>
                {idWords(name)}
              </th>
              {matrix.columns.map((column, at) => {
                const cells = matrix.cells.filter((cell) => cell.row === row && cell.column === at)
                return (
                  <td key={column}>
                    {cells.length === 0 ? (
                      <span className="qn">
                        <span aria-hidden="true">–</span>
                        <span className="sr">not tried</span>
                      </span>
                    ) : (
                      <HeatCell
                        name={`${idWords(name)}, ${idWords(column)}`}
                        sums={phases.map((phase) => [phase, sumOf(cells.filter((cell) => cell.phase === phase))] as const)}
                        run={run}
                        q={`probe:${quoted(name)} effect:${column}`}
                        row={row}
                        column={at}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly name: string
  readonly sums: readonly (readonly [string, Sum])[]
  readonly run: string
  readonly q: string
  readonly row: number
  readonly column: number
}

function HeatCell({ name, sums, run, q, row, column }: CellProps) {
  const { project } = useMe()
  const said = sums
    .map(
      ([phase, sum]) =>
        `${phase} ${sum.successes} of ${sum.attempts - sum.inconclusive} worked${sum.inconclusive ? `, ${sum.inconclusive} without verdict` : ''}`,
    )
    .join('; ')
  return (
    <Link
      className={sums.length === 1 ? 'cell one' : 'cell'}
      to={placeOf(project, `runs/${run}?tab=attempts&q=${encodeURIComponent(q)}`)}
      title={`${name}: ${said}`}
      data-row={row}
      data-column={column}
    >
      <span className="sr">
        {name}: {said}
      </span>
      {sums.map(([phase, sum]) => (
        <span key={phase} className={heatClass(sum)} aria-hidden="true">
          {face(sum)}
        </span>
      ))}
    </Link>
  )
}

function face(sum: Sum) {
  if (sum.attempts === 0) return '–'
  if (outweighed(sum)) return <b>?{sum.inconclusive}</b>
  return sum.successes === 0 ? '·' : count(sum.successes)
}

function outweighed(sum: Sum): boolean {
  return sum.inconclusive > sum.attempts / 2
}

function heatClass(sum: Sum): string {
  if (sum.attempts === 0) return 'q0'
  if (outweighed(sum)) return 'qu'
  const rate = sum.successes / Math.max(1, sum.attempts - sum.inconclusive)
  if (rate === 0) return 'q0'
  return `q${rate > 0.65 ? 5 : rate > 0.45 ? 4 : rate > 0.25 ? 3 : rate > 0.1 ? 2 : 1}`
}

function quoted(word: string): string {
  return /[\s,"]/.test(word) ? `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : word
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Technique</th>
          <th scope="col">Objective</th>
          <th scope="col">Phase</th>
          <th scope="col" className="num">
            Worked
          </th>
          <th scope="col" className="num">
            Attempts
          </th>
          <th scope="col" className="num">
            No verdict
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.cells.map((cell) => (
          <tr key={`${cell.row} ${cell.column} ${cell.phase}`}>
            <td>{idWords(matrix.rows[cell.row] ?? '')}</td>
            <td>{idWords(matrix.columns[cell.column] ?? '')}</td>
            <td>{cell.phase}</td>
            <td className="num">{count(cell.successes)}</td>
            <td className="num">{count(cell.attempts)}</td>
            <td className="num">{count(cell.inconclusive)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
