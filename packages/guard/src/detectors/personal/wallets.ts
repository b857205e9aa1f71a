import { sha256Bytes } from '../../text/sha256.js'
import type { IdKind } from './id-kind.js'

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

/** Version, hash and four bytes of a double SHA-256 over both, in base 58. */
function isBase58Check(address: string, alphabet = BITCOIN): boolean {
  const bytes = new Uint8Array(25)
  for (const sign of address) {
    let carry = alphabet.indexOf(sign)
    if (carry < 0) return false
    for (let i = 24; i >= 0; i--) {
      carry += bytes[i]! * 58
      bytes[i] = carry & 255
      carry >>= 8
    }
    if (carry !== 0) return false
  }
  const check = sha256Bytes(sha256Bytes(bytes.subarray(0, 21)))
  return check[0] === bytes[21] && check[1] === bytes[22] && check[2] === bytes[23] && check[3] === bytes[24]
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

function polymod(values: readonly number[]): number {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (let i = 0; i < 5; i++) if (((top >> i) & 1) === 1) sum ^= GENERATOR[i]!
  }
  return sum
}

/** BIP 173 and 350: the prefix before the last `1` is part of the check. */
export function isBech32(address: string): boolean {
  const lower = address.toLowerCase()
  const border = lower.lastIndexOf('1')
  if (border < 1 || (lower !== address && address.toUpperCase() !== address)) return false
  const prefix = [...lower.slice(0, border)].map((sign) => sign.charCodeAt(0))
  const data = [...lower.slice(border + 1)].map((sign) => BECH32.indexOf(sign))
  if (data.some((value) => value < 0)) return false
  const check = polymod([...prefix.map((c) => c >> 5), 0, ...prefix.map((c) => c & 31), ...data])
  return check === 1 || check === 0x2bc830a3
}

const lengths = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `X${from + i}`).join(', ')
const base58 = (begins: RegExp) => (_: string, address: string) => begins.test(address) && isBase58Check(address)

/** Addresses of crypto currencies, each with its own check. */
export const WALLET_KINDS: readonly IdKind[] = [
  { kind: 'btc_wallet', plain: lengths(26, 35), valid: base58(/^[13]/), costly: true, near: 'btc bitcoin wallet' },
  {
    kind: 'btc_wallet',
    plain: 'X42, X62',
    valid: (_, address) => /^bc1/i.test(address) && isBech32(address),
    costly: true,
    near: 'btc bitcoin wallet',
  },
  {
    kind: 'eth_wallet',
    plain: 'X42',
    valid: (_, address) => /^0x[0-9a-f]{40}$/i.test(address) && new Set(address.toLowerCase()).size > 6,
    near: 'eth ethereum wallet',
  },
  { kind: 'ltc_wallet', plain: 'X33, X34', valid: base58(/^[LM]/), costly: true, near: 'ltc litecoin wallet' },
  {
    kind: 'ltc_wallet',
    plain: 'X43',
    valid: (_, address) => /^ltc1/i.test(address) && isBech32(address),
    costly: true,
    near: 'ltc litecoin wallet',
  },
  { kind: 'doge_wallet', plain: 'X34', valid: base58(/^[DA9]/), costly: true, near: 'doge dogecoin wallet' },
  { kind: 'dash_wallet', plain: 'X34', valid: base58(/^[X7]/), costly: true, near: 'dash wallet' },
  { kind: 'trx_wallet', plain: 'X34', valid: base58(/^T/), costly: true, near: 'tron trx usdt wallet' },
  {
    kind: 'xrp_wallet',
    plain: lengths(25, 35),
    valid: (_, address) => address[0] === 'r' && isBase58Check(address, RIPPLE),
    costly: true,
    near: 'xrp ripple wallet',
  },
  {
    kind: 'ada_wallet',
    plain: 'X58, X103',
    valid: (_, address) => address.startsWith('addr1') && isBech32(address),
    costly: true,
    near: 'ada cardano wallet',
  },
  {
    kind: 'xmr_wallet',
    plain: 'X95',
    valid: (_, address) => /^[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}$/.test(address),
    near: 'xmr monero wallet',
  },
  {
    kind: 'sol_wallet',
    labelled: 'X43, X44',
    valid: (_, address) => /^[1-9A-HJ-NP-Za-km-z]+$/.test(address),
    near: 'solana sol wallet phantom',
  },
]
