import { dayAt, ean, icao, isVaried, luhn, mod1110, modulo, verhoeff, weighted } from '../check-digits.js'
import type { IdKind } from '../id-kind.js'

const isNhs = (id: string) => (11 - (weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(id[9]) && isVaried(id)
const NINO = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/
const DRIVER_UK = /^[A-Z9]{5}\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z]{2}$/

/** The two weights of a value-added tax number: the older rest, and the one in use since 2010. */
function isVatUk(id: string): boolean {
  const digits = id.replace(/^GB/, '')
  const rest = (weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9))) % 97
  return rest === 0 || rest === 42
}

function isUtr(id: string): boolean {
  const rest = weighted(id.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11
  return Number(id[0]) === [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1][rest]
}

function isPps(id: string): boolean {
  const more = id.length > 8 && id[8] !== 'W' ? (id.charCodeAt(8) - 64) * 9 : 0
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weighted(id, [8, 7, 6, 5, 4, 3, 2]) + more) % 23] === id[7]
}

const DNI = 'TRWAGMYFPDXBNJZSQVHLCKE'
const isNif = (id: string) => DNI[Number(id.slice(0, -1)) % 23] === id.at(-1)
const isNie = (id: string) => /^[XYZ]/.test(id) && isNif('XYZ'.indexOf(id[0]!) + id.slice(1))

function isCif(id: string): boolean {
  const digits = id.slice(1, 8)
  let sum = 0
  for (let i = 0; i < 7; i++) {
    const doubled = Number(digits[i]) * 2
    sum += i % 2 === 1 ? Number(digits[i]) : doubled > 9 ? doubled - 9 : doubled
  }
  const check = (10 - (sum % 10)) % 10
  return /^[ABCDEFGHJKLMNPQRSUVW]/.test(id) && (id[8] === String(check) || id[8] === 'JABCDEFGHI'[check])
}

/** Values of letters and digits on odd places (Decreto Ministeriale 23 dicembre 1976). */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
const FISCAL = /^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/

function isFiscalCode(id: string): boolean {
  if (!FISCAL.test(id)) return false
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const c = id.charCodeAt(i)
    const value = c < 58 ? c - 48 : c - 65
    sum += i % 2 === 0 ? ODD[value]! : value
  }
  return id.charCodeAt(15) - 65 === sum % 26
}

function isNir(id: string): boolean {
  const body = id.slice(0, 13).replace('2A', '19').replace('2B', '18')
  if (!/^[1-478]\d{12}$/.test(body)) return false
  const month = Number(id.slice(3, 5))
  return ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50) && 97 - modulo(body, 97) === Number(id.slice(13))
}

/** One digit stands two or three times among the first ten, the others once at most (Bundeszentralamt für Steuern). */
function isTaxIdDe(id: string): boolean {
  const counts = new Map<string, number>()
  for (const digit of id.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1)
  const repeated = [...counts.values()].filter((count) => count > 1)
  return id[0] !== '0' && repeated.length === 1 && repeated[0]! <= 3 && mod1110(id)
}

const CARD_DE = /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?D?$/
const isCardDe = (id: string) => CARD_DE.test(id) && (id.length === 9 || icao(id.slice(0, 9)) === Number(id[9]))

/** Pension insurance: letters count as their place in the alphabet in two digits; sums of digits (VKVV § 4). */
function isPensionDe(id: string): boolean {
  const digits = `${id.slice(0, 8)}${String(id.charCodeAt(8) - 64).padStart(2, '0')}${id.slice(9, 11)}`
  let sum = 0
  for (const [i, weight] of [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].entries()) {
    const product = Number(digits[i]) * weight
    sum += Math.floor(product / 10) + (product % 10)
  }
  const day = Number(id.slice(2, 4))
  return sum % 10 === Number(id[11]) && dayAt(`${id.slice(4, 6)}${String(day > 50 ? day - 50 : day).padStart(2, '0')}`, 0, 2)
}

function isHealthDe(id: string): boolean {
  return luhn12(`${String(id.charCodeAt(0) - 64).padStart(2, '0')}${id.slice(1, 9)}`) === Number(id[9])
}

/** Weights 1 and 2 in turn from the left, sums of digits. */
function luhn12(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const product = Number(digits[i]) * (1 + (i % 2))
    sum += Math.floor(product / 10) + (product % 10)
  }
  return sum % 10
}

const isSvnr = (id: string) => weighted(id, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(id[3]) && dayAt(id, 6, 4)
const isBsn = (id: string) => (weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(id[8])) % 11 === 0 && isVaried(id)

function isNationalBe(id: string): boolean {
  const check = Number(id.slice(9))
  const body = id.slice(0, 9)
  const month = Number(id.slice(2, 4)) % 20
  return month <= 12 && Number(id.slice(4, 6)) <= 31 && (97 - modulo(body, 97) === check || 97 - modulo(`2${body}`, 97) === check)
}

const isNifPt = (id: string) => {
  const rest = 11 - (weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return /^(?:[1235689]|45|7[0124579])/.test(id) && (rest > 9 ? 0 : rest) === Number(id[8])
}

/** Letters count from ten, every second from the end is doubled. */
function isCardPt(id: string): boolean {
  let sum = 0
  for (let i = 0; i < 12; i++) {
    const c = id.charCodeAt(11 - i)
    const value = c < 58 ? c - 48 : c - 55
    sum += i % 2 === 0 ? value : value * 2 > 9 ? value * 2 - 9 : value * 2
  }
  return sum % 10 === 0
}

const isLuxembourg = (id: string) => dayAt(id, 4, 6) && luhn(id.slice(0, 12)) && verhoeff(id.slice(0, 11) + id[12])
const isUid = (id: string) => (11 - (weighted(id.slice(3), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === Number(id[11])

/** Western and southern Europe. Forms and checks as the issuing offices describe them. */
export const WESTERN_EUROPE: readonly IdKind[] = [
  { kind: 'uk_nhs', labelled: 'D3 D3 D4, D3-D3-D4, D10', valid: isNhs, near: 'nhs nhsnumber nhsno nationalhealth patientnumber patientid' },
  {
    kind: 'uk_nino',
    plain: 'A2D6A1, A2 D2 D2 D2 A1, A2-D2-D2-D2-A1, A2 D6 A1, A2D6 A1, A2 D6A1',
    valid: (id) => NINO.test(id),
    near: 'nino nationalinsurance ninumber insurancenumber',
  },
  { kind: 'uk_driver_license', plain: 'X16', valid: (id) => DRIVER_UK.test(id), near: 'drivinglicence driverlicence dvla' },
  { kind: 'uk_utr', labelled: 'D10, D5 D5', valid: isUtr, near: 'utr uniquetaxpayer selfassessment' },
  {
    kind: 'uk_vat',
    plain: 'A2D9, A2 D9, A2 D3 D4 D2, A2D3 D4 D2',
    labelled: 'D9, D3 D4 D2',
    valid: (id) => /^(?:GB)?\d{9}$/.test(id) && isVatUk(id),
    near: 'vat vatnumber vatreg',
  },
  { kind: 'uk_sort_code', labelled: 'D2-D2-D2, D2 D2 D2, D6', near: 'sortcode' },
  { kind: 'uk_bank_account', labelled: 'D8', valid: isVaried, near: 'accountnumber accountno bankaccount sortcode' },
  { kind: 'ie_pps', plain: 'D7A1, D7A2', labelled: 'D7 A1, D7 A2, D7-A1', valid: isPps, near: 'pps ppsn personalpublicservice' },
  {
    kind: 'es_nif',
    plain: 'D8A1, D8-A1, D2.D3.D3-A1, D2.D3.D3A1',
    labelled: 'D8 A1, D2.D3.D3 A1',
    valid: isNif,
    near: 'dni nif documentonacional identidad',
  },
  { kind: 'es_nie', plain: 'A1D7A1, A1-D7-A1, A1-D7A1, A1D7-A1', labelled: 'A1 D7 A1', valid: isNie, near: 'nie extranjero' },
  { kind: 'es_cif', labelled: 'A1D8, A1-D8, A1D7A1, A1-D7-A1', valid: isCif, near: 'cif nif' },
  {
    kind: 'es_social_security',
    plain: 'D2/D8/D2, D2-D8-D2',
    labelled: 'D12, D2 D8 D2, D2 D10, D2/D10',
    valid: (id) => modulo(id.slice(0, 10), 97) === Number(id.slice(10)),
    near: 'nuss naf seguridadsocial afiliacion',
  },
  { kind: 'it_fiscal_code', plain: 'X16', valid: isFiscalCode, near: 'codicefiscale fiscalcode cf' },
  {
    kind: 'it_vat',
    plain: 'A2D11, A2 D11',
    labelled: 'D11, D11',
    valid: (id) => /^(?:IT)?\d{11}$/.test(id) && luhn(id.replace('IT', '')),
    near: 'partitaiva piva vat iva',
  },
  {
    kind: 'it_driver_license',
    labelled: 'A2D7A1, X10',
    valid: (id) => /^(?:[A-Z]{2}\d{7}[A-Z]|U1[A-Z0-9]{7}[A-Z])$/.test(id),
    near: 'patente patentediguida drivinglicence',
  },
  { kind: 'it_identity_card', labelled: 'A2D5A2, A2D7, D7A2', near: 'cartadidentita cartaidentita identitycard cie' },
  {
    kind: 'fr_nir',
    plain:
      'D15, D1 D2 D2 D2 D3 D3 D2, D1 D2 D2 D2 D3 D3D2, D13 D2, D1-D2-D2-D2-D3-D3-D2, D1.D2.D2.D2.D3.D3.D2, D6A1D8, D1 D2 D2 D1A1 D3 D3 D2',
    labelled: 'D13-D2',
    valid: isNir,
    near: 'nir securitesociale numerosecu insee secu carte vitale   ',
  },
  { kind: 'fr_cni', labelled: 'D12, X9, D4 D4 D4', valid: isVaried, near: 'cni cartenationale cartedidentite carteidentite' },
  { kind: 'fr_siret', labelled: 'D14, D3 D3 D3 D5', valid: luhn, near: 'siret' },
  { kind: 'fr_siren', labelled: 'D9, D3 D3 D3', valid: luhn, near: 'siren rcs' },
  {
    kind: 'fr_tax_id',
    labelled: 'D13, D2 D2 D3 D3 D3',
    valid: (id) => /^[0-3]/.test(id) && modulo(id.slice(0, 10), 511) === Number(id.slice(10)),
    near: 'numerofiscal spi identifiantfiscal fiscal',
  },
  {
    kind: 'de_tax_id',
    plain: 'D2 D3 D3 D3',
    labelled: 'D11, D2-D3-D3-D3, D2/D3/D3/D3',
    valid: isTaxIdDe,
    near: 'steuerid steueridentifikationsnummer idnr steueridnr tin identifikationsnummer steuerlicheidentifikation taxid',
  },
  {
    kind: 'de_tax_number',
    labelled: 'D2/D3/D5, D3/D3/D5, D3/D4/D4, D5/D5, D13, D2 D3 D5, D3 D3 D5, D3/D3/D4',
    near: 'steuernummer steuernr stnr',
  },
  {
    kind: 'de_id_card',
    labelled: 'X9, X10, X11',
    valid: isCardDe,
    near: 'personalausweis ausweisnummer ausweisnr perso idcard identitycard ausweis',
  },
  { kind: 'de_passport', labelled: 'X9, X10', valid: isCardDe, near: 'reisepass passnummer passnr passport' },
  {
    kind: 'de_pension',
    plain: 'D2 D6 A1 D3, D8A1D3',
    labelled: 'D2-D6-A1-D3, D8 A1 D3, D2 D6A1D3',
    valid: isPensionDe,
    near: 'rentenversicherung sozialversicherungsnummer versicherungsnummer rvnr svnr rvnummer sozialversicherung',
  },
  {
    kind: 'de_health',
    labelled: 'A1D9',
    valid: isHealthDe,
    near: 'krankenversicherung krankenversichertennummer versichertennummer kvnr krankenkasse gesundheitskarte',
  },
  {
    kind: 'de_vat',
    plain: 'A2D9, A2 D9, A2 D3 D3 D3',
    valid: (id) => /^DE\d{9}$/.test(id) && mod1110(id.slice(2)),
    near: 'ustid umsatzsteuer vat',
  },
  {
    kind: 'de_driver_license',
    labelled: 'X11',
    valid: (id) => /^[A-Z]\d{2}[A-Z0-9]{6}\d[A-Z0-9]$/.test(id),
    near: 'fuhrerschein fuhrerscheinnummer drivinglicence',
  },
  {
    kind: 'at_svnr',
    plain: 'D4 D6, D4-D6',
    labelled: 'D10, D4/D6',
    valid: isSvnr,
    near: 'svnr sozialversicherungsnummer versicherungsnummer svnummer ecard sozialversicherung',
  },
  {
    kind: 'ch_ahv',
    plain: 'D3.D4.D4.D2, D13, D3 D4 D4 D2, D3-D4-D4-D2',
    valid: (id) => id.startsWith('756') && ean(id),
    near: 'ahv avs ahvnummer avsnr sozialversicherung',
  },
  {
    kind: 'ch_uid',
    plain: 'A3-D3.D3.D3, A3D9, A3 D3.D3.D3, A3-D9',
    valid: (id) => id.startsWith('CHE') && isUid(id),
    near: 'uid mwst ide tva',
  },
  {
    kind: 'nl_bsn',
    labelled: 'D9, D4.D2.D3, D3 D3 D3, D4 D2 D3, D3.D3.D3, D3-D3-D3',
    valid: isBsn,
    near: 'bsn burgerservicenummer sofinummer sofi burgerservice burgernummer',
  },
  {
    kind: 'be_nn',
    plain:
      'D2.D2.D2-D3.D2, D2.D2.D2-D3-D2, D2.D2.D2.D3.D2, D6-D3.D2, D6-D3-D2, D2 D2 D2 D3 D2, D11, D6 D3 D2, D2-D2-D2-D3-D2, D2/D2/D2-D3.D2',
    valid: isNationalBe,
    near: 'rijksregister registrenational nationalregister nationalnumber niss insz rijksregisternummer numeronational',
  },
  { kind: 'lu_id', plain: 'D13, D4 D2 D2 D5, D8 D5', valid: isLuxembourg, near: 'matricule identificationnational' },
  {
    kind: 'pt_nif',
    labelled: 'D9, D3 D3 D3, A2D9, D3.D3.D3',
    valid: (id) => isNifPt(id.replace('PT', '')),
    near: 'nif contribuinte numerofiscal identificacaofiscal niffiscal contribuintenumero',
  },
  {
    kind: 'pt_citizen_card',
    plain: 'D8 D1 A2D1, D8 D1A2D1, D9A2D1, D8-D1-A2D1',
    valid: isCardPt,
    near: 'cartaodecidadao cartaocidadao cc',
  },
]
