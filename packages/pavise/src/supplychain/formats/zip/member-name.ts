import type { MemberScan } from '#supplychain/scan/format'

/** How a name leaves the folder that an archive is unpacked into: not at all, or by being absolute, or by climbing out. */
export function escapeOf(name: string): 'climbs' | 'absolute' | undefined {
  const parts = name.split(/[/\\]/)
  let depth = 0
  for (const part of parts) {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    if (depth < 0) return 'climbs'
  }
  return /^([/\\]|[a-z]:)/i.test(name) ? 'absolute' : undefined
}

/** Observes a name that leaves the folder. */
export function observeName(name: string, offset: number, scan: MemberScan): void {
  const way = escapeOf(name)
  if (way === undefined) return
  scan.observe({
    rule: 'archive.traversal',
    verdict: way === 'climbs' ? 'malicious' : 'suspicious',
    message: way === 'climbs' ? `'${name}' climbs out of the folder it is unpacked into` : `'${name}' is an absolute path`,
    location: { name },
    evidence: [{ kind: 'member', text: name, offset }],
  })
}

/** Observes a link by where it leads, or a device. */
export function observeLink(name: string, kind: string, target: string, offset: number, scan: MemberScan): void {
  const from = name.split('/').slice(0, -1)
  const leaves = /^([/\\]|[a-z]:)/i.test(target) || escapeOf([...from, target].join('/')) !== undefined
  scan.observe({
    rule: 'archive.link',
    verdict: leaves ? 'malicious' : 'unknown',
    message: leaves ? `'${name}' is a ${kind} that leads out of the folder, to '${target}'` : `'${name}' is a ${kind} to '${target}'`,
    location: { name },
    evidence: [{ kind: 'member', text: `${name} -> ${target}`, offset }],
  })
}
