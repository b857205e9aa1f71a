import { dayAt, icao, isDay, isVaried, luhn, mod1110, modulo, weighted } from '../check-digits.js'
import type { IdKind } from '../id-kind.js'

const isPersonalSe = (id: string) => {
  const digits = id.slice(-10)
  const day = Number(digits.slice(4, 6))
  return isDay(Number(digits.slice(2, 4)), day > 60 ? day - 60 : day) && luhn(digits) && (id.length === 10 || /^(?:18|19|20)/.test(id))
}

function isBirthNo(id: string): boolean {
  const first = (11 - (weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11
  const second = (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  const day = Number(id.slice(0, 2)) % 40
  const month = Number(id.slice(2, 4)) % 40
  return first === Number(id[9]) && second === Number(id[10]) && isDay(month, day)
}

const isCprDate = (id: string) => dayAt(id, 2, 0)
const isCpr = (id: string) => isCprDate(id) && weighted(id, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0

const HETU = '0123456789ABCDEFHJKLMNPRSTUVWXY'
/** The sign of the century may be a letter, which then stands between the runs. */
function isHetu(id: string): boolean {
  const body = /^(\d{6})[A-FU-Y]?(\d{3})([0-9A-Y])$/.exec(id)
  return body !== null && dayAt(id, 2, 0) && HETU[Number(body[1]! + body[2]!) % 31] === body[3]
}

const isKennitala = (id: string) =>
  (11 - (weighted(id, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(id[8]) &&
  /[089]$/.test(id) &&
  isDay(Number(id.slice(2, 4)), Number(id.slice(0, 2)) % 40)

function isBaltic(id: string): boolean {
  let rest = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
  if (rest === 10) rest = weighted(id, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11
  return rest % 10 === Number(id[10]) && /^[1-8]/.test(id) && dayAt(id, 3, 5)
}

const isLatvian = (id: string) => dayAt(id, 2, 0) || /^3[2-9]/.test(id)

function isPesel(id: string): boolean {
  const month = Number(id.slice(2, 4)) % 20
  return (10 - (weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(id[10]) && isDay(month, Number(id.slice(4, 6)))
}

const isNip = (id: string) => weighted(id, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(id[9]) && isVaried(id)
const isRegon = (id: string) => (weighted(id, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === Number(id[8]) && isVaried(id)

/** The check digit is the fourth; letters count from ten. */
function isCardPl(id: string): boolean {
  if (!/^[A-Z]{3}\d{6}$/.test(id)) return false
  return (icao(id.slice(0, 3)) + icaoTail(id)) % 10 === Number(id[3])
}

/** Weights 7, 3, 1 go on behind the check digit. */
function icaoTail(id: string): number {
  return [7, 3, 1, 7, 3].reduce((sum, weight, i) => sum + Number(id[4 + i]) * weight, 0) % 10
}

function isBirthCz(id: string): boolean {
  const month = Number(id.slice(2, 4)) % 50
  return (
    (modulo(id, 11) === 0 || (modulo(id.slice(0, 9), 11) === 10 && id[9] === '0')) &&
    isDay(month > 20 ? month - 20 : month, Number(id.slice(4, 6)))
  )
}

function isTaj(id: string): boolean {
  return weighted(id, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === Number(id[8]) && isVaried(id)
}

const isTaxHu = (id: string) => id[0] === '8' && weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(id[9])

function isCnp(id: string): boolean {
  const rest = weighted(id, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
  return (rest === 10 ? 1 : rest) === Number(id[12]) && /^[1-9]/.test(id) && dayAt(id, 3, 5)
}

function isEgn(id: string): boolean {
  return (
    (weighted(id, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(id[9]) && isDay(Number(id.slice(2, 4)) % 20, Number(id.slice(4, 6)))
  )
}

function isAfm(id: string): boolean {
  return (weighted(id, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(id[8]) && isVaried(id)
}

function isJmbg(id: string): boolean {
  const rest = 11 - (weighted(id, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return (rest > 9 ? 0 : rest) === Number(id[12]) && dayAt(id, 2, 0) && /^\d{4}[09]/.test(id)
}

function isKimlik(id: string): boolean {
  const odd = [0, 2, 4, 6, 8].reduce((sum, i) => sum + Number(id[i]), 0)
  const even = [1, 3, 5, 7].reduce((sum, i) => sum + Number(id[i]), 0)
  const all = [...id.slice(0, 10)].reduce((sum, digit) => sum + Number(digit), 0)
  return id[0] !== '0' && (odd * 7 - even + 100) % 10 === Number(id[9]) && all % 10 === Number(id[10])
}

function isInn(id: string): boolean {
  if (id.length === 10) return (weighted(id, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(id[9]) && isVaried(id)
  const first = (weighted(id, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10
  return first === Number(id[10]) && (weighted(id, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(id[11]) && isVaried(id)
}

function isSnils(id: string): boolean {
  const rest = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
  return (rest === 100 ? 0 : rest) === Number(id.slice(9)) && isVaried(id.slice(0, 9))
}

function isRnokpp(id: string): boolean {
  const rest = weighted(id, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11
  return ((rest + 11) % 11) % 10 === Number(id[9]) && isVaried(id)
}

const PERSON_NUMBER = 'personnummer personnr pnr fodselsnummer fodselsnr cpr cprnummer henkilotunnus hetu kennitala'

/** Northern and eastern Europe, Turkey. Forms and checks as the issuing offices describe them. */
export const EASTERN_EUROPE: readonly IdKind[] = [
  {
    kind: 'se_pin',
    plain: 'D6-D4, D8-D4',
    labelled: 'D10, D12, D6 D4, D8 D4',
    valid: isPersonalSe,
    near: `${PERSON_NUMBER} personalidentity samordningsnummer`,
  },
  { kind: 'no_fnr', plain: 'D11, D6 D5, D6-D5', valid: isBirthNo, near: `${PERSON_NUMBER} fnr nationalid` },
  { kind: 'dk_cpr', plain: 'D6-D4', labelled: 'D10, D6 D4', valid: isCpr, near: PERSON_NUMBER },
  { kind: 'dk_cpr', labelled: 'D6-D4, D10, D6 D4', valid: isCprDate, near: 'cpr cprnummer cprnr personnummer' },
  { kind: 'fi_pic', plain: 'D6-D3A1, D6A1D3A1, D6A1D4, D6-D4', valid: isHetu, near: PERSON_NUMBER },
  { kind: 'is_kt', plain: 'D6-D4', labelled: 'D10', valid: isKennitala, near: PERSON_NUMBER },
  { kind: 'ee_id', labelled: 'D11', valid: isBaltic, near: 'isikukood personalcode idkood' },
  { kind: 'lt_id', labelled: 'D11', valid: isBaltic, near: 'asmenskodas personalcode' },
  { kind: 'lv_id', labelled: 'D6-D5, D11', valid: isLatvian, near: 'personaskods personalcode' },
  { kind: 'pl_pesel', labelled: 'D11', valid: isPesel, near: 'pesel numerpesel ewidencyjny' },
  {
    kind: 'pl_nip',
    plain: 'D3-D3-D2-D2, D3-D2-D2-D3',
    labelled: 'D10, D3 D3 D2 D2, A2D10',
    valid: (id) => isNip(id.replace('PL', '')),
    near: 'nip podatkowej numernip vat',
  },
  { kind: 'pl_regon', labelled: 'D9', valid: isRegon, near: 'regon' },
  {
    kind: 'pl_id_card',
    labelled: 'A3D6, A3 D6, A3 D3 D3',
    valid: isCardPl,
    near: 'dowod dowodosobisty dowodu dowoduosobistego seriainumer identitycard',
  },
  { kind: 'cz_rc', plain: 'D6/D4', labelled: 'D10, D6 D4, D6-D4', valid: isBirthCz, near: 'rodnecislo rc birthnumber rodnycislem' },
  { kind: 'hu_taj', labelled: 'D3 D3 D3, D9, D3-D3-D3', valid: isTaj, near: 'taj tajszam tarsadalombiztositasi' },
  { kind: 'hu_tax_id', labelled: 'D10', valid: isTaxHu, near: 'adoazonosito adoazonositojel adoszam' },
  { kind: 'ro_cnp', plain: 'D13', valid: isCnp, near: 'cnp codnumeric' },
  { kind: 'bg_egn', labelled: 'D10', valid: isEgn, near: 'егн egn единенгражданскиномер' },
  { kind: 'gr_amka', labelled: 'D11, D6 D5', valid: (id) => luhn(id) && dayAt(id, 2, 0), near: 'αμκα amka' },
  { kind: 'gr_afm', labelled: 'D9, A2D9', valid: (id) => isAfm(id.replace('EL', '')), near: 'αφμ afm αριθμοσφορολογικου vat' },
  { kind: 'hr_oib', labelled: 'D11, A2D11', valid: (id) => mod1110(id.replace('HR', '')), near: 'oib osobniidentifikacijski' },
  { kind: 'jmbg', plain: 'D13', valid: isJmbg, near: 'jmbg emso maticnibroj јмбг' },
  {
    kind: 'tr_kimlik',
    labelled: 'D11, D3 D3 D3 D2',
    valid: isKimlik,
    near: 'tckimlik kimlikno kimlik tckn tcno vatandaslik tckimlikno kimliknumarasi',
  },
  { kind: 'ru_inn', labelled: 'D10, D12', valid: isInn, near: 'инн inn' },
  { kind: 'ru_snils', plain: 'D3-D3-D3 D2, D3-D3-D3-D2', labelled: 'D11, D3 D3 D3 D2', valid: isSnils, near: 'снилс snils страховойномер' },
  {
    kind: 'ru_passport',
    labelled: 'D4 D6, D2 D2 D6, D10, D4-D6',
    valid: isVaried,
    near: 'паспорт паспорта серияиномер passport паспортныеданные',
  },
  { kind: 'ua_rnokpp', labelled: 'D10', valid: isRnokpp, near: 'рнокпп іпн ипн rnokpp ідентифікаційнийкод' },
]
