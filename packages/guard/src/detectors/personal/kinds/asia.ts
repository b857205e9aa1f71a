import { dayAt, ean, isVaried, luhn, verhoeff, weighted } from '../check-digits.js'
import type { IdKind } from '../id-kind.js'

const PAN = /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/
const GSTIN_SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function isGstin(id: string): boolean {
  if (!/^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]$/.test(id)) return false
  let sum = 0
  for (let i = 0; i < 14; i++) {
    const product = GSTIN_SIGNS.indexOf(id[i]!) * (1 + (i % 2))
    sum += Math.floor(product / 36) + (product % 36)
  }
  return GSTIN_SIGNS[(36 - (sum % 36)) % 36] === id[14]
}

const STATES_IN = new Set(
  'AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UA UK UP WB'.split(' '),
)
const isVehicleIn = (id: string) => STATES_IN.has(id.slice(0, 2)) && !/0{4}$/.test(id)

function isNric(id: string): boolean {
  const sum = weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2])
  if (/^[ST]/.test(id)) return 'JZIHGFEDCBA'[(sum + (id[0] === 'T' ? 4 : 0)) % 11] === id[8]
  if (/^[FG]/.test(id)) return 'XWUTRQPNMLK'[(sum + (id[0] === 'G' ? 4 : 0)) % 11] === id[8]
  return id[0] === 'M' && 'KLJNPQRTUWX'[10 - ((sum + 3) % 11)] === id[8]
}

const isMyKad = (id: string) => dayAt(id, 2, 4) && !/^(?:00|17|18|19|20|69|70|73|80|81|9[4-7])$/.test(id.slice(6, 8))
const isThai = (id: string) => id[0] !== '0' && (11 - (weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(id[12])

function isNik(id: string): boolean {
  const day = Number(id.slice(6, 8))
  return (
    /^[1-9]\d/.test(id) && dayAt(`${id.slice(8, 10)}${String(day > 40 ? day - 40 : day).padStart(2, '0')}`, 0, 2) && !id.endsWith('0000')
  )
}

/** Since 2020 the last digits are random, so only date and the digit of century and sex are checked. */
const isRrn = (id: string) => dayAt(id, 2, 4) && /^\d{6}[1-8]/.test(id)

const isMyNumber = (id: string) => {
  const rest = weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (rest <= 1 ? 0 : 11 - rest) === Number(id[11]) && isVaried(id)
}

/** GB 11643-1999: ISO 7064 MOD 11-2 over the first seventeen. */
function isResidentCn(id: string): boolean {
  const sum = weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return '10X98765432'[sum % 11] === id[17] && /^[1-9]\d{5}(?:18|19|20)/.test(id) && dayAt(id, 10, 12)
}

const LETTERS_TW = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'
function isIdTw(id: string): boolean {
  const letter = LETTERS_TW.indexOf(id[0]!) + 10
  return (
    /^[A-Z][1289]/.test(id) &&
    (Math.floor(letter / 10) + (letter % 10) * 9 + weighted(id.slice(1), [8, 7, 6, 5, 4, 3, 2, 1]) + Number(id[9])) % 10 === 0
  )
}

function isIdHk(id: string): boolean {
  const body = id.padStart(9, ' ')
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const c = body.charCodeAt(i)
    sum += (c === 32 ? 36 : c < 58 ? c - 48 : c - 55) * (9 - i)
  }
  return '0A987654321'[sum % 11] === id.at(-1)
}

/** Weights one and two in turn, sums of digits, filled up with noughts on the left. */
function isIdIl(id: string): boolean {
  return luhn(id.padStart(9, '0')) && isVaried(id)
}

const isMelli = (id: string) => {
  const rest = weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return (rest < 2 ? rest : 11 - rest) === Number(id[9]) && isVaried(id)
}

const isAbn = (id: string) => modulo89(id) && id[0] !== '0'
function modulo89(id: string): boolean {
  return (weighted(id, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0
}
const isAcn = (id: string) => (10 - (weighted(id, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === Number(id[8]) && isVaried(id)
const isTfn = (id: string) => weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && isVaried(id)
const isMedicareAu = (id: string) => /^[2-6]/.test(id) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(id[8])

function isIrd(id: string): boolean {
  const body = id.padStart(9, '0')
  const first = (11 - (weighted(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  const check = first === 10 ? (11 - (weighted(body, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11 : first
  return check === Number(body[8]) && Number(body) > 10_000_000
}

const isIdZa = (id: string) => dayAt(id, 2, 4) && /^\d{10}[012]/.test(id) && luhn(id)
const isIdEg = (id: string) => /^[23]/.test(id) && dayAt(id, 3, 5)

/** Asia, Oceania, Africa, the Middle East. Forms and checks as the issuing offices describe them. */
export const ASIA_AND_SOUTH: readonly IdKind[] = [
  { kind: 'in_pan', plain: 'A5D4A1', labelled: 'A5 D4 A1, A5-D4-A1', valid: (id) => PAN.test(id), near: 'pan pancard permanentaccount पैन' },
  {
    kind: 'in_aadhaar',
    plain: 'D4 D4 D4',
    labelled: 'D12, D4-D4-D4',
    valid: (id) => /^(?!(?:20\d\d){3})[2-9]/.test(id) && verhoeff(id) && isVaried(id),
    near: 'aadhaar aadhar uidai adhaar आधार',
  },
  { kind: 'in_voter', labelled: 'A3D7, A3 D7', near: 'voter epic voterid electoral मतदाता' },
  { kind: 'in_passport', labelled: 'A1D7, A1 D7', near: 'passport passportnumber passportno पासपोर्ट' },
  {
    kind: 'in_vehicle',
    plain: 'A2 D2 A2 D4, A2-D2-A2-D4, A2D2A2D4, A2 D2 A1 D4, A2-D2-A1-D4',
    labelled: 'A2D2A1D4, A2D1A2D4, A2D2A3D4',
    valid: isVehicleIn,
    near: 'vehicle registration carnumber numberplate licenseplate',
  },
  { kind: 'in_gstin', plain: 'X15', valid: isGstin, near: 'gstin gst' },
  {
    kind: 'in_driver_license',
    labelled: 'A2D13, A2-D13, A2D2 D11, A2-D2-D11, A2D2-D11, A2-D2D11',
    valid: (id) => STATES_IN.has(id.slice(0, 2)),
    near: 'drivinglicence drivinglicense driverlicense dl',
  },
  { kind: 'sg_nric', plain: 'A1D7A1', valid: isNric, near: 'nric fin identitycard' },
  { kind: 'sg_uen', labelled: 'D8A1, D9A1, A1D2A2D4A1', valid: (id) => /[A-Z]$/.test(id), near: 'uen' },
  { kind: 'my_nric', plain: 'D6-D2-D4', labelled: 'D12', valid: isMyKad, near: 'mykad nric kadpengenalan icnumber nokp ic' },
  {
    kind: 'th_tnin',
    plain: 'D1-D4-D5-D2-D1, D1 D4 D5 D2 D1',
    labelled: 'D13',
    valid: isThai,
    near: 'บัตรประชาชน เลขประจำตัวประชาชน thainationalid thaiid tnin nationalid',
  },
  { kind: 'id_nik', labelled: 'D16, D4 D4 D4 D4', valid: isNik, near: 'nik ktp indukkependudukan nomorinduk' },
  { kind: 'vn_cccd', labelled: 'D12, D9', valid: isVaried, near: 'cccd cmnd cancuoc chungminh' },
  { kind: 'ph_sss', labelled: 'D2-D7-D1', near: 'sss socialsecuritysystem' },
  { kind: 'ph_tin', labelled: 'D3-D3-D3-D3, D3-D3-D3', valid: isVaried, near: 'tin taxidentification' },
  {
    kind: 'kr_rrn',
    plain: 'D6-D7',
    labelled: 'D13, D6 D7',
    valid: isRrn,
    near: '주민등록번호 주민번호 외국인등록번호 rrn residentregistration',
  },
  { kind: 'kr_passport', labelled: 'A1D8, A1D3A1D4', near: '여권 여권번호' },
  { kind: 'jp_my_number', labelled: 'D12, D4 D4 D4, D4-D4-D4', valid: isMyNumber, near: 'マイナンバー 個人番号 mynumber individualnumber' },
  { kind: 'cn_resident_id', plain: 'D18, D17A1', valid: isResidentCn, near: '身份证 身份證 residentid idcard' },
  { kind: 'cn_passport', labelled: 'A1D8, A2D7', valid: (id) => /^(?:[EGDSP]|E[A-Z])/.test(id), near: '护照 護照 passport' },
  { kind: 'tw_id', plain: 'A1D9', valid: isIdTw, near: '身分證 身份證 統一編號 taiwanid' },
  {
    kind: 'hk_id',
    plain: 'A1D6(D1, A1D6(A1, A2D6(D1, A2D6(A1',
    labelled: 'A1D7, A1D6A1, A2D7, A1D6-D1',
    valid: isIdHk,
    near: 'hkid 香港身份證 身份證 identitycard',
  },
  { kind: 'il_id', labelled: 'D9, D8-D1, D8', valid: isIdIl, near: 'תעודתזהות תז מספרזהות israeliid teudatzehut' },
  {
    kind: 'ae_emirates_id',
    plain: 'D3-D4-D7-D1',
    labelled: 'D15',
    valid: (id) => id.startsWith('784') && luhn(id),
    near: 'emiratesid eid هوية',
  },
  {
    kind: 'sa_id',
    labelled: 'D10',
    valid: (id) => /^[12]/.test(id) && luhn(id),
    near: 'iqama الهوية الإقامة saudiid nationalid رقمالهوية',
  },
  { kind: 'ir_melli', labelled: 'D10, D3-D6-D1', valid: isMelli, near: 'کدملی melli codemelli شمارهملی' },
  { kind: 'pk_cnic', plain: 'D5-D7-D1', labelled: 'D13', valid: (id) => /^[1-7]/.test(id) && isVaried(id), near: 'cnic nadra شناختی' },
  { kind: 'lk_nic', labelled: 'D9A1, D12', valid: (id) => /^\d{12}$|^\d{9}[VX]$/.test(id), near: 'nic nationalidentity' },
  { kind: 'au_abn', plain: 'D2 D3 D3 D3', labelled: 'D11, D2-D3-D3-D3', valid: isAbn, near: 'abn australianbusiness' },
  { kind: 'au_acn', labelled: 'D3 D3 D3, D9, D3-D3-D3', valid: isAcn, near: 'acn australiancompany' },
  { kind: 'au_tfn', labelled: 'D3 D3 D3, D9, D3-D3-D3, D8, D3 D3 D2', valid: isTfn, near: 'tfn taxfile taxfilenumber' },
  {
    kind: 'au_medicare',
    plain: 'D4 D5 D1, D4-D5-D1',
    labelled: 'D10, D4 D5 D1 D1, D4 D5 D1-D1, D11',
    valid: isMedicareAu,
    near: 'medicare medicarecard',
  },
  { kind: 'nz_ird', labelled: 'D2-D3-D3, D3-D3-D3, D8, D9, D3 D3 D3, D2 D3 D3', valid: isIrd, near: 'ird inlandrevenue irdnumber' },
  { kind: 'nz_nhi', labelled: 'A3D4, A3D2A1D1', valid: (id) => /^[A-HJ-NP-Z]{3}/.test(id), near: 'nhi nationalhealthindex' },
  {
    kind: 'za_id',
    plain: 'D13',
    labelled: 'D6 D4 D2 D1, D6 D4 D3',
    valid: isIdZa,
    near: 'idnumber southafricanid said rsaid identitynumber idnommer',
  },
  { kind: 'ng_nin', labelled: 'D11', valid: isVaried, near: 'nin nimc bvn bankverification' },
  { kind: 'ke_id', labelled: 'D8, D7', valid: isVaried, near: 'kenyaid nationalid kitambulisho hudumanumber' },
  { kind: 'eg_id', labelled: 'D14', valid: isIdEg, near: 'الرقمالقومي egyptianid nationalid' },
]

/** Things that lead to a person: accounts, devices, vehicles, memberships. */
export const THINGS: readonly IdKind[] = [
  {
    kind: 'credit_card',
    labelled:
      'D12, D13, D14, D15, D16, D17, D18, D19, D4 D4 D4 D4, D4-D4-D4-D4, D4.D4.D4.D4, D4/D4/D4/D4, D4 D6 D5, D4-D6-D5, D4 D6 D4, D4 D4 D4 D3, D4 D4 D4 D1',
    valid: (id) => luhn(id) && isVaried(id),
    near: 'card cardno cardnumber creditcard debitcard bankcard cc ccnumber visa mastercard amex maestro kreditkarte kartennummer karte cartebancaire cartebleue carte numerodecarte tarjeta tarjetadecredito carta cartadicredito cartao cartaodecredito creditcardnummer kaart karta karty kredittkort kreditkort kort kortti карта карты картой 信用卡 卡号 银行卡 クレジットカード カード番号 카드 카드번호 kredikarti kart بطاقة कार्ड',
  },
  {
    kind: 'imei',
    plain: 'D2-D6-D6-D1, D2 D6 D6 D1, D8-D6-D1',
    labelled: 'D15, D8 D6 D1',
    valid: (id) => luhn(id) && isVaried(id),
    near: 'imei',
  },
  { kind: 'iccid', labelled: 'D19, D20', valid: (id) => id.startsWith('89'), near: 'iccid simcard sim' },
  { kind: 'imsi', labelled: 'D15', valid: isVaried, near: 'imsi' },
  { kind: 'vin', plain: 'X17', valid: isVin, near: 'vin chassis vehicleidentification fahrgestellnummer bastidor telaio' },
  {
    kind: 'vin',
    labelled: 'X17',
    valid: (id) => /^[A-HJ-NPR-Z0-9]{17}$/.test(id),
    near: 'vin chassis vehicleidentification fahrgestellnummer fin bastidor telaio chassisnummer 車台番号 车架号',
  },
  { kind: 'gln', labelled: 'D13', valid: ean, near: 'gln' },
  {
    kind: 'card_security_code',
    labelled: 'D3, D4',
    near: 'cvv cvc cvv2 cvc2 securitycode cardverification prufziffer codigodeseguridad codesecurite',
  },
  {
    kind: 'patient_id',
    labelled: 'D6, D7, D8, D9, D10, A1D7, A3D6, D2-D2-D2, A3-D6, A3-D7',
    valid: isVaried,
    near: 'mrn medicalrecord patientid patientnumber patientennummer',
  },
]

const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
/** ISO 3779 with the check digit of North America on place nine (49 CFR 565). */
function isVin(id: string): boolean {
  if (!/^[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}$/.test(id)) return false
  let sum = 0
  for (const [i, weight] of [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2].entries())
    sum += (VIN_VALUES.indexOf(id[i]!) % 10) * weight
  return '0123456789X'[sum % 11] === id[8] && /\d{4}$/.test(id)
}
