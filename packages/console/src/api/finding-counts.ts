import { call } from './client'

/** How many findings each filter line leaves, in the order of the lines. */
export async function countFindings(queries: readonly string[]): Promise<readonly number[]> {
  const { counts } = await call<{ counts: number[] }>('/findings/counts', { method: 'POST', body: { queries } })
  return counts
}
