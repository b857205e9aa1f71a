import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { PaviseError } from '#core/errors/error'

/** OWASP's scrypt setting for 32 MB: N = 2^15, r = 8, p = 3. They stand in each hash, so that they can grow. */
const COST = { log2: 15, r: 8, p: 3 } as const
const MEMORY = 64 * 1024 * 1024
/** Each guess holds 32 MB for some 150 ms: more than these at once would be the server's memory. */
const AT_ONCE = 2
const MOST_WAITING = 32

const SHORTEST = 12
const LONGEST = 1024

/** Refuses passwords that guessing finds. Length decides; a name in it makes it easier, not harder. */
export function checkPassword(password: string, handle: string): void {
  if (password.length < SHORTEST) {
    throw new PaviseError('PAV_INPUT_INVALID', `the password has ${password.length} characters, at least ${SHORTEST} are needed`)
  }
  if (password.length > LONGEST) throw new PaviseError('PAV_INPUT_INVALID', `the password is longer than ${LONGEST} characters`)
  if (new Set(password).size < 5) throw new PaviseError('PAV_INPUT_INVALID', 'the password repeats a few characters')
  if (password.toLowerCase().replaceAll(handle, '').length < SHORTEST / 2) {
    throw new PaviseError('PAV_INPUT_INVALID', 'the password is hardly more than the handle')
  }
}

/** `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.log2, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** `stale` where the password fits but was hashed with other parameters than today's. */
export async function verifyPassword(password: string, stored: string): Promise<'wrong' | 'right' | 'stale'> {
  const [name, log2, r, p, salt, hash] = stored.split('$')
  if (name !== 'scrypt' || salt === undefined || hash === undefined || password.length > LONGEST) return 'wrong'
  const cost = { log2: Number(log2), r: Number(r), p: Number(p) }
  const wanted = Buffer.from(hash, 'base64url')
  const got = await derive(password, Buffer.from(salt, 'base64url'), cost)
  if (got.length !== wanted.length || !timingSafeEqual(got, wanted)) return 'wrong'
  return cost.log2 === COST.log2 && cost.r === COST.r && cost.p === COST.p ? 'right' : 'stale'
}

/** Fits no password; hashing against it takes as long as against a real one. */
export const NO_PASSWORD = `scrypt$${COST.log2}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, cost: { log2: number; r: number; p: number }): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new PaviseError('PAV_RATE_LIMITED', 'too many people are signing in at this moment')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    const options: ScryptOptions = { N: 2 ** cost.log2, r: cost.r, p: cost.p, maxmem: MEMORY }
    return await new Promise((resolve, reject) => {
      scrypt(password.normalize('NFC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
