/** The red team and its targets. */
export const ATTACK_ERRORS = {
  PAV_TARGET_UNREACHABLE: {
    title: 'The target does not answer',
    hint: 'Check the URL and that the target runs; attempts so far are kept, run again with --resume.',
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
} as const
