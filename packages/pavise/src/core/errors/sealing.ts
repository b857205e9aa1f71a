/** Files sealed in the age format. */
export const SEALING_ERRORS = {
  PAV_SEAL_RECIPIENT: {
    title: 'Somebody to seal for is not usable',
    hint: 'Recipients are age1… lines; make a pair of keys with: pavise seal keygen',
    status: 422,
    exit: 64,
  },
  PAV_SEAL_IDENTITY: {
    title: 'An identity to open sealed files with is missing or not usable',
    hint: 'An identity file holds AGE-SECRET-KEY-… lines; make one with: pavise seal keygen -o FILE',
    status: 422,
    exit: 64,
  },
  PAV_SEAL_NO_MATCH: {
    title: 'The sealed file is for somebody else, or the passphrase is wrong',
    hint: 'Name the identity file that belongs to one of its recipients.',
    status: 403,
    exit: 2,
  },
  PAV_SEAL_DAMAGED: {
    title: 'A sealed file is damaged, cut short or no sealed file',
    hint: 'Nothing of it was written. Take the file again from where it came from.',
    status: 422,
    exit: 1,
  },
  PAV_SEAL_SOCKET: {
    title: 'The socket to serve a sealed file on cannot be made',
    hint: 'Name a path that is free, at most 100 bytes long, in a folder of yours.',
    status: 422,
    exit: 64,
  },
} as const
