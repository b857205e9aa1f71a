import type { Keyring } from '#platform/ledger/index'
import { verifyLedger } from '#platform/ledger/index'
import type { RunHandler } from '#workbench/runs/run-work'

/** Holds the ledger of the data folder against every checkpoint that is known here, bodies included. */
export const runVerifyLedger =
  (dir: string, keys: Keyring): RunHandler =>
  async ({ progress, signal }) => {
    const verification = await verifyLedger(dir, {
      keys,
      bodies: true,
      onProgress: (done, of) => {
        signal.throwIfAborted()
        progress({ stage: 'reading entries', done, of, findings: 0 })
      },
    })
    return { state: 'done', result: verification }
  }
