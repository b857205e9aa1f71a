import { ASSET_FIELDS, ATTEMPT_FIELDS, FILE_FIELDS, RUN_FIELDS } from '../../../packages/pavise/src/core/query/fields.js'
import { fieldsOf, matching, pageOf } from './fake-lists.js'
import { type FakeOptions, found, type Handlers } from './fake-options.js'
import { ago, idOf } from './seed-findings.js'
import { EVENTS, POLICIES } from './seed-guard.js'
import { ASSETS, ATTEMPTS, attemptDetail, MATRIX, RUNS } from './seed-runs.js'
import { FILES, fileDetail, SCAN } from './seed-scan.js'

const DRY_RUN = {
  id: idOf('dry run'),
  kind: 'dry_run' as const,
  state: 'done' as const,
  seed: 0,
  parameters: {},
  by: 'mira',
  created: ago(0.01),
  takes: 1,
}
const VERIFIED = { ...DRY_RUN, id: idOf('ledger check'), kind: 'verify_ledger' as const }

export function runHandlers({ empty }: FakeOptions): Handlers {
  const one = (id: string | number | undefined) => found([...RUNS, SCAN, DRY_RUN, VERIFIED].find((run) => run.id === id))
  return {
    'GET /runs': (ask) => pageOf(ask, empty ? [] : matching([...RUNS, SCAN], ask.query.q, RUN_FIELDS)),
    'GET /runs/fields': () => fieldsOf(RUN_FIELDS),
    'GET /attempts/fields': () => fieldsOf(ATTEMPT_FIELDS),
    'POST /runs/estimate': () => ({ requests: 1260, seconds: 190 }),
    'POST /runs': () => RUNS[0],
    'GET /runs/:id': ({ params }) => one(params.id),
    'POST /runs/:id/cancel': ({ params }) => ({ ...one(params.id), state: 'cancelling' }),
    'GET /runs/:id/matrix': () => MATRIX,
    'GET /runs/:id/attempts': (ask) =>
      pageOf(
        ask,
        matching(ATTEMPTS, ask.query.q, ATTEMPT_FIELDS).filter((row) =>
          [undefined, row.phase].includes(ask.query.phase as typeof row.phase),
        ),
      ),
    'GET /runs/:id/attempts/:phase/:attempt': ({ params }) =>
      attemptDetail(found(ATTEMPTS.find((attempt) => attempt.id === params.attempt))),
    'GET /files/fields': () => fieldsOf(FILE_FIELDS),
    'GET /runs/:id/files': (ask) => pageOf(ask, matching(FILES, ask.query.q, FILE_FIELDS)),
    'GET /runs/:id/files/:file': ({ params }) => fileDetail(found(FILES.find((file) => file.id === params.file))),
    'GET /runs/:id/policy': () => ({ text: POLICIES[0]?.text }),
    'GET /runs/:id/result': () => ({ result: { size: 48211, verified: true, unreadable: 0 } }),
    'GET /runs/:id/dry-run': () => ({
      exchanges: 1842,
      changed: 45,
      unreadable: 3,
      actions: [
        { from: 'allow', to: 'block', count: 31 },
        { from: 'flag', to: 'block', count: 14 },
      ],
      examples: EVENTS.slice(0, 5).map((event) => ({
        event: event.id,
        time: event.time,
        from: 'allow',
        to: 'block',
        rules: ['injection'],
      })),
    }),
    'POST /policies/dry-run': () => ({ run: DRY_RUN.id }),
    'POST /ledger/verify': () => ({ run: VERIFIED.id }),
    'GET /jobs': () => (empty ? [] : [{ run: RUNS[0]?.id, title: 'attack on bot', progress: RUNS[0]?.progress, state: 'running' }]),
    'GET /assets': (ask) => pageOf(ask, empty ? [] : matching(ASSETS, ask.query.q, ASSET_FIELDS)),
    'GET /assets/fields': () => fieldsOf(ASSET_FIELDS),
    'GET /assets/:id': ({ params }) => found(ASSETS.find((asset) => asset.id === params.id)),
    'POST /assets': ({ body }) => ({ ...ASSETS[3], ...(body as object) }),
    'GET /asset-kinds': () => [
      {
        id: 'endpoint',
        title: 'A language-model application behind an HTTP API',
        built: true,
        schema: {
          type: 'object',
          required: ['kind', 'name', 'api', 'url', 'model'],
          properties: {
            kind: { const: 'endpoint' },
            name: { type: 'string' },
            api: { enum: ['openai-chat'] },
            url: { type: 'string' },
            model: { type: 'string' },
            auth: { anyOf: [] },
          },
        },
      },
      { id: 'model', title: 'Model weights', built: false, schema: { type: 'object', properties: {} } },
    ],
  }
}
