/** Joined groups (`ALPHA-9917`, `k3y_f00_bar`), or one run of letters with digits inside. */
const TOKEN = /[A-Za-z0-9]+(?:[-_.:#][A-Za-z0-9]+)+|[A-Za-z0-9]{6,}/g
/** A value that the text itself calls secret: `password is hunter2`. Words for it in the languages of the grammar. */
const NAMED =
  /(?:secret|code ?word|pass ?(?:word|phrase|code)|access code|api[ -]?key|canary|token|pin|kennwort|passwort|geheim\w*|contrase\w+|clave|mot de passe|senha|parola|wachtwoord|hasło|lösenord|heslo|şifre|合言葉|パスワード|пароль|密码)(?:[^\n.:=]{0,24}?)\s*(?:is|are|ist|lautet|est|es|è|é|jest|är|je|:|=|は|：|—|-)\s*["'`“«]?([^\s"'`”»,;]{4,64})/giu
const DATE = /^\d{1,4}[-.:]\d{1,2}([-.:]\d{1,4})?(t.*)?$/i

/** Values in a text that look made up to be unguessable: identifiers, codes, keys, and what is called a secret by name. */
export function tokensOf(text: string): string[] {
  const made = MAY_BE_MADE.test(text) ? (text.match(TOKEN) ?? []).filter(looksMade) : []
  return [...new Set([...made, ...namedSecrets(text)])]
}

/** What every token that looks made up has somewhere: most texts hold nothing of the kind. */
const MAY_BE_MADE = /[A-Za-z][-_.:#]?\d|\d[-_.:#]?[A-Za-z]|[A-Z]{2}[-_][A-Z]{2}/

/** Values that the text itself calls secret. */
export function namedSecrets(text: string): string[] {
  if (!mayNameSecret(text)) return []
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const value = match[1]!.replace(/[.!?)\]}*_]+$/, '')
    return /\d/.test(value) && value.length >= 4 && !/^[\d.,]+$/.test(value) ? [value] : []
  })
}

/** Whether a word has a digit and something else that a value is made of. */
function mayNameSecret(text: string): boolean {
  DIGIT.lastIndex = 0
  for (let match = DIGIT.exec(text); match; match = DIGIT.exec(text)) {
    let start = match.index
    while (start > 0 && !SPACE.test(text[start - 1]!)) start--
    SPACE_BEHIND.lastIndex = match.index
    const end = SPACE_BEHIND.exec(text)?.index ?? text.length
    if (end - start >= 4 && BESIDE_DIGITS.test(text.slice(start, end))) return true
    DIGIT.lastIndex = end
  }
  return false
}

const DIGIT = /\d/g
const SPACE = /\s/
const SPACE_BEHIND = /\s/g
const BESIDE_DIGITS = /[^\d.,"'`”»;!?)\]}*_]/

/** A few letters and a running number: `B-1207`, `ORD-48213`, `INV-2026-0017`. */
const RECORD_NUMBER = /^[A-Za-z]{1,4}[-_.:#]?\d{2,8}(?:[-_.:#]\d{2,8})?$/

/** True for values in the form of a record's number, which tell little about being secret. */
export function isRecordNumber(value: string): boolean {
  return RECORD_NUMBER.test(value)
}

/** Values that have the form of a credential or of personal data, whatever stands around them. */
const FORMATS: readonly { readonly kind: string; readonly pattern: RegExp; readonly needs: (text: string) => boolean }[] = [
  { kind: 'AWS access key', pattern: /\bAKIA[0-9A-Z]{16}\b/g, needs: (text) => text.includes('AKIA') },
  { kind: 'API key', pattern: /\b(?:sk|pk|rk)[-_](?:live|test|proj)?[-_]?[A-Za-z0-9]{16,}\b/g, needs: (text) => /k[-_]/.test(text) },
  { kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{20,}\b/g, needs: (text) => text.includes('_') },
  { kind: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g, needs: (text) => text.includes('-----BEGIN') },
  { kind: 'social security number', pattern: /\b\d{3}-\d{2}-\d{4}\b/g, needs: (text) => NINE_DIGITS.test(text) },
  { kind: 'payment card', pattern: /\b(?:\d[ -]?){12,18}\d\b/g, needs: (text) => NINE_DIGITS.test(text) },
  {
    kind: 'password',
    pattern: /\bpassword\s+(?:is|:|=)\s*(\S*[a-z]\S*\d\S*|\S*\d\S*[a-z]\S*)/gi,
    needs: (text) => /\d/.test(text) && /password/i.test(text),
  },
]
const NINE_DIGITS = /(?:\d[ -]?){9}/

/** Credentials and personal data by form; card numbers must pass the Luhn check. */
export function credentialsOf(text: string): { kind: string; value: string; start: number }[] {
  return FORMATS.filter(({ needs }) => needs(text)).flatMap(({ kind, pattern }) =>
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
