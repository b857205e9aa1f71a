import { Component, type ReactNode } from 'react'
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
        <Failure error={this.state.error} retry={() => location.reload()} />
      </>
    )
  }
}
