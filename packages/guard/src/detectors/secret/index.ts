import { fold } from '../../text/fold.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { SERVICE_KEYS, TOKEN_KINDS } from './kinds/index.js'
import { LONGEST_KEY, scanSecrets, watchSecrets } from './scan.js'

const detect: Detect = (text) => inViews('secret', text, scanSecrets, EXACT_VALUES)

/** A private key that has begun and not ended is held whole; a value may still grow or be quoted, so the line of a label stays with it. */
detect.live = (text) => {
  const token = liveToken(text)
  if (!text.includes(DASHES)) return Math.min(token, text.length - dashesAtEnd(text.slice(-LONGEST_DASHES)))
  const tail = fold(text.slice(-LONGEST_KEY))
  const begin = tail.lastIndexOf('-----begin ')
  if (begin >= 0 && tail.indexOf('-----end ', begin) < 0) return Math.min(token, text.length - tail.length + begin)
  const closed = begin >= 0 && !/-----end [a-z0-9 ]{0,40}-----/.test(tail.slice(begin))
  return Math.min(token, text.length - (closed ? tail.length - begin : dashesAtEnd(tail.slice(-LONGEST_DASHES))))
}

/** What every line has with which a private key begins or ends. */
const DASHES = '-----'
const LONGEST_DASHES = '-----begin'.length

/** How long that is at the end of a text with which the line of a private key may begin. */
function dashesAtEnd(near: string): number {
  return near.includes('-') ? (/-{1,5}(?:b|be|beg|begi|begin)?$/.exec(fold(near))?.[0].length ?? 0) : 0
}

detect.watch = watchSecrets

export const secret = defineDetector({
  id: 'secret',
  title: 'Credentials',
  summary:
    'Finds API keys and tokens of more than 200 services, private keys, passwords in URLs and values behind a label, also encoded ones.',
  reach: 'span',
  timeless: true,
  kinds: [
    ...new Set([...TOKEN_KINDS, ...SERVICE_KEYS].map(({ kind }) => kind)),
    ...['db_url', 'url_password', 'private_key', 'basic_auth', 'password', 'api_key'],
  ],
  create: () => detect,
})
