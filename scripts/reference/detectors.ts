import { detectors } from '@pavise/guard/detectors'
import { code, type Page, page, table } from './markdown.js'

export function detectorsPage(): Page {
  const rows = detectors.map((detector) => [
    code(detector.id),
    detector.title,
    detector.summary,
    detector.kinds.map(code).join(' '),
    detector.reach,
    detector.option ? code(detector.option) : '',
  ])
  return page(
    'detectors.md',
    'Detectors',
    'What a policy can name in `when: { detector: … }`. Reach says how a stream is handled: of a `span` no character is released; a `window` acts from the first window that fires; a `text` is judged whole. An option is the key of a `detectors:` entry that makes a detector of your own.',
    [table(['id', 'finds', 'how', 'kinds', 'reach', 'option'], rows)],
  )
}
