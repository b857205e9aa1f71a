import { defineReport } from '#core/define'
import { bomOfScan } from '#supplychain/bom/make-bom'

/** The bill of a scan: files with digests, verdicts and findings as CycloneDX. */
export const billReport = defineReport({
  id: 'cyclonedx',
  title: 'CycloneDX 1.6: files, verdicts and findings of a scan',
  extension: 'cdx.json',
  render: ({ envelope }) => bomOfScan(envelope, envelope.run.command),
})
