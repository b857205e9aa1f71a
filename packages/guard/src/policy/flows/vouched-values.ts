import { type Amount, amounts, asAmount } from '../values/amount.js'
import { asMoment, dates, times } from '../values/calendar-date.js'
import { asCompact, type CompactText, compact, holdsCompact } from '../values/compact-number.js'
import { jsonTexts } from '../values/json-texts.js'
import { asMailAddresses, mailAddresses } from '../values/mail-address.js'
import { asPhone, type Phone, phones, samePhone } from '../values/phone-number.js'
import { holdsPlain, plainForm } from '../values/plain-value.js'
import { asWebAddress, webAddresses } from '../values/web-address.js'

/** Beyond this a value is no destination, amount or id that anybody typed. */
const LONGEST = 1024

interface VouchedText {
  original: string
  plain: string
  compact: CompactText
}

/**
 * The values that user, operator and trusted tools have named. A value is compared by its type and however it is spelled; what is of no
 * type has to stand in one of the texts as a whole.
 */
export class VouchedValues {
  private readonly waiting: string[] = []
  private named: NamedValues | undefined

  /** Texts are read when the first question is asked: most sessions ask none. */
  add(text: string): void {
    this.waiting.push(text)
  }

  /** Whether the value, and every member of it when it is a list, is vouched for. */
  has(value: string | number): boolean {
    this.named ??= new NamedValues()
    for (const text of this.waiting.splice(0)) this.named.read(text)
    return this.named.has(value)
  }
}

/** The values that stand in texts. */
class NamedValues {
  private readonly texts: VouchedText[] = []
  private readonly mails = new Set<string>()
  private readonly urls = new Set<string>()
  private readonly days = new Set<string>()
  private readonly times = new Set<string>()
  private readonly amounts = new Map<number, Set<string>>()
  private readonly phones: Phone[] = []

  has(value: string | number): boolean {
    if (typeof value === 'number') return this.hasAmount(asAmount(value)) || this.hasPlain(String(value))
    return this.hasText(value)
  }

  private hasText(value: string): boolean {
    if (value.trim() === '') return true
    if (value.length > LONGEST) return false
    const mails = value.includes('@') ? asMailAddresses(value) : null
    if (mails) return mails.every((mail) => this.mails.has(mail))
    const url = asWebAddress(value)
    if (url !== null) return this.urls.has(url)
    const amount = asAmount(value)
    if (amount.length > 0 && this.hasAmount(amount)) return true
    const moment = asMoment(value)
    if (moment && this.hasMoment(moment.days, moment.time)) return true
    const phone = asPhone(value)
    if (phone && this.phones.some((each) => samePhone(each, phone))) return true
    const number = asCompact(value)
    if (number !== null && this.texts.some((text) => holdsCompact(number, text.compact, text.original))) return true
    if (this.hasPlain(value)) return true
    const typed = amount.length > 0 || moment !== null || phone !== null || number !== null
    return !typed && this.hasMembers(value)
  }

  private hasMembers(value: string): boolean {
    const members = value.split(/[,;|\n]/u).filter((member) => member.trim() !== '')
    return members.length > 1 && members.length <= 256 && members.every((member) => this.hasText(member))
  }

  private hasPlain(value: string): boolean {
    const plain = plainForm(value)
    return this.texts.some((text) => holdsPlain(plain, text.plain))
  }

  /** An amount without a currency stands for any; two different currencies are two different amounts. */
  private hasAmount(readings: readonly Amount[]): boolean {
    return readings.some(({ value, currency }) => {
      const known = this.amounts.get(value)
      return known !== undefined && (currency === '' || known.has(currency) || known.has(''))
    })
  }

  private hasMoment(days: readonly string[], time: string | null): boolean {
    if (time !== null && !this.times.has(time)) return false
    return days.length === 0 || days.some((day) => this.days.has(day) || this.days.has(day.replace(/^\d{4}/u, '-')))
  }

  read(written: string): void {
    // The fields of JSON speak for themselves: in the document their letters may be escaped.
    const text = jsonTexts(written)?.join('\n') ?? written
    this.texts.push({ original: text, plain: plainForm(text), compact: compact(text) })
    for (const mail of mailAddresses(text)) this.mails.add(mail)
    for (const url of webAddresses(text)) this.urls.add(url)
    for (const day of dates(text)) this.days.add(day)
    for (const time of times(text)) this.times.add(time)
    this.phones.push(...phones(text))
    for (const { value, currency } of amounts(text)) {
      const known = this.amounts.get(value) ?? new Set<string>()
      this.amounts.set(value, known.add(currency))
    }
  }
}
