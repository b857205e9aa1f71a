import { Component, type ReactNode } from 'react'
import { ApiError } from '../api/client'
import { Failure } from '../parts/states'

/** Keeps the shell when a page breaks, and says what happened. */
export class PageGuard extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}
  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }
  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return (
      <>
        <h1 className="sr">This page broke</h1>
        <Failure error={inWords(this.state.error)} retry={() => location.reload()} />
      </>
    )
  }
}

/** A part that the server no longer has was replaced by a newer one. */
function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || !/dynamically imported module|importing a module|module script/i.test(error.message)) return error
  return new ApiError({
    code: 'CONSOLE_OLD',
    message: 'Pavise was updated while this page was open.',
    hint: 'Load it again; what you see stays in its address.',
    status: 0,
  })
}
