import { type RefObject, useEffect, useRef, useState } from 'react'

/** Width of an element in pixels, so that text in a chart keeps its size. */
export function useWidth<Shape extends Element>(): [RefObject<Shape | null>, number] {
  const element = useRef<Shape>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const sized = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    sized.observe(watched)
    return () => sized.disconnect()
  }, [])
  return [element, width]
}
