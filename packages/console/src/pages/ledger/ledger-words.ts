/** `finding.changed` as a person reads it. */
export function typeWords(type: string): string {
  const text = type.replace(/[._-]+/g, ' ').trim()
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : type
}

/** Fields that every entry has and that its own columns show, or that only the machine needs. */
const KNOWN = new Set(['at', 'time', 'change', 'commitment', 'type'])

/** The plain fields of an entry in one line: what it is about first, by whom last. */
export function fieldWords(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .filter(([name]) => !KNOWN.has(name))
    .sort(([one], [other]) => Number(one === 'by') - Number(other === 'by'))
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')
}
