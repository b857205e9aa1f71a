import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Link } from '../address/address'

export interface Crumb {
  readonly title: string
  readonly to?: string
}

const Crumbs = createContext<(crumbs: readonly Crumb[]) => void>(() => {})

export function CrumbsProvider({ children }: { children: (crumbs: readonly Crumb[]) => ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([])
  return <Crumbs.Provider value={setCrumbs}>{children(crumbs)}</Crumbs.Provider>
}

/** Says where in the project this page is, in the bar and in the title of the window. */
export function useCrumbs(...crumbs: readonly Crumb[]): void {
  const set = useContext(Crumbs)
  const key = JSON.stringify(crumbs)
  useEffect(() => {
    const given = JSON.parse(key) as Crumb[]
    set(given)
    document.title = `${given
      .map((crumb) => crumb.title)
      .reverse()
      .join(' · ')} · Pavise`
  }, [key, set])
}

export function CrumbBar({ project, crumbs }: { project: Crumb; crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumbs">
      <ol>
        {[project, ...crumbs].map((crumb, at, trail) => (
          <li key={crumb.to ?? crumb.title}>
            {at === trail.length - 1 ? (
              <span className="trunc" aria-current="page">
                {crumb.title}
              </span>
            ) : crumb.to ? (
              <Link to={crumb.to}>{crumb.title}</Link>
            ) : (
              <span>{crumb.title}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
