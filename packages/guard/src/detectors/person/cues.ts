import { comparedAs } from '../../text/literal-matcher.js'
import { buildTrie, childOf } from '../../text/literal-trie.js'
import { isAsciiLetter, isSpace } from '../../text/run.js'
import { classed, classesOf } from '../../text/unit-classes.js'
import { BEFORE, CLOSINGS, ROLES } from './lexicon/cues.js'

/** What a cue adds, before the name and behind it. */
const CUE = 0.45
const ROLE = 0.3

const WORDS = [...BEFORE, ...CLOSINGS, ...ROLES]
const CLASSES = classesOf(WORDS, comparedAs({ caseFold: true, spaces: true }))
/** The words read backwards, so that they can be looked for from a name on. */
const TREE = buildTrie(
  WORDS.map((word) => classed(word, CLASSES).reverse()),
  CLASSES.count,
  false,
)
/** Signs between a cue and its name. */
const MOST_SIGNS = 10
const SIGNS = ' \t:,=-–?"\'*(\n'

/** What the cue that ends before `start`, parted by signs alone, adds to the name there; 0 where none does. Bounded by the longest cue. */
export function cueBefore(text: string, start: number): number {
  let end = start
  while (end > 0 && start - end <= MOST_SIGNS && SIGNS.includes(text[end - 1]!)) end--
  if (end === start || start - end > MOST_SIGNS) return 0
  const { first, label, endsAt, ends } = TREE
  let most = 0
  let state = 0
  for (let i = end - 1; i >= 0; i--) {
    state = childOf(first, label, state, CLASSES.of(text.charCodeAt(i)))
    if (state === 0) break
    if (endsAt[state + 1] === endsAt[state] || (i > 0 && isAsciiLetter(text.charCodeAt(i - 1)))) continue
    for (let e = endsAt[state]!; e < endsAt[state + 1]!; e++) most = Math.max(most, worth(text, ends[e]!, end))
  }
  return most
}

function worth(text: string, word: number, end: number): number {
  if (word >= BEFORE.length + CLOSINGS.length) return ROLE
  return word < BEFORE.length || endsLine(text, end) ? CUE : 0
}

/** A closing of a letter stands before a comma or on a line of its own. */
function endsLine(text: string, end: number): boolean {
  for (let i = end; i < Math.min(text.length, end + 3); i++) {
    const c = text.charCodeAt(i)
    if (c === 44 || c === 10) return true
    if (!isSpace(c) && c !== 0xfeff) return false
  }
  return false
}
