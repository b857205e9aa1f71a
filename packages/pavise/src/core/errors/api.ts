/** Talking to the API, beside what store and access say. */
export const API_ERRORS = {
  PAV_MEDIA_TYPE: {
    title: 'The body is not JSON',
    hint: 'Send it with the header content-type: application/json',
    status: 415,
    exit: 64,
  },
  PAV_BODY_TOO_LARGE: { title: 'The body is too large', hint: 'Send less at once; the message names the limit.', status: 413, exit: 64 },
  PAV_PRECONDITION_REQUIRED: {
    title: 'The change does not say what it is based on',
    hint: 'Read it, then send its ETag in the header if-match.',
    status: 428,
    exit: 64,
  },
  PAV_CSRF_REFUSED: {
    title: 'The request lacks the proof that it comes from the console',
    hint: 'Send the value csrf of /api/v1/me in the header x-pavise-csrf.',
    status: 403,
    exit: 64,
  },
  PAV_HOST_REFUSED: {
    title: 'The server is not known by this name',
    hint: 'Open it at the address that it printed, or start it with --host NAME.',
    status: 421,
    exit: 64,
  },
  PAV_IDEMPOTENCY_CONFLICT: {
    title: 'The idempotency key was used for another request',
    hint: 'Make a new key for each new request.',
    status: 409,
    exit: 64,
  },
  PAV_LAST_ADMIN: {
    title: 'This is the last administrator who can sign in',
    hint: 'Make another one first: pavise user add HANDLE --role admin',
    status: 409,
    exit: 64,
  },
  PAV_LISTEN_INSECURE: {
    title: 'The API would be reachable from other machines without TLS',
    hint: 'Give --tls-cert and --tls-key, or --insecure-http where a proxy in front does TLS.',
    status: 400,
    exit: 64,
  },
  PAV_LISTEN_FAILED: { title: 'The API cannot listen there', hint: 'Choose another address: --listen HOST:PORT', status: 500, exit: 2 },
  PAV_OIDC_FAILED: {
    title: 'The sign-in at the identity provider did not work',
    hint: 'Try again; the log of the server says what the provider answered.',
    status: 502,
    exit: 2,
  },
} as const
