/** The red team and its targets. */
export const ATTACK_ERRORS = {
  PAV_TARGET_UNREACHABLE: {
    title: 'The target does not answer',
    hint: 'Check the URL and that the target runs.',
    status: 502,
    exit: 2,
  },
  PAV_TARGET_INVALID: { title: 'The target file has faults', hint: 'Mend the named fields.', status: 422, exit: 64 },
  PAV_TARGET_REFUSED: {
    title: 'The target refused the key',
    hint: 'Name the variable that holds a valid key with --key-env.',
    status: 401,
    exit: 2,
  },
  PAV_TARGET_NOT_PERMITTED: {
    title: 'Nobody confirmed that the target may be attacked',
    hint: 'If you own it or may test it, say so once with --permit HOST.',
    status: 403,
    exit: 64,
  },
  PAV_JOURNAL_BROKEN: {
    title: 'The journal of an attack run is damaged in its middle',
    hint: 'A torn last line is mended by itself; for anything else start a new run in another folder.',
    status: 422,
    exit: 2,
  },
} as const
