import type { KeyboardEvent } from 'react'

/** The row that a key leads to, or undefined where the key means something else. */
export function nextRow(event: KeyboardEvent, index: number, rows: number, page: number): number | undefined {
  const last = rows - 1
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(last, index + 1)
    case 'ArrowUp':
      return Math.max(0, index - 1)
    case 'PageDown':
      return Math.min(last, index + Math.max(1, page))
    case 'PageUp':
      return Math.max(0, index - Math.max(1, page))
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** Moves between the cells of a row by left and right. True where the key was used. */
export function stepInRow(event: KeyboardEvent): boolean {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return false
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('[role="row"]')
  if (!row) return false
  const cells = [...row.querySelectorAll<HTMLElement>('[role="gridcell"]')]
  const at = cells.findIndex((cell) => cell.contains(target))
  const to = at + (event.key === 'ArrowRight' ? 1 : -1)
  event.preventDefault()
  if (to < 0) row.focus()
  else cells[to]?.focus()
  return true
}
