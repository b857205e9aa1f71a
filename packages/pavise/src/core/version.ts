/** The version of Pavise: in envelopes, reports and `--version`. A test compares it with every package.json. */
export const VERSION = '0.1.0'
