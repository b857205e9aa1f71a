import { PERMISSIONS, type Permission, ROLE_IDS, ROLES } from '../../packages/pavise/src/core/access/permissions.js'
import { ERRORS } from '../../packages/pavise/src/core/errors/catalogue.js'
import { errorsOf } from '../../packages/pavise/src/platform/api/openapi.js'
import { type Route, wantsVersion } from '../../packages/pavise/src/platform/api/route.js'
import { routes } from '../../packages/pavise/src/platform/api/routes/index.js'
import { code, type Page, page, table } from './markdown.js'

/** Codes that every route may give; told once instead of in each row. */
const EVERYWHERE = new Set([
  'PAV_HOST_REFUSED',
  'PAV_ORIGIN_REFUSED',
  'PAV_RATE_LIMITED',
  'PAV_STORE_UNREACHABLE',
  'PAV_INTERNAL',
  'PAV_INPUT_INVALID',
  'PAV_AUTH_REQUIRED',
  'PAV_FORBIDDEN',
  'PAV_CSRF_REFUSED',
  'PAV_MEDIA_TYPE',
  'PAV_BODY_TOO_LARGE',
  'PAV_STORE_FULL',
  'PAV_IDEMPOTENCY_CONFLICT',
])

export function apiPage(): Page {
  const areas = [...new Set(routes.map((route) => route.area))]
  const body = areas.flatMap((area) => [
    `## ${area}`,
    table(['route', 'does', 'needs', 'errors of its own'], routes.filter((route) => route.area === area).map(row)),
  ])
  const common = [...EVERYWHERE].sort().map((id) => `${code(id)} (${ERRORS[id as keyof typeof ERRORS].status})`)
  return page(
    'api.md',
    'Routes of the API',
    'Every route, behind `/api/v1`. Shapes of bodies and answers: `GET /api/v1/openapi.json`. How to use it: [API](../api.md).',
    [`Any route may answer ${common.join(', ')}. What they mean: [errors](errors.md).`, ...body],
  )
}

function row(route: Route): string[] {
  const own = errorsOf(route).filter((id) => !EVERYWHERE.has(id))
  const access = { public: 'nothing', 'signed-in': 'somebody signed in' }[route.access as string] ?? code(route.access)
  return [`\`${route.method} ${route.path}\`${wantsVersion(route) ? ' (if-match)' : ''}`, route.summary, access, own.map(code).join(', ')]
}

export function permissionsPage(): Page {
  const has = (role: (typeof ROLE_IDS)[number], permission: string): string =>
    (ROLES[role].may as readonly Permission[]).includes(permission as Permission) ? '✓' : ''
  return page(
    'permissions.md',
    'Roles and permissions',
    'What each role may do. A token may do what is in its scopes and in the role of its user. How to sign in: [access](../access.md).',
    [
      table(
        ['permission', 'allows', ...ROLE_IDS.map(code)],
        Object.entries(PERMISSIONS).map(([id, title]) => [code(id), title, ...ROLE_IDS.map((role) => has(role, id))]),
      ),
      table(
        ['role', 'is for'],
        ROLE_IDS.map((role) => [code(role), ROLES[role].title]),
      ),
    ],
  )
}
