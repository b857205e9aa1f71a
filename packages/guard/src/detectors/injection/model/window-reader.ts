import type { Run } from '../../../text/run.js'
import type { ConceptHit } from '../concept-scan.js'
import { hitsWithin } from './concept-features.js'
import { FeatureList } from './feature-ids.js'
import { addWindow, firstToken, hasWords } from './features.js'
import type { KnownFeatures } from './known-features.js'
import type { Tokens } from './token-list.js'
import { addWords, type TokenBorders } from './word-features.js'

/** Windows whose words are looked up together: bounds what is held of a long text. */
const MOST_WINDOWS = 16

/**
 * Reads the windows of a text one after another. Windows overlap, so the features of words are looked up once for all windows that a word is in;
 * only of the first words of a window, where what stands before it has no part, and of its last one they are made anew.
 */
export class WindowReader {
  private readonly list = new FeatureList()
  private readonly own = new FeatureList()
  private listed = new Int32Array(4096)
  private before = new Uint32Array(4096)
  private made = new Int32Array(4096)
  private beforeMade = new Uint32Array(4096)
  private borders: TokenBorders = { at: new Uint32Array(1024), ahead: new Uint32Array(1024) }

  constructor(private readonly known: KnownFeatures) {}

  /** Calls `at` for each window that has words enough, when its features stand in `known`. */
  read(tokens: Tokens, hits: readonly ConceptHit[], windows: readonly Run[], at: (window: Run) => void): void {
    for (let first = 0; first < windows.length; first += MOST_WINDOWS) {
      const last = Math.min(windows.length, first + MOST_WINDOWS)
      const from = firstToken(tokens, windows[first]!.start)
      this.lookUp(tokens, from, firstToken(tokens, windows[last - 1]!.end))
      for (let w = first; w < last; w++) {
        const window = windows[w]!
        const start = firstToken(tokens, window.start)
        const end = firstToken(tokens, window.end)
        // No single word decides.
        if (!hasWords(tokens, start, end)) continue
        this.window(tokens, hitsWithin(hits, window.start, window.end), start, end, from)
        at(window)
      }
    }
  }

  /** Looks up the features of the words of tokens `from` to `to`, as of a stretch that begins there. */
  private lookUp(tokens: Tokens, from: number, to: number): void {
    const { list } = this
    if (this.borders.at.length <= to - from) {
      const size = 2 * (to - from)
      this.borders = { at: new Uint32Array(size), ahead: new Uint32Array(size) }
    }
    const { at, ahead } = this.borders
    list.count = 0
    addWords(tokens, from, to, to, list, false, this.borders)
    if (this.listed.length <= list.count) {
      this.listed = new Int32Array(2 * list.count)
      this.before = new Uint32Array(2 * list.count)
    }
    this.known.look(list, this.listed, this.before)
    const { before } = this
    for (let i = 0; i < to - from; i++) {
      at[i] = before[at[i]!]!
      ahead[i] = before[ahead[i]!]!
    }
    at[to - from] = before[list.count]!
  }

  private window(tokens: Tokens, inside: readonly ConceptHit[], start: number, end: number, from: number): void {
    const { own, known } = this
    own.count = 0
    const settled = start === from ? start : addWords(tokens, start, end, end, own, true)
    addWindow(tokens, inside, start, end, own)
    if (this.made.length <= own.count) {
      this.made = new Int32Array(2 * own.count)
      this.beforeMade = new Uint32Array(2 * own.count)
    }
    known.clear()
    known.take(this.made, 0, known.look(own, this.made, this.beforeMade))
    if (settled < end) known.take(this.listed, this.borders.at[settled - from]!, this.borders.ahead[end - 1 - from]!)
  }
}
