import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Frees the buffers that the cipher made and nobody holds any more. Each is 64 KiB outside of the heap and a few bytes in it, so that by itself V8 collects
 * them after some 50 MB a thread; asked after every part, after 8. Only new objects are looked at: it costs about a millisecond.
 */
export function freeBuffers(): void {
  if (!collect) {
    collect = collector()
    keepFreedMemory()
  }
  collect({ type: 'minor' })
}

type Collect = (options: { type: 'minor' }) => void
let collect: Collect | undefined

function collector(): Collect {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('typeof gc === "function" ? gc : undefined')
  return typeof found === 'function' ? (found as Collect) : () => {}
}

/**
 * glibc gives memory back to the system whenever 128 KiB are free at the end, and gets it again page by page for the next part: as much time as writing takes.
 * One large block that was taken and freed raises that limit to twice its size (mallopt(3), M_TRIM_THRESHOLD). Its pages are never touched.
 */
function keepFreedMemory(): void {
  void Buffer.allocUnsafeSlow(LARGE)
}

const LARGE = 16 << 20
