import { type LineEdit, lineEdits } from './line-edits.js'

const AROUND = 3

interface Placed extends LineEdit {
  /** Lines of the old and the new text before this one. */
  readonly old: number
  readonly fresh: number
}

/** The unified difference of two texts, as `patch` reads it; empty where they are the same. */
export function unifiedDiff(before: string, after: string, names: { before: string; after: string }): string {
  if (before === after) return ''
  let old = 0
  let fresh = 0
  const edits = lineEdits(linesOf(before), linesOf(after)).map((edit): Placed => {
    const placed = { ...edit, old, fresh }
    if (edit.kind !== 'add') old++
    if (edit.kind !== 'remove') fresh++
    return placed
  })
  const hunks = hunksOf(edits).map(hunkText)
  return [`--- ${names.before}`, `+++ ${names.after}`, ...hunks, ''].join('\n')
}

/** A last line without an end is told from one with an end. */
function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n')
  if (lines.at(-1) === '') return lines.slice(0, -1)
  return [...lines.slice(0, -1), `${lines.at(-1)}\n\\ No newline at end of file`]
}

/** Changes with three lines around them; those that touch are one. */
function hunksOf(edits: readonly Placed[]): Placed[][] {
  const hunks: Placed[][] = []
  let end = 0
  for (const [at, edit] of edits.entries()) {
    if (edit.kind === 'keep') continue
    const stop = Math.min(edits.length, at + AROUND + 1)
    const last = hunks.at(-1)
    if (last && at - AROUND <= end) last.push(...edits.slice(end, stop))
    else hunks.push(edits.slice(Math.max(0, at - AROUND), stop))
    end = Math.max(end, stop)
  }
  return hunks
}

function hunkText(hunk: readonly Placed[]): string {
  const [first] = hunk
  const old = hunk.filter((edit) => edit.kind !== 'add').length
  const fresh = hunk.filter((edit) => edit.kind !== 'remove').length
  const range = (start: number, count: number): string => `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`
  const lines = hunk.map((edit) => `${edit.kind === 'keep' ? ' ' : edit.kind === 'add' ? '+' : '-'}${edit.line}`)
  return [`@@ -${range(first!.old, old)} +${range(first!.fresh, fresh)} @@`, ...lines].join('\n')
}
