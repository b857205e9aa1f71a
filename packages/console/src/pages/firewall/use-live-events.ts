import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GuardEvent } from '../../api/schema'
import { type StreamState, useStream } from '../../api/stream'

const KEPT = 2000
const REPAINT = 250

interface LiveEvents {
  /** What came since the page was opened, newest first. */
  readonly events: readonly GuardEvent[]
  /** How many wait while the stream is paused. */
  readonly waiting: number
  readonly dropped: boolean
  readonly state: StreamState
  readonly fresh: ReadonlySet<string>
}

/**
 * Decisions as they come, shown at most four times a second. With a filter, or when the server dropped some, the list is read again instead.
 * Paused: they are counted and kept for later.
 */
export function useLiveEvents(paused: boolean, filtered: boolean): LiveEvents {
  const client = useQueryClient()
  const [shown, setShown] = useState<readonly GuardEvent[]>([])
  const [waiting, setWaiting] = useState(0)
  const [dropped, setDropped] = useState(false)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const buffer = useRef<GuardEvent[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const again = useCallback(() => void client.invalidateQueries({ queryKey: ['events', 'list'] }), [client])
  const latest = useRef({ paused, filtered })
  latest.current = { paused, filtered }
  const flush = useCallback(() => {
    timer.current = undefined
    if (latest.current.paused) {
      setWaiting(buffer.current.length)
      return
    }
    const come = buffer.current
    buffer.current = []
    setWaiting(0)
    if (come.length === 0) return
    if (latest.current.filtered) {
      again()
      return
    }
    setFresh(new Set(come.map((event) => event.id)))
    setShown((before) => [...come.reverse(), ...before].slice(0, KEPT))
  }, [again])
  const state = useStream(['events'], (topic, data) => {
    if (topic === 'dropped') {
      setDropped(true)
      again()
      return
    }
    if (data) buffer.current.push(data as GuardEvent)
    if (buffer.current.length > KEPT) buffer.current.splice(0, buffer.current.length - KEPT)
    timer.current ??= setTimeout(flush, latest.current.filtered ? 2_000 : REPAINT)
  })
  useEffect(() => {
    if (!paused) flush()
  }, [paused, flush])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { events: shown, waiting, dropped, state, fresh }
}
