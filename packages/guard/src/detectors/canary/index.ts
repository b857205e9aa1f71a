import { squeeze } from '../../text/squeeze.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
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

function scan(text: string, { squeezed, exact }: Variants): Found[] {
  const found: Found[] = exact.scan(text).map(({ start, end }) => ({ kind: 'canary', score: 1, start, end }))
  const core = squeeze(text)
  for (const { start, end } of squeezed.scan(core.text)) {
    found.push({ kind: 'canary', score: 1, start: core.at[start]!, end: core.at[end - 1]! + 1 })
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

const detect: Detect = (text, context) => {
  if (!context.canaries || context.canaries.length === 0) return []
  const forms = variants(context.canaries)
  return inViews('canary', text, (view) => scan(view, forms))
}

/**
 * Exact for the canary however spaced, punctuated, cased, reversed or shifted: the longest beginning of any spelling is held. Of other
 * encodings the current unbroken token (and spelled-out units before it) is held, up to 4,096 units.
 */
detect.live = (text, context) => {
  if (!context.canaries || context.canaries.length === 0) return text.length
  const { squeezed, exact } = variants(context.canaries)
  const core = squeeze(text)
  const state = squeezed.start()
  squeezed.scan(core.text, state)
  const raw = exact.start()
  exact.scan(text, raw)
  const held = squeezed.livePrefix(state)
  const start = held === 0 ? text.length : core.at[core.text.length - held]!
  return Math.min(start, text.length - exact.livePrefix(raw), liveToken(text))
}

export const canary = defineDetector({
  id: 'canary',
  title: 'Canaries of the operator',
  summary: 'Finds planted strings that must never leave, however they are spelled: encoded, spaced out, split, reversed or shifted.',
  reach: 'span',
  kinds: ['canary'],
  create: () => detect,
})
