import { squeezedStart } from '../../text/squeeze.js'
import { squeezedUnits } from '../../text/squeezed-units.js'
import { type Detect, type DetectionContext, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { operatorTokens } from './operator-tokens.js'
import { type Variants, variantsOf } from './variants.js'

/** The list of a session is one object for its whole life, so its automata are made once. */
const compiled = new WeakMap<readonly string[], Variants>()

function variants(canaries: readonly string[]): Variants {
  const known = compiled.get(canaries)
  if (known) return known
  const made = variantsOf(canaries)
  compiled.set(canaries, made)
  return made
}

/** Secret-like tokens of the operator texts that were looked at last. A gateway has few prompts and many requests. */
const prompts = new Map<string, Variants | undefined>()
const MOST_PROMPTS = 64

function tokensOf(operatorText: string): Variants | undefined {
  if (prompts.has(operatorText)) return prompts.get(operatorText)
  const tokens = operatorTokens(operatorText)
  const made = tokens.length > 0 ? variantsOf(tokens) : undefined
  if (prompts.size >= MOST_PROMPTS) prompts.delete(prompts.keys().next().value ?? '')
  prompts.set(operatorText, made)
  return made
}

/** What must not leave in this context: the planted canaries, and the tokens that the operator's own text holds. */
function secretsOf(context: DetectionContext): { kind: string; forms: Variants }[] {
  const found: { kind: string; forms: Variants }[] = []
  if (context.canaries && context.canaries.length > 0) found.push({ kind: 'canary', forms: variants(context.canaries) })
  const tokens = context.operatorText ? tokensOf(context.operatorText) : undefined
  if (tokens) found.push({ kind: 'operator-token', forms: tokens })
  return found
}

/** Few literals are ruled out sooner by looking for one after the other than by walking over the text. */
const FEW = 8

function holdsNone(text: string, words: readonly string[]): boolean {
  return words.length <= FEW && !words.some((word) => text.includes(word))
}

function scan(text: string, kind: string, { squeezed, sampled, exact }: Variants): Found[] {
  const hits = sampled.next(squeezedUnits(text), 0) < 0 ? [] : squeezed.scan(text)
  if (!holdsNone(text, exact.words)) hits.push(...exact.scan(text))
  if (hits.length === 0) return []
  return hits.map(({ start, end }) => ({ kind, score: 1, start, end })).sort((a, b) => a.start - b.start || b.end - a.end)
}

const detect: Detect = (text, context) => {
  const secrets = secretsOf(context)
  if (secrets.length === 0) return []
  return inViews('canary', text, (view) => secrets.flatMap(({ kind, forms }) => scan(view, kind, forms)))
}

/**
 * Exact for the canary however spaced, punctuated, cased, reversed or shifted: the longest beginning of any spelling is held. Of other
 * encodings the current unbroken token (and spelled-out units before it) is held, up to 4,096 units.
 */
detect.live = (text, context) => {
  const secrets = secretsOf(context)
  if (secrets.length === 0) return text.length
  return Math.min(liveToken(text), ...secrets.map(({ forms }) => liveFrom(text, forms)))
}

/** Only whether there is anything to look for. */
detect.watch = (context) => {
  const any = secretsOf(context).length > 0
  return () => any
}

function liveFrom(text: string, { squeezed, exact }: Variants): number {
  const state = squeezed.start()
  squeezed.scan(text, state)
  const raw = exact.start()
  exact.scan(text, raw)
  const held = squeezed.livePrefix(state)
  const start = held === 0 ? text.length : squeezedStart(text, text.length, held)
  return Math.min(start, text.length - exact.livePrefix(raw))
}

export const canary = defineDetector({
  id: 'canary',
  title: 'Canaries of the operator',
  summary:
    'Finds planted strings that must never leave, and secret-like tokens of the system prompt, however they are spelled: encoded, spaced out, split, reversed or shifted.',
  reach: 'span',
  kinds: ['canary', 'operator-token'],
  create: () => detect,
})
