/** Joined groups (`ALPHA-9917`, `k3y_f00_bar`), or one run of letters with digits inside. */
const TOKEN = /[A-Za-z0-9]+(?:[-_.:#][A-Za-z0-9]+)+|[A-Za-z0-9]{6,}/g
/** A value that the text itself calls secret: `password is hunter2`. Words for it in the languages of the grammar. */
const NAMED =
  /(?:secret|code ?word|pass ?(?:word|phrase|code)|access code|api[ -]?key|canary|token|pin|kennwort|passwort|geheim\w*|contrase\w+|clave|mot de passe|senha|parola|wachtwoord|hasło|lösenord|heslo|şifre|合言葉|パスワード|пароль|密码)(?:[^\n.:=]{0,24}?)\s*(?:is|are|ist|lautet|est|es|è|é|jest|är|je|:|=|は|：|—|-)\s*["'`“«]?([^\s"'`”»,;]{4,64})/giu
const DATE = /^\d{1,4}[-.:]\d{1,2}([-.:]\d{1,4})?(t.*)?$/i

/** Values in a text that look made up to be unguessable: identifiers, codes, keys, and what is called a secret by name. */
export function tokensOf(text: string): string[] {
  const made = [...text.matchAll(TOKEN)].flatMap(([match]) => (looksMade(match) ? [match] : []))
  return [...new Set([...made, ...namedSecrets(text)])]
}

/** Values that the text itself calls secret. */
export function namedSecrets(text: string): string[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const value = match[1]!.replace(/[.!?)\]}*_]+$/, '')
    return /\d/.test(value) && value.length >= 4 && !/^[\d.,]+$/.test(value) ? [value] : []
  })
}

/** A few letters and a running number: `B-1207`, `ORD-48213`, `INV-2026-0017`. */
const RECORD_NUMBER = /^[A-Za-z]{1,4}[-_.:#]?\d{2,8}(?:[-_.:#]\d{2,8})?$/

/** True for values in the form of a record's number, which tell little about being secret. */
export function isRecordNumber(value: string): boolean {
  return RECORD_NUMBER.test(value)
}

/** Values that have the form of a credential or of personal data, whatever stands around them. */
const FORMATS: readonly (readonly [string, RegExp])[] = [
  ['AWS access key', /\bAKIA[0-9A-Z]{16}\b/g],
  ['API key', /\b(?:sk|pk|rk)[-_](?:live|test|proj)?[-_]?[A-Za-z0-9]{16,}\b/g],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{20,}\b/g],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
  ['social security number', /\b\d{3}-\d{2}-\d{4}\b/g],
  ['payment card', /\b(?:\d[ -]?){12,18}\d\b/g],
  ['password', /\bpassword\s+(?:is|:|=)\s*(\S*[a-z]\S*\d\S*|\S*\d\S*[a-z]\S*)/gi],
]

/** Credentials and personal data by form; card numbers must pass the Luhn check. */
export function credentialsOf(text: string): { kind: string; value: string; start: number }[] {
  return FORMATS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)]
      .map((match) => ({
        kind,
        value: (match[1] ?? match[0]).replace(/[.,;!?]+$/, ''),
        start: match.index + match[0].indexOf(match[1] ?? match[0]),
      }))
      .filter(({ value }) => kind !== 'payment card' || luhn(value.replace(/\D/g, ''))),
  )
}

function looksMade(token: string): boolean {
  if (DATE.test(token) || token.length < 6) return false
  const digits = token.match(/\d/g)?.length ?? 0
  const letters = token.match(/[A-Za-z]/g)?.length ?? 0
  if (digits > 0 && letters > 0) return true
  return letters > 0 && /^[A-Z]{2,}(?:[-_][A-Z]{2,}){1,}$/.test(token)
}

function luhn(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}
