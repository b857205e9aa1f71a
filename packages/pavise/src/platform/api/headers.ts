const BASE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
  'x-frame-options': 'DENY',
} as const

/** Nothing in an answer of the API is ever run, shown in a frame or kept by a cache. */
const API = {
  ...BASE,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
  'cache-control': 'no-store',
} as const

/** The console loads its own files and speaks to its own server; no inline script or style, nothing from elsewhere. */
const CONSOLE = {
  ...BASE,
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
} as const

const TLS = { 'strict-transport-security': 'max-age=31536000' } as const

export const apiHeaders = (tls: boolean): Record<string, string> => ({ ...API, ...(tls ? TLS : {}) })
export const consoleHeaders = (tls: boolean): Record<string, string> => ({ ...CONSOLE, ...(tls ? TLS : {}) })
