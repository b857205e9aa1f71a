import { ALNUM, type Dice, HEX } from './dice.js'

/** How a value of a kind is drawn, the words that announce it in nine languages, and whether it needs none. */
interface Value {
  labels: readonly string[]
  bare: boolean
  draw(dice: Dice): string
}

/** Places in which a value stands. */
export const CARRIERS: readonly { labelled: boolean; write(label: string, value: string, dice: Dice): string }[] = [
  { labelled: true, write: (label, value) => `My ${label} is ${value}.` },
  { labelled: true, write: (label, value) => `${label}: ${value}` },
  { labelled: true, write: (label, value) => `Meine Angaben: ${label} ${value}, vielen Dank` },
  { labelled: true, write: (label, value) => `Voici ${label} : ${value} pour le dossier` },
  { labelled: true, write: (label, value) => `{"id": 7, "${label}": "${value}", "ok": true}` },
  { labelled: true, write: (label, value) => `const record = { ${label.replaceAll(' ', '_')}: '${value}' }` },
  { labelled: true, write: (label, value) => `${value} (${label})` },
  { labelled: true, write: (label, value) => `- ${label} = ${value}\n- next` },
  { labelled: false, write: (_, value) => `Please note ${value} for later.` },
  { labelled: false, write: (_, value) => `Bitte ${value} eintragen` },
  { labelled: false, write: (_, value) => `a,${value},b` },
]

function luhnDigit(body: string): number {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const value = Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return (10 - (sum % 10)) % 10
}

function ibanOf(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((sign) => (/[0-9]/.test(sign) ? sign : String(sign.charCodeAt(0) - 55))).join('')
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`
}

const grouped = (text: string, size: number, joint: string) => text.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${joint}`)
const weighted = (digits: string, weights: readonly number[]) => weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)
const date = (dice: Dice) => ({
  y: dice.between(1940, 2005),
  m: String(dice.between(1, 12)).padStart(2, '0'),
  d: String(dice.between(1, 28)).padStart(2, '0'),
})

const PHONES =
  '(NNN) NNN-####|NNN-NNN-####|+1 NNN NNN ####|+44 20 7### ####|020 7### ####|07### ######|+49 30 #######|030/#######|+33 6 ## ## ## ##|06 ## ## ## ##|' +
  '+34 6## ### ###|+39 347 ### ####|+351 91# ### ###|+31 6 ########|+48 60# ### ###|+55 11 9####-####|(11) 9####-####|+7 912 ###-##-##|+81 90-####-####|090-####-####|' +
  '+86 138 #### ####|+91 98### #####|+82 10-####-####|+46 70 ### ## ##|+61 4## ### ###'

const jwt = (dice: Dice) =>
  [`{"alg":"HS256","typ":"JWT"}`, `{"sub":"${dice.digits(10)}"}`].map((part) => btoa(part).replace(/=+$/, '')).join('.') +
  `.${dice.of(ALNUM, 43)}`

/** Check digits are made by formulas written for this file, so that they test those of the detectors. */
export const VALUES: Readonly<Record<string, Value>> = {
  email: {
    bare: true,
    labels: ['email', 'E-Mail', 'correo', 'courriel'],
    draw: (d) => `${d.of('abcdefghij', 6)}.${d.of('klmnop', 4)}@${d.of('qrstuv', 6)}.${d.pick(['com', 'de', 'co.uk', 'example'])}`,
  },
  phone: {
    bare: true,
    labels: ['phone', 'Telefon', 'téléphone', 'teléfono', 'telefono', '电话'],
    draw: (d) => d.fill(d.pick(PHONES.split('|'))),
  },
  credit_card: {
    bare: true,
    labels: ['card', 'Kreditkarte', 'carte', 'tarjeta'],
    draw: (d) => {
      const body = d.pick(['4', '51', '55', '2221', '6011', '65']) + d.digits(15)
      const number = body.slice(0, 15) + luhnDigit(body.slice(0, 15))
      return d.pick([number, grouped(number, 4, ' '), grouped(number, 4, '-')])
    },
  },
  iban: {
    bare: true,
    labels: ['IBAN', 'account'],
    draw: (d) => {
      const number = d.pick([
        () => ibanOf('DE', d.digits(18)),
        () => ibanOf('GB', d.of('ABCDEFGH', 4) + d.digits(14)),
        () => ibanOf('FR', d.digits(23)),
        () => ibanOf('ES', d.digits(20)),
        () => ibanOf('NL', d.of('ABCDEFGH', 4) + d.digits(10)),
      ])()
      return d.pick([number, grouped(number, 4, ' ')])
    },
  },
  us_ssn: {
    bare: false,
    labels: ['SSN', 'social security number', 'Social Security'],
    draw: (d) => {
      const parts = [
        String(d.between(1, 665)).padStart(3, '0'),
        String(d.between(1, 99)).padStart(2, '0'),
        String(d.between(1, 9999)).padStart(4, '0'),
      ]
      return parts.join(d.pick(['-', '', ' ']))
    },
  },
  ip: {
    bare: true,
    labels: ['IP', 'host'],
    draw: (d) =>
      d.pick([
        () => [d.between(11, 223), d.below(256), d.below(256), d.between(1, 254)].join('.'),
        () => `2001:db8:${d.of(HEX, 4)}:${d.of(HEX, 4)}::${d.of(HEX, 4)}`,
      ])(),
  },
  dob: {
    bare: false,
    labels: ['date of birth', 'Geburtsdatum', 'date de naissance', 'fecha de nacimiento', 'data di nascita', '出生日期', '生年月日'],
    draw: (d) => {
      const { y, m, d: day } = date(d)
      return d.pick([`${y}-${m}-${day}`, `${day}.${m}.${y}`, `${day}/${m}/${y}`, `${Number(day)} March ${y}`])
    },
  },
  pl_pesel: {
    bare: false,
    labels: ['PESEL', 'numer PESEL'],
    draw: (d) => {
      const { y, m, d: day } = date(d)
      const body = `${String(y).slice(2)}${y < 2000 ? m : String(Number(m) + 20)}${day}${d.digits(4)}`
      return body + ((10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10)
    },
  },
  br_cpf: {
    bare: true,
    labels: ['CPF'],
    draw: (d) => {
      let id = d.digits(9)
      for (const top of [10, 11]) {
        const rest = ([...id].reduce((sum, digit, i) => sum + Number(digit) * (top - i), 0) * 10) % 11
        id += rest === 10 ? 0 : rest
      }
      return id.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4')
    },
  },
  es_nif: {
    bare: true,
    labels: ['DNI', 'NIF'],
    draw: (d) => {
      const n = d.digits(8)
      return n + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(n) % 23]
    },
  },
  fr_nir: {
    bare: true,
    labels: ['numéro de sécurité sociale', 'NIR'],
    draw: (d) => {
      const { y, m } = date(d)
      const body = `${d.between(1, 2)}${String(y).slice(2)}${m}${String(d.between(1, 95)).padStart(2, '0')}${d.digits(6)}`
      return body + String(97n - (BigInt(body) % 97n)).padStart(2, '0')
    },
  },
  nl_bsn: {
    bare: false,
    labels: ['BSN', 'burgerservicenummer'],
    draw: (d) => {
      for (;;) {
        const id = d.between(1, 9) + d.digits(8)
        if ((weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(id[8])) % 11 === 0) return id
      }
    },
  },
  cn_resident_id: {
    bare: true,
    labels: ['身份证', '身份证号码'],
    draw: (d) => {
      const { y, m, d: day } = date(d)
      const body = `110105${y}${m}${day}${d.digits(3)}`
      return body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * (2 ** (17 - i) % 11), 0) % 11]
    },
  },
  aws_key: { bare: true, labels: ['AWS access key', 'key'], draw: (d) => `AKIA${d.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}` },
  github: { bare: true, labels: ['GitHub token'], draw: (d) => `${d.pick(['ghp_', 'gho_', 'ghs_'])}${d.of(ALNUM, 36)}` },
  slack: { bare: true, labels: ['Slack token'], draw: (d) => `xoxb-${d.digits(12)}-${d.digits(12)}-${d.of(ALNUM, 24)}` },
  openai: {
    bare: true,
    labels: ['OpenAI key'],
    draw: (d) => d.pick([`sk-${d.of(ALNUM, 48)}`, `sk-proj-${d.of(`${ALNUM}_-`, 60)}${d.of(ALNUM, 4)}`]),
  },
  anthropic: { bare: true, labels: ['Anthropic key'], draw: (d) => `sk-ant-api03-${d.of(`${ALNUM}_-`, 90)}${d.of(ALNUM, 3)}AA` },
  google: { bare: true, labels: ['Google API key'], draw: (d) => `AIza${d.of(ALNUM, 35)}` },
  stripe: { bare: true, labels: ['Stripe key'], draw: (d) => `sk_live_${d.of(ALNUM, 24)}` },
  jwt: { bare: true, labels: ['token'], draw: jwt },
  npm: { bare: true, labels: ['npm token'], draw: (d) => `npm_${d.of(ALNUM, 36)}` },
  gitlab: { bare: true, labels: ['GitLab token'], draw: (d) => `glpat-${d.of(`${ALNUM}_`, 19)}${d.of(ALNUM, 1)}` },
  private_key: {
    bare: true,
    labels: ['key'],
    draw: (d) =>
      `-----BEGIN ${d.pick(['RSA ', 'EC ', 'OPENSSH ', ''])}PRIVATE KEY-----`.replace(
        /(.*)/,
        (head) => `${head}\n${d.of(ALNUM, 64)}\n${d.of(ALNUM, 64)}\n${head.replace('BEGIN', 'END')}`,
      ),
  },
  db_url: {
    bare: true,
    labels: ['database'],
    draw: (d) =>
      `${d.pick(['postgres', 'mysql', 'mongodb+srv', 'redis'])}://app:${d.of(ALNUM, 12)}@db.${d.of('abcdef', 5)}.example:5432/main`,
  },
  password: {
    bare: false,
    labels: ['password', 'Passwort', 'mot de passe', 'contraseña', 'senha', 'пароль', '密码', 'パスワード'],
    draw: (d) => `${d.of('ABCDEFGH', 1)}${d.of('abcdefghij', 5)}${d.digits(3)}${d.pick(['!x', '#a', '$z', '-k'])}`,
  },
}
