import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react'

/** Where we are: `/p/<project>/<duty>/<…rest>?<search>`, or a page outside a project such as `/sign-in`. */
export interface Address {
  readonly path: string
  readonly project?: string
  readonly duty: string
  readonly rest: readonly string[]
  readonly search: URLSearchParams
}

export function parseAddress(path: string, search: string): Address {
  const parts = path.split('/').filter(Boolean).map(decode)
  const inside = parts[0] === 'p' && parts[1] !== undefined
  const [duty = '', ...rest] = inside ? parts.slice(2) : parts
  return { path, ...(inside ? { project: parts[1]! } : {}), duty, rest, search: new URLSearchParams(search) }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const CHANGED = 'pavise:address'
let last = { href: '', address: parseAddress('/', '') }

function current(): Address {
  const href = location.pathname + location.search
  if (href !== last.href) last = { href, address: parseAddress(location.pathname, location.search) }
  return last.address
}

function subscribe(heard: () => void): () => void {
  addEventListener('popstate', heard)
  addEventListener(CHANGED, heard)
  return () => {
    removeEventListener('popstate', heard)
    removeEventListener(CHANGED, heard)
  }
}

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, current)
}

/** Goes there. With `replace` the step back skips where we are: for typing in a filter, moving in a list. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (to === location.pathname + location.search) return
  history[replace ? 'replaceState' : 'pushState'](null, '', to)
  dispatchEvent(new Event(CHANGED))
}

/** Sets several parameters at once and leaves the others. */
export function setParameters(values: Readonly<Record<string, string | undefined>>, options?: { replace?: boolean }): void {
  const search = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') search.delete(name)
    else search.set(name, value)
  }
  const text = readable(search)
  go(location.pathname + (text ? `?${text}` : ''), options)
}

/** Query text that a person can read in the bar: what a filter line is made of stays as it is. */
export function readable(search: URLSearchParams): string {
  return search
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%3E', '>')
    .replaceAll('%3D', '=')
    .replaceAll('%2F', '/')
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string
}

/** A link inside the console. With a modifier, or the middle button, the browser does what it always does. */
export function Link({ to, onClick, children, ...rest }: LinkProps) {
  const click = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to)
  }
  return (
    <a href={to} onClick={click} {...rest}>
      {children}
    </a>
  )
}

/** Address of a place in the project we are in. */
export function placeOf(project: string, path: string): string {
  return `/p/${encodeURIComponent(project)}/${path}`
}
