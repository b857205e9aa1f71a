/** Outgoing connections, the gateway and its journal. */
export const GATEWAY_ERRORS = {
  PAV_EGRESS_REFUSED: {
    title: 'An outgoing connection was refused because nobody named its host',
    hint: 'Name the URL on the command line or in the trusted configuration; redirects are never followed.',
    status: 502,
    exit: 64,
  },
  PAV_EGRESS_ADDRESS: {
    title: 'A host leads to a link-local or metadata address',
    hint: 'If you mean that address, name it literally in the URL.',
    status: 502,
    exit: 64,
  },
  PAV_EGRESS_FAILED: {
    title: 'An outgoing request failed before its answer was whole',
    hint: 'Check that the host runs and answers within the idle limit.',
    status: 502,
    exit: 2,
  },
  PAV_EGRESS_TOO_LARGE: {
    title: 'An answer is longer than the limit',
    hint: 'Raise the limit only if the host is known to send answers of that size.',
    status: 502,
    exit: 2,
  },
} as const
