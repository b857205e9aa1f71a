/** A stream whose single event is longer than this (in characters) is refused. */
const LONGEST_EVENT = 16 * 2 ** 20

/**
 * Splits the text of an event stream (WHATWG HTML 9.2.6) into the data of its events, in linear time. Names, ids and comments are
 * dropped: only what was inspected goes on.
 */
export class EventSplitter {
  private rest = ''
  private seen = 0
  private data: string[] = []
  private size = 0
  private afterReturn = false

  /** The data of every event that this text completes. Throws RangeError where one event is longer than 16 Mi characters. */
  push(text: string): string[] {
    const events: string[] = []
    this.rest += text
    let start = 0
    for (let i = this.seen; i < this.rest.length; i++) {
      const unit = this.rest.charCodeAt(i)
      if (unit !== 10 && unit !== 13) continue
      const joined = unit === 10 && this.afterReturn && i === start
      this.afterReturn = unit === 13
      if (!joined) this.line(this.rest.slice(start, i), events)
      start = i + 1
    }
    this.rest = this.rest.slice(start)
    this.seen = this.rest.length
    if (this.rest.length > 0) this.afterReturn = false
    if (this.size + this.rest.length > LONGEST_EVENT) throw new RangeError('an event of the stream is too long')
    return events
  }

  /** What a stream that ended without a last empty line had to say. The standard drops it; servers exist that end so. */
  end(): string[] {
    return this.push('\n\n')
  }

  private line(line: string, events: string[]): void {
    if (line === '') {
      if (this.data.length > 0) events.push(this.data.join('\n'))
      this.data = []
      this.size = 0
      return
    }
    if (line !== 'data' && !line.startsWith('data:')) return
    const value = line === 'data' ? '' : line.slice(line.charCodeAt(5) === 32 ? 6 : 5)
    this.size += value.length
    this.data.push(value)
  }
}
