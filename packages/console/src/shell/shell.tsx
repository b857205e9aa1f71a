import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useAddress } from '../address/address'
import { Empty, Waiting } from '../parts/states'
import { BottomBar } from './bottom-bar'
import { CrumbsProvider } from './crumbs'
import { KeyHelp } from './key-help'
import { Keys } from './keyboard'
import { PageGuard } from './page-guard'
import { Palette } from './palette'
import { placeOfDuty } from './places'
import { Rail } from './rail'
import { useMe } from './session'
import { Toasts } from './toasts'
import { TopBar } from './top-bar'

/** Rail, bar, page. What the address names is what is shown. */
export function Shell() {
  const address = useAddress()
  const me = useMe()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const openPalette = useCallback(() => setPalette(true), [])
  const openHelp = useCallback(() => setHelp(true), [])
  const place = placeOfDuty(address.duty)
  const main = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new duty starts at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0)
  }, [address.duty])
  const forbidden = place?.permission && !me.permissions.includes(place.permission)
  return (
    <CrumbsProvider>
      {(crumbs) => (
        <div className="app">
          <a className="skip" href="#main">
            Skip to content
          </a>
          <Rail duty={address.duty} />
          <TopBar crumbs={crumbs} search={openPalette} />
          <main className="main" id="main" tabIndex={-1} ref={main}>
            {!place ? (
              <NoPage />
            ) : forbidden ? (
              <Forbidden title={place.title} />
            ) : (
              <PageGuard key={place.duty}>
                <Suspense fallback={<Loading title={place.title} />}>
                  <place.page />
                </Suspense>
              </PageGuard>
            )}
          </main>
          <BottomBar duty={address.duty} more={openPalette} />
          {palette && <Palette close={() => setPalette(false)} />}
          {help && <KeyHelp close={() => setHelp(false)} />}
          <Toasts />
          <Keys project={me.project} palette={openPalette} help={openHelp} />
        </div>
      )}
    </CrumbsProvider>
  )
}

function Loading({ title }: { title: string }) {
  return (
    <>
      <h1 className="sr">{title}</h1>
      <Waiting what={title} />
    </>
  )
}

function NoPage() {
  return (
    <>
      <h1 className="sr">No such page</h1>
      <Empty icon="search" title="There is no such page">
        The address names nothing that this console has. Ctrl K finds things by name.
      </Empty>
    </>
  )
}

function Forbidden({ title }: { title: string }) {
  return (
    <>
      <h1 className="sr">{title}</h1>
      <Empty icon="key" title="Your role does not open this">
        {title} needs a right that your role does not have. An administrator can change roles under settings, users.
      </Empty>
    </>
  )
}
