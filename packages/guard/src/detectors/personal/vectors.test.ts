import { describe, expect, test } from 'vitest'
import { scanPersonal } from './index.js'

/** Numbers that the issuing offices, their manuals or encyclopedias print as examples: kind, the words before, the number. */
const VECTORS = `
us_ssn|SSN|536-90-4399
us_itin|ITIN|912-70-1234
us_npi|NPI|1234567893
us_mbi|Medicare MBI|1EG4-TE5-MK73
us_bank_routing|routing number|021000021
medical_license|DEA number|AB1234563
ca_sin|social insurance number|130 692 544
br_cpf|CPF|529.982.247-25
br_cpf|meu CPF é|52998224725
br_cnpj|CNPJ|11.222.333/0001-81
mx_curp|CURP|HEGG560427MVZRRL04
mx_clabe|CLABE|032180000118359719
ar_cuit|CUIT|20-12345678-6
cl_rut|RUT|12.345.678-5
ec_cedula|cédula|1710034065
pe_ruc|RUC|20131312955
uk_nhs|NHS number|943 476 5919
uk_nino|National Insurance|AB 12 34 56 C
uk_driver_license|driving licence|MORGA753116SM9IJ
uk_utr|UTR|1955839661
ie_pps|PPS number|1234567T
es_nif|DNI|12345678Z
es_nie|NIE|X1234567L
es_cif|CIF|A58818501
es_social_security|número de la Seguridad Social|281234567840
it_fiscal_code|codice fiscale|RSSMRA85T10A562S
it_vat|partita IVA|07643520567
fr_nir|numéro de sécurité sociale|2 55 08 14 168 025 38
fr_siren|SIREN|732829320
fr_siret|SIRET|73282932000074
de_tax_id|Steuer-ID|86 095 742 719
de_tax_id|Steueridentifikationsnummer|47036892816
de_id_card|Personalausweis|T220001293
de_pension|Rentenversicherungsnummer|15 070649 C 103
de_health|Krankenversichertennummer|A123456780
de_vat|USt-IdNr.|DE136695976
at_svnr|Sozialversicherungsnummer|1237 010180
ch_ahv|AHV-Nummer|756.9217.0769.85
ch_uid|UID|CHE-107.787.577
nl_bsn|burgerservicenummer|111222333
be_nn|rijksregisternummer|85.07.30-033.28
pt_nif|NIF|123456789
pt_citizen_card|cartão de cidadão|00000000 0 ZZ4
lu_id|matricule|1893120105732
se_pin|personnummer|811228-9874
dk_cpr|CPR-nummer|211062-5629
fi_pic|henkilötunnus|131052-308T
is_kt|kennitala|120174-3399
ee_id|isikukood|37605030299
lt_id|asmens kodas|33309240064
pl_pesel|PESEL|44051401359
pl_nip|NIP|123-456-32-18
pl_regon|REGON|123456785
pl_id_card|dowód osobisty|ABS123456
cz_rc|rodné číslo|710319/2745
hu_taj|TAJ|111 111 110
hu_tax_id|adóazonosító jel|8071592153
ro_cnp|CNP|1800101221144
bg_egn|ЕГН|7523169263
gr_amka|ΑΜΚΑ|01013099997
gr_afm|ΑΦΜ|094259216
hr_oib|OIB|94577403194
jmbg|JMBG|0101006500006
tr_kimlik|TC kimlik no|10000000146
ru_inn|ИНН|7707083893
ru_inn|ИНН|500100732259
ru_snils|СНИЛС|112-233-445 95
ua_rnokpp|РНОКПП|1759013776
in_pan|PAN|ABCPE1234F
in_gstin|GSTIN|27AAPFU0939F1ZV
sg_nric|NRIC|S1234567D
kr_rrn|주민등록번호|900101-1234567
id_nik|NIK|3171011708450001
jp_my_number|マイナンバー|123456789018
cn_resident_id|身份证|11010519491231002X
tw_id|身分證|A123456789
hk_id|HKID|G123456(A)
il_id|Israeli ID|123456782
ir_melli|کد ملی|0499370899
au_abn|ABN|51 824 753 556
au_acn|ACN|004 085 616
au_tfn|tax file number|123 456 782
au_medicare|Medicare card|2123 45670 1
nz_ird|IRD|49-091-850
za_id|ID number|8001015009087
imei|IMEI|490154203237518
vin|VIN|1M8GDM9AXKP042788
btc_wallet|wallet|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa
btc_wallet|wallet|bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq
eth_wallet|wallet|0x52908400098527886E0F7030069857D2E4169EE7
xrp_wallet|wallet|rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh
iban|IBAN|GB29 NWBK 6016 1331 9268 19
credit_card|card|4111 1111 1111 1111
email|mail|ana.lopez@mail.example
ip|address|2001:db8::8a2e:370:7334
ip|from|203.0.113.9
mac|device|00:1A:2B:3C:4D:5E
geo|at|51.500729, -0.124625
geo|at|40°26′46″N 79°58′56″W
dob|born on|12 March 1985
dob|geboren am|12.03.1985
dob|date de naissance :|3 août 1971
dob|生年月日|1985年3月12日
dob|дата рождения:|12 марта 1985
dob|DOB|03/12/85
us_passport|passport|512345678
us_driver_license|driver's license|D1234567
swift_bic|SWIFT|DEUTDEFF
us_bank_number|account number|0012345678
`
  .trim()
  .split('\n')
  .map((line) => line.split('|') as [string, string, string])

const kinds = (text: string) => scanPersonal(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)

describe('examples that offices print', () => {
  test.each(VECTORS)('%s: %s %s', (kind, label, value) => {
    expect(kinds(`The ${label} ${value}, as given.`)).toContain(`${kind}:${value}`)
    expect(kinds(JSON.stringify({ [label]: value }).replace('\\"', '"'))).toContain(`${kind}:${value}`)
  })
})

/** Kinds of which another number of the same form is right only when a check digit is. */
const CHECKED = VECTORS.filter(
  ([kind]) =>
    !/ssn|itin|mbi|nino|passport|driver|bank_number|kr_rrn|dob|geo|ip|mac|email|nik|in_pan|eth|bic|dk_cpr|au_medicare|vin/.test(kind),
)
describe('with another last digit it is none of its kind', () => {
  test.each(CHECKED)('%s: %s %s', (kind, label, value) => {
    const at = value.search(/\d(?!.*\d)/)
    let hits = 0
    for (let by = 1; by < 10; by++) {
      const other = `${value.slice(0, at)}${(Number(value[at]) + by) % 10}${value.slice(at + 1)}`
      if (kinds(`The ${label} ${other}, as given.`).includes(`${kind}:${other}`)) hits++
    }
    expect(hits).toBeLessThanOrEqual(1)
  })
})
