import { read } from '../../text/reading.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import type { Span } from '../../vocabulary/span.js'
import { isGated, thresholdAt } from '../injection/calibration.js'
import { calibrated, classify, headLogit } from '../injection/model/classify.js'
import { STEP, WINDOW } from '../injection/model/windows.js'
import { nearParts, wholeOf } from '../injection/parts.js'

/** Scores below this say nothing. */
const LEAST = 0.01
/** Units behind a window that may still be read for its last word. */
const AHEAD = 256

const detect: Detect = (text, context) => {
  const reading = read(text)
  const gated = isGated(context)
  let best: Span | undefined
  for (const view of reading.views().views) {
    const everyLanguage = reading.survey.foreign || view.path.length > 0
    const parts = gated ? nearParts(view, 'harmful', everyLanguage) : wholeOf(view, everyLanguage)
    for (const { text: own, hits, offset, windows } of parts) {
      for (const window of classify(own, hits, windows)) {
        const [from, to] = [window.start + offset, window.end + offset]
        if (!view.isFresh(from, to)) continue
        const score = Math.round(calibrated(headLogit(window, 'harmful'), 'harmful') * 1000) / 1000
        if (score < LEAST || score <= (best?.score ?? 0)) continue
        const { start, end } = view.toOriginal(from, to)
        best = { detector: 'harmful', kind: 'harmful', score, start, end, because: ['learned from examples'] }
        if (view.path.length > 0) best.view = view.path
      }
    }
  }
  return best ? [best] : []
}

detect.live = (text) => Math.max(0, Math.floor((text.length - WINDOW - AHEAD) / STEP) * STEP + STEP)

export const harmful = defineDetector({
  id: 'harmful',
  title: 'Harmful requests',
  summary: 'Scores texts for wishes whose fulfilment would hurt somebody, by a model learned from examples; an injection is another thing.',
  reach: 'window',
  timeless: true,
  kinds: ['harmful'],
  threshold: thresholdAt,
  create: () => detect,
})
