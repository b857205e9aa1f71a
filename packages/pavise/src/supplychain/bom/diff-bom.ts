import type { ListedComponent, ReadBom } from './read-bom.js'

/** One thing that differs between two bills. */
export interface BomChange {
  readonly component: string
  readonly type: string
  readonly change: 'added' | 'removed' | 'changed'
  /** What of it, with both values; for changed ones. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

/** What differs from one bill to another, in the order of names. Where a file is, what it was made with and when say nothing. */
export function diffBoms(before: ReadBom, after: ReadBom): BomChange[] {
  const old = new Map(before.components.map((one) => [one.key, one]))
  const now = new Map(after.components.map((one) => [one.key, one]))
  const changes: BomChange[] = []
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const was = old.get(key)
    const is = now.get(key)
    const { type } = (is ?? was)!
    const component = titleOf((is ?? was)!)
    if (!was) changes.push({ component, type, change: 'added', fields: [] })
    else if (!is) changes.push({ component, type, change: 'removed', fields: [] })
    else {
      const fields = differences(was, is)
      if (fields.length > 0) changes.push({ component, type, change: 'changed', fields })
    }
  }
  return changes
}

export const titleOf = ({ group, name }: ListedComponent): string => (group ? `${group}/${name}` : name)

function differences(was: ListedComponent, is: ListedComponent): BomChange['fields'] {
  const fields: { field: string; before: string; after: string }[] = []
  const compare = (field: string, before: string, after: string): void => {
    if (before !== after) fields.push({ field, before, after })
  }
  compare('version', was.version ?? '', is.version ?? '')
  compare('hashes', was.hashes.join(', '), is.hashes.join(', '))
  compare('licenses', was.licenses.join(', '), is.licenses.join(', '))
  compare('depends on', was.dependsOn.join(', '), is.dependsOn.join(', '))
  compare('findings', was.findings.join('; '), is.findings.join('; '))
  const before = grouped(was.properties)
  const after = grouped(is.properties)
  for (const name of [...new Set([...before.keys(), ...after.keys()])].sort()) compare(name, before.get(name) ?? '', after.get(name) ?? '')
  return fields
}

function grouped(properties: ListedComponent['properties']): Map<string, string> {
  const values = new Map<string, string[]>()
  for (const [name, value] of properties) values.set(name, [...(values.get(name) ?? []), value])
  return new Map([...values].map(([name, list]) => [name, list.sort().join(', ')]))
}
