/** The practice target. */
export const QUARRY_ERRORS = {
  PAV_QUARRY_PORT_BUSY: {
    title: 'A port of the practice target is taken',
    hint: 'Choose another with --port or --control-port, or 0 for any free one.',
    status: 409,
    exit: 2,
  },
  PAV_QUARRY_MODEL: {
    title: 'The model behind the practice agent does not answer',
    hint: 'Check --model-url, the key, and that the gateway runs.',
    status: 502,
    exit: 2,
  },
} as const
