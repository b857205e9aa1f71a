/** Random draws that a seed repeats (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  of(signs: string, length: number): string {
    return Array.from({ length }, () => signs[this.below(signs.length)]).join('')
  }

  digits(length: number): string {
    return this.of('0123456789', length)
  }

  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  /** A pattern in which `#` is a digit and `N` one from 2 to 9. */
  fill(pattern: string): string {
    return pattern.replace(/[#N]/g, (sign) => (sign === '#' ? String(this.below(10)) : String(2 + this.below(8))))
  }
}

export const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const HEX = '0123456789abcdef'
