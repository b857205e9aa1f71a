/** The words of a report: ids as people read them, numbers with their denominators. */

/** `mail_out` becomes `Mail out`. */
export function words(id: string): string {
  const text = id.replace(/[-_./]+/g, ' ').trim()
  return text === '' ? id : text[0]!.toUpperCase() + text.slice(1)
}

/** A share with one decimal: `21.9%`. */
export const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`

/** An interval of shares: `0.4 to 1.4%`. */
export const percentRange = (low: number, high: number): string => `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}%`

/** `1 task`, `12 tasks`, with separators above 9,999. */
export const count = (n: number, noun: string, plural = `${noun}s`): string => `${number(n)} ${n === 1 ? noun : plural}`

/** Separators from 10,000 on, as the console writes numbers. */
export const number = (n: number): string => (n > 9999 ? n.toLocaleString('en-US') : String(n))

/** The text up to about `limit` characters, never through a surrogate pair, and how many were left out. */
export function clip(text: string, limit: number): { text: string; left: number } {
  if (text.length <= limit) return { text, left: 0 }
  const code = text.charCodeAt(limit - 1)
  const end = code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit
  return { text: text.slice(0, end), left: text.length - end }
}
