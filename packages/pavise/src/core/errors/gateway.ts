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
  PAV_GATEWAY_OPEN: {
    title: 'The gateway would be open to others without a key',
    hint: 'Listen on 127.0.0.1, or leave --no-auth away.',
    status: 500,
    exit: 64,
  },
  PAV_GATEWAY_LISTEN: {
    title: 'The gateway cannot listen on its address',
    hint: 'Choose a free port with --listen HOST:PORT.',
    status: 500,
    exit: 2,
  },
  PAV_GATEWAY_KEYS: {
    title: 'The key file of the gateway is damaged',
    hint: 'Delete the file to have a new key made; the old one then no longer works.',
    status: 500,
    exit: 2,
  },
  PAV_JOURNAL_UNWRITABLE: {
    title: 'The event journal cannot be written',
    hint: 'Check free space and permissions of the data folder.',
    status: 503,
    exit: 2,
  },
} as const
