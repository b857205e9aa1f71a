import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { type CompiledPattern, compilePattern } from './compile.js'
import { PatternFault } from './node.js'

function compiled(pattern: unknown): CompiledPattern | string {
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
    'Finds what a regular expression of RE2 syntax describes, in linear time and in every decoded view; no look-around or back-references.',
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
    const detect: Detect = (text, { before }) =>
      inViews(
        'pattern',
        text,
        (view) => automaton.scan(view, before).map(({ start, end }) => ({ kind: 'pattern', score: 1, start, end })),
        EXACT_VALUES,
      )
    detect.live = (text, { before }) => Math.min(automaton.live(text, before), liveToken(text))
    detect.follow = () => {
      const follower = automaton.follow()
      return (text) => Math.min(follower.live(text), liveToken(text))
    }
    detect.anchored = automaton.anchored
    return detect
  },
})
