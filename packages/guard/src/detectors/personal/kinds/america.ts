import { dayAt, isVaried, luhn, modulo, weighted } from '../check-digits.js'
import type { IdKind } from '../id-kind.js'

/** Area, group and serial as the Social Security Administration hands them out; two numbers became known as samples on wallets and forms. */
function isSsn(id: string): boolean {
  const area = Number(id.slice(0, 3))
  if (area === 0 || area === 666 || area >= 900 || id.slice(3, 5) === '00' || id.slice(5) === '0000') return false
  return id !== '078051120' && id !== '219099999' && !/^(.)\1+$/.test(id)
}

function isItin(id: string): boolean {
  const group = Number(id.slice(3, 5))
  return id[0] === '9' && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93))
}

/** Two letters, the second of the name, and a check over the six digits. */
function isDea(id: string): boolean {
  const d = id.slice(2)
  const sum = Number(d[0]) + Number(d[2]) + Number(d[4]) + 2 * (Number(d[1]) + Number(d[3]) + Number(d[5]))
  return /^[ABCDEFGHJKLMPRSTUX][A-Z9]/.test(id) && sum % 10 === Number(d[6])
}

const MBI = /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d\d$/

function isCpf(id: string): boolean {
  const first = (weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11
  const second = (weighted(id, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11
  return first % 10 === Number(id[9]) && second % 10 === Number(id[10]) && !/^(.)\1+$/.test(id)
}

function isCnpj(id: string): boolean {
  const check = (weights: readonly number[]) => {
    const rest = weighted(id, weights) % 11
    return rest < 2 ? 0 : 11 - rest
  }
  const tail = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
  return check(tail) === Number(id[12]) && check([6, ...tail]) === Number(id[13]) && !/^(.)\1+$/.test(id)
}

const CURP_LETTERS = '0123456789ABCDEFGHIJKLMN_OPQRSTUVWXYZ'

function isCurp(id: string): boolean {
  if (!/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/.test(id) || !dayAt(id, 6, 8)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += CURP_LETTERS.indexOf(id[i]!) * (18 - i)
  return (10 - (sum % 10)) % 10 === Number(id[17])
}

function isRfc(id: string): boolean {
  const letters = id.length - 9
  return /^[A-Z]{3,4}\d{6}[A-Z0-9]{3}$/.test(id) && dayAt(id, letters + 2, letters + 4)
}

function isCuit(id: string): boolean {
  const rest = 11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return /^(?:20|23|24|25|26|27|30|33|34)/.test(id) && (rest === 11 ? 0 : rest === 10 ? 9 : rest) === Number(id[10])
}

function isRut(id: string): boolean {
  let sum = 0
  for (let i = 0; i < id.length - 1; i++) sum += Number(id[id.length - 2 - i]) * (2 + (i % 6))
  const check = 11 - (sum % 11)
  return id.at(-1) === (check === 11 ? '0' : check === 10 ? 'K' : String(check))
}

function isCedulaEc(id: string): boolean {
  return Number(id.slice(0, 2)) <= 24 && Number(id[2]) < 6 && luhn(id)
}

function isCedulaUy(id: string): boolean {
  return (10 - (weighted(id, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === Number(id[7])
}

const LICENCE_US =
  'A1D7, A1D8, A1D12, A1D13, A1D14, A2D6, A1D6, D7, D8, D9, D10, D12, A1D3-D3-D3, A1D4-D4-D4, A1D3-D4-D4, D3-D2-D4, D4-D2-D4, D3-D3-D3, D2-D3-D3, A1D2-D2-D4, X12'

/** The Americas. Forms and checks as the issuing offices describe them. */
export const AMERICA: readonly IdKind[] = [
  {
    kind: 'us_ssn',
    plain: 'D3-D2-D4, D3 D2 D4',
    labelled: 'D9, D3.D2.D4, D3/D2/D4',
    valid: isSsn,
    near: 'ssn ssns ss socialsecurity socsec segurosocial sozialversicherung securitesociale sicurezzasociale burgerservice 社会保障 社会安全 ssnumber ssnum taxpayerid',
  },
  { kind: 'us_itin', plain: 'D3-D2-D4, D3 D2 D4', labelled: 'D9', valid: isItin, near: 'itin individualtaxpayer taxpayerid' },
  { kind: 'us_ein', labelled: 'D2-D7, D9', valid: isVaried, near: 'ein employeridentification fein federaltaxid federalein' },
  {
    kind: 'us_npi',
    labelled: 'D10',
    valid: (id) => /^[12]/.test(id) && luhn(`80840${id}`),
    near: 'npi nationalprovider provideridentifier',
  },
  {
    kind: 'us_mbi',
    plain: 'X11',
    labelled: 'D1A2D1-A1D2-A2D2, D1A1D2-A1D2-A2D2, D1A2D1-A2D1-A2D2, D1A1D2-A2D1-A2D2',
    valid: (id) => MBI.test(id),
    near: 'mbi medicare beneficiary',
  },
  {
    kind: 'us_bank_routing',
    labelled: 'D9, D4-D4-D1',
    valid: (id) =>
      weighted(id, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 && /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(id) && isVaried(id),
    near: 'routing aba rtn routingnumber transitnumber',
  },
  {
    kind: 'us_bank_number',
    labelled: 'D8, D9, D10, D11, D12, D13, D14, D15, D16, D17, D4-D4-D4, D3-D3-D4, D5-D5, D3-D6',
    valid: isVaried,
    near: 'bankaccount accountnumber accountno acctnumber acctno acct checkingaccount savingsaccount debitaccount bankacct kontonummer bankkonto numerodecuenta cuentabancaria comptebancaire numerodecompte contobancario numerodiconto contabancaria numerodaconta rekeningnummer numerkonta kontonr 口座番号 银行账号 银行卡号 계좌번호 номерсчета hesapno',
  },
  {
    kind: 'us_passport',
    labelled: 'D9, A1D8',
    valid: isVaried,
    near: 'passport passportnumber passportno uspassport passeport pasaporte reisepass passaporto passaporte paspoort paszport паспорт パスポート 护照 旅券 여권 pasaport',
  },
  {
    kind: 'us_driver_license',
    labelled: LICENCE_US,
    valid: isVaried,
    near: 'driverlicense driverslicense drivinglicense driverslicence driverlicence driverid driverslic driverlic drvlic dmv dln licensenumber licenseno',
  },
  {
    kind: 'medical_license',
    labelled: 'A2D7, A2-D7, A2 D7',
    valid: isDea,
    near: 'dea deanumber medicallicense medicallicence prescriber medicalcertificate licenciamedica',
  },
  {
    kind: 'ca_sin',
    labelled: 'D3-D3-D3, D3 D3 D3, D9',
    valid: (id) => /^[1-79]/.test(id) && luhn(id) && isVaried(id),
    near: 'sin socialinsurance assurancesociale nas',
  },
  { kind: 'ca_health', labelled: 'D10, D4-D3-D3, D4 D3 D3, A4D8, A4 D4 D4', near: 'ohip healthcard ramq carecard phn assurancemaladie' },
  {
    kind: 'br_cpf',
    plain: 'D3.D3.D3-D2',
    labelled: 'D11, D9-D2, D3 D3 D3 D2, D3 D3 D3-D2, D3-D3-D3-D2',
    valid: isCpf,
    near: 'cpf cadastrodepessoa contribuinte',
  },
  { kind: 'br_cnpj', plain: 'D2.D3.D3/D4-D2', labelled: 'D14, D8/D4-D2, D8-D4-D2', valid: isCnpj, near: 'cnpj pessoajuridica' },
  { kind: 'br_rg', labelled: 'D2.D3.D3-D1, D2.D3.D3-A1, D8A1, D9, D8', valid: isVaried, near: 'rg registrogeral carteiradeidentidade' },
  { kind: 'mx_curp', plain: 'X18', valid: isCurp, near: 'curp' },
  { kind: 'mx_rfc', plain: 'X13', labelled: 'X12, A4-D6-A3, A4-D6-D3, A4D6', valid: isRfc, near: 'rfc registrofederal' },
  { kind: 'mx_clabe', labelled: 'D18, D3 D3 D11 D1', valid: (id) => weighted10(id, [3, 7, 1]), near: 'clabe interbancaria' },
  { kind: 'mx_nss', labelled: 'D11, D2-D2-D2-D4-D1, D2 D2 D2 D4 D1', valid: luhn, near: 'nss imss segurosocial' },
  { kind: 'ar_cuit', plain: 'D2-D8-D1', labelled: 'D11, D2 D8 D1', valid: isCuit, near: 'cuit cuil afip' },
  {
    kind: 'cl_rut',
    plain: 'D2.D3.D3-D1, D2.D3.D3-A1, D1.D3.D3-D1, D1.D3.D3-A1, D8-A1, D7-A1',
    labelled: 'D8-D1, D7-D1, D9, D8A1, D7A1, D8',
    valid: isRut,
    near: 'rut run rolunico',
  },
  { kind: 'co_nit', labelled: 'D9-D1, D3.D3.D3-D1, D10', valid: (id) => [11 - nit(id), nit(id)].includes(Number(id[9])), near: 'nit dian' },
  {
    kind: 'pe_ruc',
    labelled: 'D11',
    valid: (id) => /^(?:10|15|16|17|20)/.test(id) && (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(id[10]),
    near: 'ruc sunat',
  },
  { kind: 'ec_cedula', labelled: 'D10, D9-D1', valid: isCedulaEc, near: 'cedula ceduladeidentidad' },
  { kind: 'uy_cedula', plain: 'D1.D3.D3-D1', labelled: 'D8, D7-D1', valid: isCedulaUy, near: 'cedula ci ceduladeidentidad' },
  {
    kind: 've_cedula',
    labelled: 'A1-D8, A1-D7, A1D8, A1D7, A1-D2.D3.D3',
    valid: (id) => /^[VE]/.test(id),
    near: 'cedula ci ceduladeidentidad',
  },
  { kind: 'ar_dni', labelled: 'D2.D3.D3, D8, D7, D1.D3.D3', valid: isVaried, near: 'dni documentonacional documento cedula' },
  { kind: 'co_cedula', labelled: 'D1.D3.D3.D3, D2.D3.D3, D10, D8, D7', valid: isVaried, near: 'cedula ceduladeciudadania cc' },
  {
    kind: 'passport',
    labelled: 'A2D7, A1D7, A2D6, A3D6, D8, D7, X9, D2A2D5, A2D7A1',
    valid: (id) => /\d{4}|\d.*\d.*\d.*\d/.test(id) && isVaried(id),
    near: 'passport passportnumber passportno passeport pasaporte reisepass passaporto passaporte paspoort paszport паспорт загранпаспорт パスポート 护照 旅券 여권 pasaport جوازسفر पासपोर्ट',
  },
]

function weighted10(id: string, cycle: readonly number[]): boolean {
  let sum = 0
  for (let i = 0; i < id.length - 1; i++) sum += (Number(id[i]) * cycle[i % cycle.length]!) % 10
  return (10 - (sum % 10)) % 10 === Number(id.at(-1))
}

/** Colombian tax number: rest of the weighted sum. */
function nit(id: string): number {
  return modulo(String(weighted(id, [41, 37, 29, 23, 19, 17, 13, 7, 3])), 11)
}
