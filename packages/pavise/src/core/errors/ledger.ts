/** The append-only ledger and its keys. */
export const LEDGER_ERRORS = {
  PAV_LEDGER_NOT_FOUND: {
    title: 'There is no ledger here',
    hint: 'Name the folder that holds entries.jsonl, or an export of it.',
    status: 404,
    exit: 64,
  },
  PAV_LEDGER_LOCKED: {
    title: 'Another process writes to this ledger',
    hint: 'Wait until it ends; a lock whose process died is taken over by itself.',
    status: 409,
    exit: 2,
  },
  PAV_LEDGER_DAMAGED: {
    title: 'The ledger is not what its own records say',
    hint: 'Run: pavise ledger verify DIR. Restore the folder from a backup; nothing is appended to a damaged ledger.',
    status: 500,
    exit: 2,
  },
  PAV_LEDGER_KEY: {
    title: 'A key of the ledger is missing or not usable',
    hint: 'Check the folder of keys outside the data, or the variable given with --master-key-env.',
    status: 500,
    exit: 64,
  },
  PAV_LEDGER_ENTRY: {
    title: 'This cannot be a ledger entry',
    hint: 'Bodies are JSON; names of entry fields are short and not taken by the ledger itself.',
    status: 422,
    exit: 64,
  },
  PAV_LEDGER_NOTE: {
    title: 'A checkpoint, proof or public key is malformed or not signed by the expected key',
    hint: 'Compare it with the copy you kept; a checkpoint is a C2SP signed note, a public key is one line name+hash+base64.',
    status: 422,
    exit: 64,
  },
  PAV_LEDGER_WRITE: {
    title: 'The ledger could not be written',
    hint: 'Check free space and permissions of the folder; what was acknowledged is kept.',
    status: 500,
    exit: 2,
  },
} as const
