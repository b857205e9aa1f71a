import { z } from 'zod'
import type { Permission } from '#core/access/permissions'
import { ASSET_FIELDS, ATTEMPT_FIELDS, EVENT_FIELDS, FILE_FIELDS, FINDING_FIELDS, RUN_FIELDS } from '#core/query/fields'
import type { QueryField } from '#core/query/query'
import { fieldSchema } from '../records.js'
import { defineRoute } from '../route.js'

const OPERATORS: Readonly<Record<QueryField['type'], readonly string[]>> = {
  word: [':'],
  ladder: [':', ':>=', ':<=', ':>', ':<'],
  number: [':', ':>=', ':<=', ':>', ':<'],
  time: [':', ':>=', ':<=', ':>', ':<'],
  flag: [':'],
}

const LISTS: readonly { path: string; of: string; access: Permission; fields: readonly QueryField[] }[] = [
  { path: '/findings/fields', of: 'findings', access: 'finding:read', fields: FINDING_FIELDS },
  { path: '/events/fields', of: 'events', access: 'event:read', fields: EVENT_FIELDS },
  { path: '/assets/fields', of: 'assets', access: 'asset:read', fields: ASSET_FIELDS },
  { path: '/runs/fields', of: 'runs', access: 'run:read', fields: RUN_FIELDS },
  { path: '/attempts/fields', of: 'attempts', access: 'run:read', fields: ATTEMPT_FIELDS },
  { path: '/files/fields', of: 'files of a scan', access: 'run:read', fields: FILE_FIELDS },
]

/** What a filter line may name, for completion. */
export const fieldRoutes = LISTS.map(({ path, of, access, fields }) =>
  defineRoute({
    method: 'GET',
    path,
    summary: `The fields of the filter line over ${of}`,
    area: 'Filter lines',
    access,
    schemas: { answer: z.array(fieldSchema) },
    handle: async () =>
      fields.map(({ field, title, type, values, optional }) => ({
        field,
        title,
        type,
        operators: [...OPERATORS[type]],
        ...(values || optional ? { values: [...(values ?? []), ...(optional ? ['none'] : [])] } : {}),
      })),
  }),
)
