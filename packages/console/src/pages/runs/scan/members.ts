import type { ScannedFileDetail } from '../../../api/schema'
import { VERDICTS } from './file-words'

type Found = ScannedFileDetail['found'][number]

/** A member of a file with what lies in it. */
export interface Member {
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly format: string
  readonly verdict: string
  /** The worst verdict of it and of everything inside. */
  readonly worst: string
  readonly size: number
  readonly found: readonly Found[]
  readonly unseen: readonly string[]
  readonly inside: readonly Member[]
}

type Row = ScannedFileDetail['tree'][number]

const rank = (verdict: string): number => (VERDICTS.includes(verdict) ? VERDICTS.indexOf(verdict) : VERDICTS.length)

/** The flat list of a file as a tree. A member whose container is not listed stands at the top. */
export function membersOf({ tree, found, unseen }: ScannedFileDetail): Member[] {
  const rows = new Map(tree.map((row) => [row.path, row]))
  const children = new Map<string, Row[]>()
  for (const row of rows.values()) {
    const parent = row.path.slice(0, Math.max(0, row.path.lastIndexOf('!')))
    const key = rows.has(parent) && parent !== row.path ? parent : ''
    children.set(key, [...(children.get(key) ?? []), row])
  }
  const grow = (row: Row, depth: number): Member => {
    const inside = (children.get(row.path) ?? []).map((one) => grow(one, depth + 1))
    const worst = [row.verdict, ...inside.map((one) => one.worst)].sort((a, b) => rank(a) - rank(b))[0] ?? row.verdict
    return {
      ...{ path: row.path, format: row.format, verdict: row.verdict, size: row.size, depth, worst, inside },
      name: row.path.slice(row.path.lastIndexOf('!') + 1),
      found: found.filter((one) => one.member === row.path),
      unseen: unseen.filter((one) => one.member === row.path).map(({ reason }) => reason),
    }
  }
  return (children.get('') ?? []).map((row) => grow(row, 0))
}

/** The members in sight: those that fit with their containers, without what is folded away. A filter unfolds everything. */
export function shownMembers(
  members: readonly Member[],
  folded: ReadonlySet<string>,
  { words, notSafe }: { words: string; notSafe: boolean },
): Member[] {
  const wanted = words.trim().toLowerCase()
  const fits = (member: Member): boolean =>
    (wanted === '' || member.path.toLowerCase().includes(wanted) || member.format.includes(wanted)) && (!notSafe || member.worst !== 'safe')
  const filtered = wanted !== '' || notSafe
  const walk = (list: readonly Member[]): Member[] =>
    list.flatMap((member) => {
      const inside = filtered || !folded.has(member.path) ? walk(member.inside) : []
      return fits(member) || (filtered && inside.length > 0) ? [member, ...inside] : []
    })
  return walk(members)
}
