import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

interface Window {
  readonly first: number
  readonly last: number
  readonly rowHeight: number
}

const SPARE = 12

/** Which rows of a long list are in sight. All rows are as high as the list's `--row` says. */
export function useWindow(list: RefObject<HTMLElement | null>, rows: number, head: number): Window & { scrollTo(index: number): void } {
  const [range, setRange] = useState<Window>({ first: 0, last: 40, rowHeight: 32 })
  const measure = useCallback(() => {
    const element = list.current
    if (!element) return
    const rowHeight = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 32
    const top = Math.floor(Math.max(0, element.scrollTop) / rowHeight)
    const seen = Math.ceil(element.clientHeight / rowHeight)
    setRange((before) => {
      const first = Math.max(0, top - SPARE)
      const last = top + seen + SPARE
      const enough =
        Math.abs(before.first - first) < SPARE / 2 && before.last >= top + seen && before.first <= top && before.last - before.first >= seen
      return enough && before.rowHeight === rowHeight ? before : { first, last, rowHeight }
    })
  }, [list])
  useEffect(() => {
    const element = list.current
    if (!element) return
    let frame = 0
    const scrolled = (): void => {
      if (frame) return
      frame = requestAnimationFrame(() => {
        frame = 0
        measure()
      })
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    const sized = new ResizeObserver(measure)
    sized.observe(element)
    const density = new MutationObserver(measure)
    density.observe(document.documentElement, { attributeFilter: ['data-density'] })
    return () => {
      element.removeEventListener('scroll', scrolled)
      cancelAnimationFrame(frame)
      sized.disconnect()
      density.disconnect()
    }
  }, [list, measure])
  useLayoutEffect(measure, [measure])
  const { rowHeight } = range
  const scrollTo = useCallback(
    (index: number) => {
      const element = list.current
      if (!element) return
      const top = index * rowHeight
      const room = element.clientHeight - head
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room
    },
    [list, rowHeight, head],
  )
  return { first: range.first, last: Math.min(rows - 1, range.last), rowHeight, scrollTo }
}
