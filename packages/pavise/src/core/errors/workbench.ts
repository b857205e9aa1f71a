/** Store, jobs, API and access. */
export const WORKBENCH_ERRORS = {
  PAV_STORE_UNREACHABLE: {
    title: 'The database cannot be reached',
    hint: 'Check PAVISE_DATABASE_URL, or that the embedded database can start: pavise doctor',
    status: 503,
    exit: 2,
  },
  PAV_STORE_IN_USE: {
    title: 'Another process owns this data folder',
    hint: 'Stop the other pavise up, or name another folder with --data.',
    status: 409,
    exit: 2,
  },
  PAV_STORE_NEWER: {
    title: 'The database was made by a newer version',
    hint: 'Install that version or a later one; nothing was changed.',
    status: 409,
    exit: 2,
  },
  PAV_STORE_FULL: {
    title: 'The disk of the database is full',
    hint: 'Free some space; work that was acknowledged is kept.',
    status: 507,
    exit: 2,
  },
  PAV_STORE_PLATFORM: {
    title: 'There is no embedded database for this platform',
    hint: 'Set PAVISE_DATABASE_URL to a PostgreSQL 14 or later.',
    status: 501,
    exit: 2,
  },
  PAV_NOT_FOUND: { title: 'There is nothing with this id', hint: 'Check the id; it may have been removed.', status: 404, exit: 64 },
  PAV_CONFLICT: {
    title: 'Somebody changed it first',
    hint: 'Read it again, then repeat the change if it is still wanted.',
    status: 409,
    exit: 2,
  },
  PAV_QUERY_INVALID: {
    title: 'A filter line has faults',
    hint: 'Write field:value; the message names the fields that there are.',
    status: 400,
    exit: 64,
  },
  PAV_INPUT_INVALID: {
    title: 'What was sent has faults',
    hint: 'Mend the named fields; all faults are listed at once.',
    status: 422,
    exit: 64,
  },
  PAV_RUN_UNFINISHED: { title: 'The run has not finished', hint: 'Wait for its end, or read its attempts so far.', status: 409, exit: 2 },
  PAV_AUTH_REQUIRED: { title: 'Nobody is signed in', hint: 'Sign in, or send a token: Authorization: Bearer pav_…', status: 401, exit: 64 },
  PAV_AUTH_REFUSED: {
    title: 'Sign-in was refused',
    hint: 'Check handle and password; for a new link run: pavise user link HANDLE',
    status: 401,
    exit: 64,
  },
  PAV_AUTH_LOCKED: {
    title: 'Too many failed sign-ins',
    hint: 'Wait for the time in the message, or ask an administrator.',
    status: 429,
    exit: 2,
  },
  PAV_FORBIDDEN: {
    title: 'Your role does not allow this',
    hint: 'The message names the permission; an administrator can give it.',
    status: 403,
    exit: 64,
  },
  PAV_ORIGIN_REFUSED: {
    title: 'The request came from another site',
    hint: 'Open the console at its own address; for other host names start with --host.',
    status: 403,
    exit: 64,
  },
  PAV_RATE_LIMITED: { title: 'Too many requests', hint: 'Wait for the seconds in the header retry-after.', status: 429, exit: 2 },
} as const
