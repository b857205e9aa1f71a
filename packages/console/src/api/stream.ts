import { useEffect, useRef, useState } from 'react'

export type Topic = 'events' | 'runs' | 'findings' | 'holds' | 'jobs' | 'policies'
export type StreamState = 'connecting' | 'live' | 'lost'

interface Listener {
  readonly topics: readonly Topic[]
  heard(topic: Topic | 'dropped', data: unknown): void
  state(state: StreamState): void
}

/** One connection for the whole page, whatever number of parts listens; it is reopened when the topics that are asked for change. */
const listeners = new Set<Listener>()
let source: EventSource | undefined
let asked = ''
let state: StreamState = 'connecting'

function tell(next: StreamState): void {
  state = next
  for (const listener of listeners) listener.state(next)
}

function reopen(): void {
  const topics = [...new Set([...listeners].flatMap((listener) => listener.topics))].sort().join(',')
  if (topics === asked) return
  source?.close()
  source = undefined
  asked = topics
  if (!topics) return
  const opened = new EventSource(`/api/v1/stream?topics=${topics}`)
  source = opened
  opened.onopen = () => tell('live')
  opened.onerror = () => tell('lost')
  for (const topic of [...topics.split(','), 'dropped'] as (Topic | 'dropped')[]) {
    opened.addEventListener(topic, (event) => {
      const data = parse((event as MessageEvent<string>).data)
      for (const listener of listeners) if (topic === 'dropped' || listener.topics.includes(topic)) listener.heard(topic, data)
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls back with what the server tells of these topics. Gives whether the connection stands. */
export function useStream(topics: readonly Topic[], heard: (topic: Topic | 'dropped', data: unknown) => void): StreamState {
  const [now, setNow] = useState<StreamState>(state)
  const latest = useRef(heard)
  latest.current = heard
  const key = topics.join(',')
  useEffect(() => {
    if (!key) return
    const listener: Listener = {
      topics: key.split(',') as Topic[],
      heard: (topic, data) => latest.current(topic, data),
      state: setNow,
    }
    listeners.add(listener)
    const opening = setTimeout(reopen, 0)
    return () => {
      clearTimeout(opening)
      listeners.delete(listener)
      setTimeout(reopen, 0)
    }
  }, [key])
  return now
}
