import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { upstreamFault } from '#gateway/refusal'

/** Receives the bytes of an answer, decoded. After `end` or `fail` nothing more comes. */
export interface AnswerSink {
  data(chunk: Buffer): void
  end(): void
  fail(error: Error): void
}

const DECODERS: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Growth below this many bytes is never a bomb. */
const HARMLESS = 1024 * 1024

/**
 * A sink before `sink` that undoes the content encoding, although `identity` was asked for; `sink` itself where there is none.
 * Throws for encodings that it cannot undo: what cannot be read cannot be inspected.
 */
export function decompressed(encoding: string | string[] | undefined, inflation: number, sink: AnswerSink): AnswerSink {
  if (encoding === undefined || encoding === 'identity' || encoding === '') return sink
  const create = typeof encoding === 'string' ? DECODERS[encoding.toLowerCase()] : undefined
  if (!create) throw upstreamFault('upstream_encoding', 'The upstream compressed its answer in a way that cannot be inspected')
  const decoder = create()
  let taken = 0
  let given = 0
  let over = false
  const finish = (error?: Error) => {
    if (over) return
    over = true
    decoder.destroy()
    if (error) sink.fail(error)
    else sink.end()
  }
  decoder.on('data', (chunk: Buffer) => {
    if (over) return
    given += chunk.length
    if (given > HARMLESS && given > taken * inflation)
      finish(upstreamFault('upstream_too_large', `The upstream's answer grows more than ${inflation} times when decompressed`))
    else sink.data(chunk)
  })
  decoder.on('end', () => finish())
  decoder.on('error', () => finish(upstreamFault('upstream_malformed', 'The upstream sent an answer that cannot be decompressed')))
  return {
    data: (chunk) => {
      taken += chunk.length
      if (!over) decoder.write(chunk)
    },
    end: () => {
      decoder.end()
    },
    fail: finish,
  }
}
