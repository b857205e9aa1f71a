import { ALNUM, type Dice, HEX } from './dice.js'

const uuid = (d: Dice) => [8, 4, 4, 4, 12].map((length) => d.of(HEX, length)).join('-')

/** Texts with what looks like a value of somebody and is none. */
export const LOOK_ALIKES: Readonly<Record<string, (dice: Dice) => string>> = {
  'hex digest': (d) => `sha256 ${d.of(HEX, 64)} of the archive`,
  'short digest': (d) => `etag "${d.of(HEX, 32)}"`,
  commit: (d) => `fixed in commit ${d.of(HEX, 40)} on main`,
  uuid: (d) => `request ${uuid(d)} was slow`,
  integrity: (d) => `integrity="sha512-${d.of(`${ALNUM}+/`, 86)}=="`,
  'order number': (d) => `order number ${d.digits(d.between(8, 12))} has shipped`,
  'order in groups': (d) => `Bestellnummer ${d.fill('###-#######-#######')} ist unterwegs`,
  invoice: (d) => `facture n° ${d.fill('20##-#####')} du mois`,
  version: (d) => `version ${d.below(20)}.${d.below(20)}.${d.below(200)}.${d.below(200)} is out`,
  'date and time': (d) =>
    `built on 20${d.between(10, 25)}-0${d.between(1, 9)}-1${d.below(9)} at 1${d.below(9)}:4${d.below(9)}:0${d.below(9)}`,
  'unix time': (d) => `at 17${d.digits(8)} and 17${d.digits(11)} ms`,
  isbn: (d) => `ISBN 978-${d.fill('#-##-######-#')}`,
  decimal: (d) => `the value is ${d.digits(2)}.${d.digits(12)} or so`,
  thousands: (d) => `a total of ${d.fill('N,###,###')} units and ${d.fill('N ### ###')} more`,
  'part number': (d) => `part no. ${d.fill('###-##-####')} in stock`,
  'no card': (d) => {
    const body = `4${d.digits(14)}`
    const sum = [...body].reverse().reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    return `reference ${body}${(11 - (sum % 10)) % 10} of today`
  },
  'no iban': (d) => `DE00${d.digits(18)} is a sample`,
  'no ssn': (d) => `code ${d.pick(['000', '666'])}-${d.fill('##-####')}`,
  'no address': (d) => `use @${d.of('abcdef', 6)} and icon@2x.png with pkg@${d.below(9)}.${d.below(9)}.0`,
  'placeholder key': (d) =>
    `api_key: ${d.pick(['YOUR_API_KEY', 'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '<token>', 'AKIAIOSFODNN7EXAMPLE', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', `\${API_KEY}`, 'changeme'])}`,
  'password rule': (d) => `password must have ${d.between(8, 20)} characters and a digit; password: required`,
  'code identifier': (d) => `const token = getToken(${d.below(99)}); sk_buff_alloc_${d.below(9)} and npm_config_cache`,
  'css and colors': (d) => `color: #${d.of(HEX, 6)}; margin: 10px 20px 30px`,
  'phone-like id': (d) => `ticket ${d.fill('###-###-####')} is closed`,
  coordinates: (d) => `move to ${d.between(100, 900)}, ${d.between(100, 900)} on the page`,
  'ip-like section': (d) => `see section ${d.between(1, 9)}.${d.below(9)}.${d.below(9)}.${d.below(9)} of the standard`,
  'base64 picture': (d) => `data:image/png;base64,${d.of(`${ALNUM}+/`, 120)}`,
  'numbers in a row': (d) => Array.from({ length: 12 }, () => d.below(1000)).join(' '),
  'table of years': (d) => `in ${d.between(1990, 2000)} ${d.between(2001, 2010)} ${d.between(2011, 2025)} we grew`,
  'url path': (d) => `GET /users/${d.digits(9)}/orders/${d.digits(10)}?page=${d.below(9)}`,
}
