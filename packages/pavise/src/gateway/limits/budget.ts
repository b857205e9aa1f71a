import { type Budget, budgetSchema } from '#core/access/key-scope'

const UNITS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 }

/**
 * Reads a budget as people write it; undefined where it is none.
 * @example parseBudget('1000 requests/minute') // { unit: 'requests', amount: 1000, window: 60 }
 */
export function parseBudget(text: string): Budget | undefined {
  const [, amount, thousand, unit, window] = text.match(/^(\d{1,12})(k|M)? ?(requests|tokens) ?\/ ?([a-z]+)$/) ?? []
  const seconds = window !== undefined && Object.hasOwn(UNITS, window) ? UNITS[window] : undefined
  if (amount === undefined || seconds === undefined) return undefined
  const times = thousand === 'k' ? 1_000 : thousand === 'M' ? 1_000_000 : 1
  const parsed = budgetSchema.safeParse({ unit, amount: Number(amount) * times, window: seconds })
  return parsed.success ? parsed.data : undefined
}

/** The other way. */
export function budgetText({ unit, amount, window }: Budget): string {
  const name = Object.entries(UNITS).find(([, seconds]) => seconds === window)?.[0] ?? `${window}s`
  return `${amount} ${unit}/${name}`
}

/** Whether a name fits a list of patterns; an absent list fits everything. */
export function fits(name: string, patterns: readonly string[] | undefined): boolean {
  return patterns === undefined || patterns.some((pattern) => matches(name, pattern))
}

/** `*` stands for any run of characters. Linear in the length of the name for each piece of the pattern. */
function matches(name: string, pattern: string): boolean {
  const pieces = pattern.split('*')
  if (pieces.length === 1) return name === pattern
  const first = pieces[0]!
  const last = pieces.at(-1)!
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= name.length - last.length
}
