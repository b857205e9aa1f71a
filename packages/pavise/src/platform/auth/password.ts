import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { PaviseError } from '#core/errors/error'

/** Parameters of scrypt. They stand in each hash, so that they can grow. */
export interface PasswordCost {
  /** Logarithm of N. */
  readonly log2: number
  readonly r: number
  readonly p: number
}

/** OWASP's setting for 32 MB. */
const COST: PasswordCost = { log2: 15, r: 8, p: 3 }
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

export interface Passwords {
  /** `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`, both base64url. */
  hash(password: string): Promise<string>
  /** `stale` where the password fits but was hashed with other parameters than today's. Without a hash nothing fits, as slowly. */
  verify(password: string, stored: string | undefined): Promise<'wrong' | 'right' | 'stale'>
}

/** Slow hashes of passwords. */
export function passwords(cost: PasswordCost = COST): Passwords {
  const parameters = `scrypt$${cost.log2}$${cost.r}$${cost.p}`
  const nothing = `${parameters}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`
  return {
    async hash(password) {
      const salt = randomBytes(16)
      return `${parameters}$${salt.toString('base64url')}$${(await derive(password, salt, cost)).toString('base64url')}`
    },
    async verify(password, stored = nothing) {
      const [name, log2, r, p, salt, hash] = stored.split('$')
      if (name !== 'scrypt' || salt === undefined || hash === undefined || password.length > LONGEST) return 'wrong'
      const wanted = Buffer.from(hash, 'base64url')
      if (wanted.length !== 32) return 'wrong'
      const got = await derive(password, Buffer.from(salt, 'base64url'), { log2: Number(log2), r: Number(r), p: Number(p) })
      if (!timingSafeEqual(got, wanted)) return 'wrong'
      return stored.startsWith(`${parameters}$`) ? 'right' : 'stale'
    },
  }
}

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
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
