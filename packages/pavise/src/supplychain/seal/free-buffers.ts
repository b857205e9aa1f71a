import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Frees the buffers that the cipher made and nobody holds any more. Each is 64 KiB outside of the heap and a few bytes in it, so that by itself V8 collects
 * them after some 50 MB a thread; asked after every part, after 8. Only new objects are looked at: it costs about a millisecond.
 */
export function freeBuffers(): void {
  collect ??= collector()
  collect({ type: 'minor' })
}

type Collect = (options: { type: 'minor' }) => void
let collect: Collect | undefined

function collector(): Collect {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined')
  return typeof found === 'function' ? (found as Collect) : () => {}
}
