import { compact } from '../values/compact-number.js'
import { jsonTexts } from '../values/json-texts.js'
import { mailAddresses } from '../values/mail-address.js'
import { phones } from '../values/phone-number.js'

/** Words, also joined ones such as `TCK-0042`. */
const WORD = /[\p{L}\p{N}]+(?:[.,/_-][\p{L}\p{N}]+)*/gu
/** Numbers in groups, and account numbers in groups of four (ISO 13616). */
const GROUPED = /(?<!\d)\d{1,24}(?:[ \u00a0]\d{1,24})+|\b[A-Z]{2}\d{2}(?:[ \u00a0][A-Z0-9]{1,4}){3,8}\b/giu
const LONGEST_FIELD = 64

/** Values that would give a private text away by themselves, in letters and digits only. */
export function privateValues(text: string): Set<string> {
  const values = new Set<string>()
  const add = (value: string) => {
    const form = compact(value).text
    if (telling(form)) values.add(form)
  }
  for (const mail of mailAddresses(text)) add(mail)
  for (const phone of phones(text)) add(phone.digits)
  for (const [word] of text.matchAll(WORD)) if (word.length <= LONGEST_FIELD && /\p{N}/u.test(word)) add(word)
  for (const [group] of text.matchAll(GROUPED)) if (group.length <= LONGEST_FIELD) add(group)
  for (const field of jsonTexts(text) ?? []) {
    if (field.length <= LONGEST_FIELD && (/\s/u.test(field.trim()) ? compact(field).text.length >= 8 : /\p{N}/u.test(field))) {
      const form = compact(field).text
      if (form.length >= 5) values.add(form)
    }
  }
  return values
}

/** Long enough and with enough digits, or an address, not to stand in a text by chance. */
function telling(form: string): boolean {
  const digits = form.replace(/\P{N}/gu, '').length
  return digits >= 5 || (form.length >= 6 && digits >= 2) || (form.length >= 10 && digits === 0)
}

/** Whether the value stands in the text (letters and digits only, with the places in `original`), and not inside a longer number. */
export function holdsValue(value: string, hay: { text: string; at: Uint32Array }): boolean {
  for (let i = hay.text.indexOf(value); i >= 0; i = hay.text.indexOf(value, i + 1)) {
    if (!continued(hay, i - 1, i) && !continued(hay, i + value.length - 1, i + value.length)) return true
  }
  return false
}

/** Two digits, or two letters, with nothing between them in the original: one longer number or word. */
function continued(hay: { text: string; at: Uint32Array }, left: number, right: number): boolean {
  if (left < 0 || right >= hay.text.length || hay.at[right]! - hay.at[left]! !== 1) return false
  const digit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'
  return digit(hay.text[left]) === digit(hay.text[right])
}
