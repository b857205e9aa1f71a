import { capitalStarts, isCapital } from '../../text/capital-starts.js'
import { fold } from '../../text/fold.js'
import { unitsOf } from '../../text/units.js'
import type { Found } from '../in-views.js'
import { mayGoOn } from './behind.js'
import { classOf, isThing, isTitle, mayBeParticle, PARTICLES } from './classes.js'
import { cueBefore } from './cues.js'
import { BEHIND } from './lexicon/cues.js'
import { behindNoName } from './no-name.js'
import { nextWord, type Word, wordAt } from './words.js'

/** Words that follow each other as those of a name do, and what stands before them. */
interface Chain {
  parts: Word[]
  titled: boolean
  /** The word behind it makes it a company or a place. */
  thing: boolean
  end: number
}

const MOST_WORDS = 6
const MOST_TITLES = 4
/** What a cue behind the name adds, a possessive, a letter in the middle, and a line of its own. */
const BEHIND_CUE = 0.35
const POSSESSIVE = 0.15
const INITIAL = 0.35
const ALONE = 0.2
/** Lower scores are not reported. */
const LEAST = 0.3

/** Names of people in texts that part words by spaces: by lists of names, endings, forms of address and the words around. */
export function scanNames(text: string): Found[] {
  const found: Found[] = []
  const units = unitsOf(text)
  let done = 0
  for (const i of capitalStarts(text)) {
    if (i < done) continue
    done = behindNoName(text, units, i)
    if (done >= 0) continue
    const chain = chainAt(text, i)
    const name = chain && judge(text, chain)
    if (name) found.push(name)
    done = chain?.end ?? i + 1
  }
  return found
}

/** The chain that begins at a capital: forms of address first, then up to six words. Null where the first word is an ordinary one. */
function chainAt(text: string, start: number): Chain | null {
  let word = wordAt(text, start)
  let titled = false
  for (let titles = 0; word && isTitle(word.text); titles++) {
    if (titles === MOST_TITLES) return null
    const next = nextWord(text, word.end, true)
    if (next < 0 || !isCapital(text.charCodeAt(next))) return null
    titled = true
    word = wordAt(text, next)
  }
  const parts: Word[] = []
  let thing = false
  let end = start
  while (word && parts.length < MOST_WORDS) {
    word.is = classOf(word.text)
    if (word.is === 'ordinary') {
      thing = isThing(word.text)
      break
    }
    parts.push(word)
    end = word.end
    let next = nextWord(text, word.end, word.is === 'initial')
    if (next >= 0 && !isCapital(text.charCodeAt(next))) {
      const particle = mayBeParticle(text.charCodeAt(next)) ? wordAt(text, next) : null
      next = particle && PARTICLES.has(particle.text) ? behindParticles(text, particle) : -1
    }
    if (next < 0) break
    word = wordAt(text, next)
    if (word && isThing(word.text)) thing = true
  }
  return parts.length === 0 ? null : { parts, titled, thing, end }
}

/** Where a capital begins behind at most two particles; -1 where none does. */
function behindParticles(text: string, first: Word): number {
  let next = nextWord(text, first.end, false)
  const second = next >= 0 && !isCapital(text.charCodeAt(next)) ? wordAt(text, next) : null
  if (second && PARTICLES.has(second.text)) next = nextWord(text, second.end, false)
  return next >= 0 && isCapital(text.charCodeAt(next)) ? next : -1
}

function judge(text: string, { parts, titled, thing }: Chain): Found | null {
  const opens = beginsSentence(text, parts[0]!.start)
  // A verb or noun in capitals may open the sentence before the name: "Ask Anna".
  while (parts.length > 1 && opens && !titled && parts[0]!.is === 'unknown' && (parts[1]!.is === 'given' || parts[1]!.is === 'either'))
    parts.shift()
  while (parts.length > 1 && parts.at(-1)!.is === 'initial') parts.pop()
  const first = parts[0]!
  const last = parts.at(-1)!
  let score = titled ? 0.9 : scoreOf(parts, opens)
  if (first.is === 'initial' && parts.length === 1) return null
  if (thing) score -= 0.6
  if (!titled) {
    const cue = cueBefore(text, first.start)
    const behind = mayGoOn(text, last.end)
    const possessive = isPossessive(text, last.end)
    const lettered = parts.length === 3 && parts[1]!.is === 'initial' && first.is !== 'initial'
    // Most words in capitals are no names whatever stands around them.
    const most =
      score + cue + (behind ? BEHIND_CUE : 0) + (possessive ? POSSESSIVE : 0) + (lettered ? INITIAL : 0) + (parts.length > 1 ? ALONE : 0)
    if (most < LEAST - 0.001) return null
    score += cue
    if (behind && BEHIND.test(fold(text.slice(last.end, last.end + 32)))) score += BEHIND_CUE
    score -= besideNumbers(text, first.start, last.end)
    if (first === last && /(?:^|\s)(?:the|a|an)\s$/i.test(text.slice(Math.max(0, first.start - 5), first.start))) score -= 0.35
    if (possessive && /^['’]s\b/.test(text.slice(last.end, last.end + 3))) score += POSSESSIVE
    if (/['’]s\s$/.test(text.slice(Math.max(0, first.start - 3), first.start))) score -= 0.4
    if (lettered) score += INITIAL
    if (parts.length > 1 && standsAlone(text, first.start, last.end)) score += ALONE
    // Headings and acronyms shout as well.
    if (first.shouted && !(first.is === 'given' && parts.length > 1)) score -= 0.3
  }
  if (score < LEAST) return null
  return { kind: 'person', score: Math.min(0.95, Math.round(score * 100) / 100), start: first.start, end: last.end }
}

const isPossessive = (text: string, end: number) =>
  text.charCodeAt(end + 1) === 115 && (text.charCodeAt(end) === 39 || text.charCodeAt(end) === 0x2019)

/** How much the words of a name say, without what stands around them. */
function scoreOf(parts: readonly Word[], opens: boolean): number {
  const names = parts.length === 1 && parts[0]!.is !== 'initial' ? parts : parts.filter(({ is }) => is !== 'initial')
  const [first, second] = names
  if (!first) return 0
  if (!second) {
    const initials = parts.length > 1
    if (first.is === 'given') return initials ? 0.75 : 0.62
    if (first.is === 'family') return initials ? 0.7 : opens ? 0.35 : 0.5
    return first.is === 'either' ? (initials ? 0.45 : 0.12) : initials ? 0.4 : 0.1
  }
  const rest = names.slice(1).map(({ is }) => is)
  const known = rest.includes('family') || rest.includes('given')
  if (first.is === 'given') return known ? 0.95 : 0.8
  if (first.is === 'either') return rest.includes('family') ? 0.75 : known ? 0.7 : 0.4
  if (first.is === 'family') return rest.includes('given') ? 0.85 : known ? 0.5 : 0.35
  if (rest.includes('family')) return opens ? 0.5 : 0.55
  return rest.includes('given') ? 0.5 : opens ? 0.15 : 0.3
}

function beginsSentence(text: string, start: number): boolean {
  let i = start - 1
  while (i >= 0 && start - i < 8 && ' \t"\'“”‘’([*-•>'.includes(text[i]!)) i--
  return i < 0 || '.!?:;\n\r'.includes(text[i]!)
}

/** Names of streets and places stand beside numbers, or behind the word for a street. */
function besideNumbers(text: string, start: number, end: number): number {
  if (/\d,?\s$/.test(text.slice(Math.max(0, start - 3), start)) || /^,?\s\d/.test(text.slice(end, end + 3))) return 0.45
  const word = /(\p{L}{2,12})\.?\s$/u.exec(text.slice(Math.max(0, start - 14), start))?.[1]
  return word !== undefined && (isThing(fold(word)) || STREETS.has(fold(word))) ? 0.6 : 0
}
const STREETS = new Set([
  'ul',
  'rua',
  'rue',
  'via',
  'calle',
  'avenida',
  'av',
  'ulica',
  'ulice',
  'piazza',
  'plaza',
  'place',
  'corso',
  'travessa',
])

/** A line of its own, as in signatures and addresses. */
function standsAlone(text: string, start: number, end: number): boolean {
  return /(?:^|\n)[>\s]{0,4}$/.test(text.slice(Math.max(0, start - 5), start)) && /^[ \t]{0,2}(?:$|\r?\n)/.test(text.slice(end, end + 4))
}
