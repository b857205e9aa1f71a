import { z } from 'zod'
import { pageOf } from '#core/records/page'
import { scannedFileDetailSchema, scannedFileSchema } from '#core/records/scan'
import { scannedFile, scannedFiles } from '#platform/store/scanned-files'
import { filterOf, pageOfQuery } from '../list-filter.js'
import { idParams, listQuery } from '../records.js'
import { defineRoute } from '../route.js'

const area = 'Runs'

export const scanRoutes = [
  defineRoute({
    method: 'GET',
    path: '/runs/:id/files',
    summary: 'The files of a scan, worst first',
    area,
    access: 'run:read',
    schemas: { params: idParams, query: listQuery.omit({ sort: true }), answer: pageOf(scannedFileSchema) },
    errors: ['PAV_QUERY_INVALID', 'PAV_RUN_UNFINISHED'],
    handle: async ({ params, query }, { parts, principal }) =>
      scannedFiles(await parts.store.runs.record(params.id), filterOf(query, principal), pageOfQuery(query)),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/files/:file',
    summary: 'One file of a scan with the tree of what lies in it',
    area,
    access: 'run:read',
    schemas: { params: z.object({ id: z.uuid(), file: z.string().min(1).max(40) }), answer: scannedFileDetailSchema },
    errors: ['PAV_RUN_UNFINISHED'],
    handle: async ({ params }, { parts }) => scannedFile(await parts.store.runs.record(params.id), params.file),
  }),
]
