/** What a failed request says: `application/problem+json` of the API, or the same shape for what happened on the way. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly status: number
  readonly faults?: readonly { path: string; message: string; line?: number; hint?: string }[]
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

/** Any error as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  return { code: 'CONSOLE_FAULT', message: error instanceof Error ? error.message : String(error), status: 0 }
}

let csrf = ''
let signedOut: () => void = () => {}

/** The key that every change must carry, known from Me; and what to do when the session has ended. */
export function keepSession(key: string, ended: () => void): void {
  csrf = key
  signedOut = ended
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** Version that the change was made on. */
  readonly version?: number
  readonly signal?: AbortSignal
  /** The caller deals with 401 itself. */
  readonly quiet?: boolean
}

/**
 * One request to the API, answered with its JSON. `path` is below /api/v1.
 * @throws ApiError with the API's own words, or with what went wrong on the way.
 */
export async function call<Answer>(path: string, { method = 'GET', body, version, signal, quiet }: Call = {}): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET') headers['x-pavise-csrf'] = csrf
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID()
  if (version !== undefined) headers['if-match'] = `"v${version}"`
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError({
      code: 'PAV_SERVER_UNREACHABLE',
      message: 'The server does not answer.',
      hint: 'See whether pavise up still runs. What you see here may be old; nothing was changed.',
      status: 0,
    })
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer
  const problem = await readProblem(response)
  if (response.status === 401 && !quiet) signedOut()
  throw new ApiError(problem)
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const said = (await response.json()) as Partial<Problem>
    if (typeof said.code === 'string' && typeof said.message === 'string') return { ...said, status: response.status } as Problem
  } catch {}
  return { code: `HTTP_${response.status}`, message: `The server answered ${response.status} without saying why.`, status: response.status }
}

/** `?a=1&b=2` of what is set. */
export function queryString(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) if (value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text ? `?${text}` : ''
}
