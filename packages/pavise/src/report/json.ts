import { defineReport } from '#core/define'
import { escapeJson } from '#report/escape'

/** The envelope as it stands (`pavise.run/1`), with what only the closed loop knows beside it. */
export const jsonReport = defineReport({
  id: 'json',
  title: 'JSON envelope',
  extension: 'json',
  render: ({ envelope, loop, ledger }) => `${escapeJson({ ...envelope, ...(loop ? { loop } : {}), ...(ledger ? { ledger } : {}) }, 2)}\n`,
})
