/** One thing that is wrong in a policy. `path` is a JSON path such as `rules[2].when.detector`; empty for the document itself. */
export interface Fault {
  path: string
  message: string
  hint?: string
}

/** The path of a key or index below `path`. */
export function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  const plain = /^[\w-]+$/u.test(key)
  if (!plain) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

/** Reads an untyped document and collects every fault on the way, so that one pass reports them all. */
export class FaultReader {
  readonly faults: Fault[] = []

  fault(path: string, message: string, hint?: string): void {
    this.faults.push(hint === undefined ? { path, message } : { path, message, hint })
  }

  /** A mapping with these keys only; each other key is a fault. Null when it is no mapping at all. */
  record(value: unknown, path: string, known: readonly string[] | null): Map<string, unknown> | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fault(path, `must be a mapping, not ${nameOf(value)}`, known ? `It holds the keys ${known.join(', ')}.` : undefined)
      return null
    }
    const entries = new Map(Object.entries(value))
    if (known) {
      for (const key of entries.keys()) {
        if (known.includes(key)) continue
        const near = nearest(key, known)
        this.fault(below(path, key), `unknown key "${key}"`, near ? `Did you mean "${near}"?` : `Known here: ${known.join(', ')}.`)
      }
    }
    return entries
  }

  text(value: unknown, path: string): string | undefined {
    if (typeof value === 'string' && value !== '') return value
    this.fault(path, `must be a text that is not empty, not ${nameOf(value)}`)
    return undefined
  }

  number(value: unknown, path: string, min: number, max: number): number | undefined {
    if (typeof value === 'number' && value >= min && value <= max) return value
    this.fault(path, `must be a number from ${min} to ${max}, not ${nameOf(value)}`)
    return undefined
  }

  oneOf<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
    const found = choices.find((choice) => choice === value)
    if (found !== undefined) return found
    const near = typeof value === 'string' ? nearest(value, choices) : undefined
    this.fault(path, `must be one of ${choices.join(', ')}, not ${nameOf(value)}`, near ? `Did you mean "${near}"?` : undefined)
    return undefined
  }

  /** A list, each item read by `read`; what `read` refuses is left out, its fault is noted. */
  list<T>(value: unknown, path: string, read: (item: unknown, path: string) => T | undefined): T[] {
    if (!Array.isArray(value)) {
      this.fault(path, `must be a list, not ${nameOf(value)}`, 'Write it in brackets: [a, b].')
      return []
    }
    return value.flatMap((item, index) => {
      const read1 = read(item, below(path, index))
      return read1 === undefined ? [] : [read1]
    })
  }

  /** Texts; a number is taken as its text, since YAML reads an unquoted id as a number. */
  texts(value: unknown, path: string): string[] {
    return this.list(value, path, (item, at) => this.text(typeof item === 'number' ? String(item) : item, at))
  }
}

/** A value in words for a message. Long texts are cut, so that a fault stays one line. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 37)}…` : text
}

/** The choice at most two edits away from `word`, if any. */
export function nearest<T extends string>(word: string, choices: readonly T[]): T | undefined {
  let best: T | undefined
  let least = 3
  for (const choice of choices) {
    const distance = edits(word.toLowerCase(), choice.toLowerCase())
    if (distance < least && distance < choice.length) {
      least = distance
      best = choice
    }
  }
  return best
}

/** Levenshtein distance of two short words; words over 64 characters are never near. */
function edits(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return 64
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
