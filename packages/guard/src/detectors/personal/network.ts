import { hexValue } from '../../text/run.js'
import type { Ranked } from './ranked.js'

const isDigit = (c: number) => c >= 48 && c <= 57
const isWord = (c: number) => isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 122) || c === 95
const RANK = { address: 300, device: 310 } as const

/** Numbers of software and paragraphs look like addresses of version 4. */
const VERSION =
  /(?:^|[^\p{L}])(?:v|ver|version|versão|versión|versione|versie|wersja|release|rev|revision|build|firmware|kernel|section|abschnitt|chapter|kapitel|clause|§|версия|版本|バージョン)[ .:=]{0,3}$/iu

function ipv4At(text: string, start: number): number {
  let i = start
  for (let octet = 0; octet < 4; octet++) {
    const from = i
    while (i - from < 3 && isDigit(text.charCodeAt(i))) i++
    if (i === from || (i - from > 1 && text[from] === '0') || Number(text.slice(from, i)) > 255) return -1
    if (octet < 3 && text.charCodeAt(i++) !== 46) return -1
  }
  const after = text.charCodeAt(i)
  return isWord(after) || ((after === 46 || after === 45) && isWord(text.charCodeAt(i + 1))) ? -1 : i
}

/** RFC 791 dotted quads that stand alone and are no number of a version. */
export function scanIpv4(text: string): Ranked[] {
  const found: Ranked[] = []
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    let start = dot
    while (start > 0 && dot - start < 3 && isDigit(text.charCodeAt(start - 1))) start--
    const before = text.charCodeAt(start - 1)
    if (start === dot || isWord(before) || before === 46 || before === 45) continue
    const end = ipv4At(text, start)
    if (end < 0) continue
    const product = before === 47 && isWord(text.charCodeAt(start - 2))
    if (!product && !VERSION.test(text.slice(Math.max(0, start - 16), start)) && !/^(?:0\.0\.0\.0|255\.255\.)/.test(text.slice(start, end)))
      found.push({ kind: 'ip', score: 1, start, end, rank: RANK.address })
    dot = end
  }
  return found
}

const isHexColon = (c: number) => hexValue(c) >= 0 || c === 58
const LONGEST = 45

/** RFC 4291 addresses, and hardware addresses (IEEE 802) with colons: both are read from a colon outwards. */
export function scanColons(text: string): Ranked[] {
  const found: Ranked[] = []
  let after = 0
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', Math.max(colon + 1, after))) {
    let start = colon
    while (start > after && colon - start < 5 && isHexColon(text.charCodeAt(start - 1))) start--
    let end = colon + 1
    while (end < text.length && end - start <= LONGEST && (isHexColon(text.charCodeAt(end)) || text.charCodeAt(end) === 46)) end++
    after = end
    while (end > start && (text[end - 1] === '.' || (text[end - 1] === ':' && text[end - 2] !== ':'))) end--
    if (isWord(text.charCodeAt(start - 1)) || isWord(text.charCodeAt(end)) || end - start < 5) continue
    const value = text.slice(start, end)
    if (/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value)) found.push({ kind: 'mac', score: 1, start, end, rank: RANK.device })
    else if (isIpv6(value)) found.push({ kind: 'ip', score: 1, start, end, rank: RANK.address })
  }
  return found
}

function isIpv6(value: string): boolean {
  const tail = /:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(value)
  const plain = tail ? `${value.slice(0, tail.index)}:0:0` : value
  if (plain.includes('.') || plain.includes(':::')) return false
  const halves = plain.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false
  if (halves.length === 1) return groups.length === 8
  // Scopes of code are joined by two colons as well: `a::b` is no address.
  return groups.length <= 7 && groups.length >= 2 && (groups.length >= 3 || /^[0-9a-f]{3,4}::/i.test(value)) && /\d/.test(value)
}

const MAC = /(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?![\w-])/iy

/** Hardware addresses with hyphens: pairs of digits alone may be anything. */
export function scanHyphenMacs(text: string): Ranked[] {
  const found: Ranked[] = []
  for (let hyphen = text.indexOf('-'); hyphen >= 0; hyphen = text.indexOf('-', hyphen + 1)) {
    const start = hyphen - 2
    const before = text.charCodeAt(start - 1)
    if (start < 0 || text.charCodeAt(hyphen + 3) !== 45 || isWord(before) || before === 45) continue
    MAC.lastIndex = start
    const match = MAC.exec(text)
    if (!match || !/[a-f]/i.test(match[0])) continue
    hyphen = start + match[0].length
    found.push({ kind: 'mac', score: 1, start, end: hyphen, rank: RANK.device })
  }
  return found
}
