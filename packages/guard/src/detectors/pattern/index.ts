import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { compilePattern, type PatternAutomaton } from './automaton.js'
import { PatternFault } from './node.js'

function compiled(pattern: unknown): PatternAutomaton | string {
  if (typeof pattern !== 'string' || pattern === '') return '`pattern` must be a text that is not empty'
  try {
    return compilePattern(pattern)
  } catch (error) {
    if (error instanceof PatternFault) return `\`pattern\`: ${error.message}`
    throw error
  }
}

export const pattern = defineDetector({
  id: 'pattern',
  title: 'A pattern of your own',
  summary:
    'Finds what a regular expression of RE2 syntax describes, in linear time and in every decoded view; no look-around, back-references or anchors.',
  reach: 'span',
  kinds: ['pattern'],
  option: 'pattern',
  check(options) {
    const made = compiled(options.pattern)
    return typeof made === 'string' ? [made] : []
  },
  create(options) {
    const automaton = compiled(options.pattern)
    if (typeof automaton === 'string') return () => []
    const detect: Detect = (text) =>
      inViews(
        'pattern',
        text,
        (view) => automaton.scan(view).map(({ start, end }) => ({ kind: 'pattern', score: 1, start, end })),
        EXACT_VALUES,
      )
    detect.live = (text) => Math.min(automaton.live(text), liveToken(text))
    return detect
  },
})
