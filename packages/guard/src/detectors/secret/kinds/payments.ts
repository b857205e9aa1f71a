import type { ServiceKey, TokenKind } from '../token-kind.js'

/** Payments, shops and shipping. */
export const PAYMENTS: readonly TokenKind[] = [
  { kind: 'stripe', prefixes: 'sk_live_ rk_live_ sk_test_ rk_test_ sk_org_ whsec_', body: 'base64', length: [16, 255] },
  { kind: 'square', prefixes: 'sq0atp- sq0csp- sq0idb-', body: 'word', length: [22, 60] },
  { kind: 'square', prefixes: 'EAAAE EAAAl', body: 'word', length: [55, 64] },
  { kind: 'paypal_braintree', prefixes: 'access_token$production$ access_token$sandbox$', body: 'dotted', length: [16, 16] },
  { kind: 'adyen', prefixes: 'AQE', body: 'base64', length: [80, 300], weak: true },
  { kind: 'razorpay', prefixes: 'rzp_live_ rzp_test_', body: 'alnum', length: [14, 24] },
  { kind: 'shopify', prefixes: 'shpat_ shpca_ shppa_ shpss_ shptka_ shpua_', body: 'hex', length: [32, 32] },
  { kind: 'plaid', prefixes: 'access-production- access-sandbox- access-development-', body: 'uuid', length: [36, 36] },
  { kind: 'mollie', prefixes: 'live_ test_', body: 'alnum', length: [30, 30], weak: true },
  { kind: 'gocardless', prefixes: 'live_ sandbox_', body: 'word', length: [40, 40], weak: true },
  { kind: 'flutterwave', prefixes: 'FLWSECK- FLWSECK_TEST- FLWSECK_LIVE-', body: 'word', length: [32, 48] },
  { kind: 'paddle', prefixes: 'pdl_live_apikey_ pdl_sdbx_apikey_', body: 'word', length: [40, 80] },
  { kind: 'paddle_webhook', prefixes: 'pdl_ntfset_', body: 'word', length: [50, 80] },
  { kind: 'easypost', prefixes: 'EZAK EZTK', body: 'alnum', length: [54, 54] },
  { kind: 'shippo', prefixes: 'shippo_live_ shippo_test_', body: 'hex', length: [40, 40] },
  { kind: 'duffel', prefixes: 'duffel_live_ duffel_test_', body: 'word', length: [43, 43] },
  { kind: 'lob', prefixes: 'live_ test_', body: 'hex', length: [35, 35] },
  { kind: 'mercado_pago', prefixes: 'APP_USR- TEST-', body: 'word', length: [60, 80], weak: true },
  { kind: 'asaas', prefixes: '$aact_', body: 'base64', length: [60, 200] },
  { kind: 'polar', prefixes: 'polar_oat_ polar_pat_', body: 'alnum', length: [36, 60] },
]

export const PAYMENT_SERVICES: readonly ServiceKey[] = [
  { kind: 'coinbase', service: 'coinbase', form: /^[A-Za-z0-9_-]{64}$/ },
  { kind: 'binance', service: 'binance', form: /^[A-Za-z0-9]{64}$/ },
  { kind: 'kraken', service: 'kraken', form: /^[A-Za-z0-9+/]{56,88}={0,2}$/ },
  { kind: 'paypal', service: 'paypal', form: /^E[A-Za-z0-9_-]{79}$/ },
  { kind: 'plaid', service: 'plaid', form: /^[0-9a-f]{30}$/ },
  { kind: 'etsy', service: 'etsy', form: /^[a-z0-9]{24}$/ },
  { kind: 'bitmex', service: 'bitmex bybit okx kucoin', form: /^[A-Za-z0-9_-]{20,64}$/ },
]
