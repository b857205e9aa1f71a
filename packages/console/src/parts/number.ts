const grouped = new Intl.NumberFormat('en-US')
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 })

/** Counts over 9,999 get separators. */
export function count(value: number): string {
  return value > 9_999 ? grouped.format(value) : value >= 1000 ? grouped.format(value) : String(value)
}

export function shortCount(value: number): string {
  return value > 99_999 ? short.format(value) : count(value)
}

/** A rate with one decimal. */
export function percent(rate: number): string {
  return `${(rate * 100).toFixed(1)}%`
}

/** `0.4 to 1.4%`. */
export function interval(low: number, high: number): string {
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}%`
}

/** How many there are, said as a lower bound where it is one. */
export function totalWords(total: { count: number; exact: boolean }): string {
  return total.exact ? count(total.count) : `at least ${count(total.count)}`
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  if (size < 1_000_000) return `${(size / 1000).toFixed(1)} kB`
  return size < 1e9 ? `${(size / 1e6).toFixed(1)} MB` : `${(size / 1e9).toFixed(1)} GB`
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}
