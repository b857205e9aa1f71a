/** Scanning model files. */
export const SCAN_ERRORS = {
  PAV_SCAN_SOURCE: {
    title: 'A file on another machine could not be read in parts',
    hint: 'Check address and credentials, or download the file and scan it.',
    status: 502,
    exit: 2,
  },
} as const
