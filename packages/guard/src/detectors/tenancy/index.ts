import { type Detect, type DetectionContext, type DetectorOptions, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { jsonRecords } from './json-records.js'

interface Tenancy {
  field: string
  equals: 'principal.tenant' | 'principal.id'
}

function tenancyOf(options: DetectorOptions): Tenancy | null {
  const value = options.tenancy
  if (typeof value !== 'object' || value === null) return null
  const { field, equals } = value as Record<string, unknown>
  if (typeof field !== 'string' || field === '') return null
  return equals === 'principal.tenant' || equals === 'principal.id' ? { field, equals } : null
}

function expected(tenancy: Tenancy, context: DetectionContext): string | undefined {
  return tenancy.equals === 'principal.id' ? context.principal?.id : context.principal?.tenant
}

/** `tenant_id`, `tenantId` and `tenant-id` are one field. */
function sameField(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return plain(a) === plain(b)
}

function foreign(text: string, tenancy: Tenancy, own: string): Found[] {
  const found: Found[] = []
  if (!text.includes('{')) return found
  for (const record of jsonRecords(text)) {
    for (const [name, value] of record.fields) {
      if (!sameField(name, tenancy.field) || value === own || value === 'null') continue
      found.push({
        kind: 'foreign',
        score: 1,
        start: record.start,
        end: record.end,
        because: [`${tenancy.field} is not ${tenancy.equals}`],
      })
    }
  }
  return outermost(found)
}

function outermost(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Found[] = []
  for (const one of sorted) if (one.end > (kept.at(-1)?.end ?? -1)) kept.push(one)
  return kept
}

export const tenancy = defineDetector({
  id: 'tenancy',
  title: 'Records of another tenant',
  summary:
    'Finds records in JSON tool results whose tenant field differs from the tenant of the principal; without a known principal every such record counts.',
  reach: 'text',
  kinds: ['foreign'],
  option: 'tenancy',
  check: (options) => (tenancyOf(options) ? [] : ['`tenancy` needs `field` (a name) and `equals` (`principal.tenant` or `principal.id`)']),
  create(options) {
    const rule = tenancyOf(options)
    const detect: Detect = (text, context) => {
      if (rule === null) return []
      // An unknown principal owns nothing: a record that names a tenant is then somebody else's.
      const own = expected(rule, context) ?? '\u0000nobody'
      return inViews('tenancy', text, (view) => foreign(view, rule, own))
    }
    return detect
  },
})
