import { Encrypter } from 'age-encryption'
import { PaviseError } from '#core/errors/error'

/** Recipients in the notation of age. */

const HYBRID = /^age1(pq|tagpq)1/
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^ssh-/, 'keys of SSH are not supported; make a pair with: pavise seal keygen'],
  [/^AGE-SECRET-KEY-/, 'this is an identity, the secret half; give the public half that begins with age1'],
  [/^age1[a-z0-9]+1/, 'recipients of plugins are not supported'],
]

/** One recipient a line; empty lines and lines with # are left out. */
export function recipientLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/**
 * Checks recipients together, without doubles. Throws PAV_SEAL_RECIPIENT naming the first that is not usable, and where post-quantum and classical
 * ones are mixed: the weakest of them would set the strength of the file.
 */
export function checkedRecipients(recipients: readonly string[]): string[] {
  const unique = [...new Set(recipients)]
  for (const recipient of unique) checkRecipient(recipient)
  const hybrid = unique.filter((recipient) => HYBRID.test(recipient))
  if (hybrid.length > 0 && hybrid.length < unique.length) {
    const classical = unique.find((recipient) => !HYBRID.test(recipient))!
    throw new PaviseError(
      'PAV_SEAL_RECIPIENT',
      `post-quantum and classical recipients do not go into one file: ${preview(classical)} is classical`,
      {
        hint: 'Seal it twice, or give post-quantum recipients (age1pq1…) only.',
      },
    )
  }
  return unique
}

function checkRecipient(recipient: string): void {
  try {
    new Encrypter().addRecipient(recipient)
  } catch (cause) {
    const [, why] = OTHERS.find(([pattern]) => pattern.test(recipient) && !/^age1(pq|tag|tagpq)1/.test(recipient)) ?? []
    throw new PaviseError(
      'PAV_SEAL_RECIPIENT',
      `${preview(recipient)} is no recipient${why ? `: ${why}` : ' of age; it is misspelled or cut'}`,
      { cause },
    )
  }
}

/** Never a whole secret key in a message. */
const preview = (text: string): string => (text.length > 24 ? `${text.slice(0, 20)}…` : text)
