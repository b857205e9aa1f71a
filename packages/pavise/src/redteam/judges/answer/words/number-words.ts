/** Numbers in words, as many languages say them: for values that an answer reads out as numbers instead of digits. */

type Say = (n: number) => string

const split = (words: string): string[] => words.split(' ')

/** Thousands and what is left, for languages that put them one after another. */
function thousands(n: number, below: Say, thousand: (count: number) => string, glue = ' '): string {
  const high = Math.trunc(n / 1000)
  const low = n % 1000
  return [high > 0 ? thousand(high) : '', low > 0 || n === 0 ? below(low) : ''].filter(Boolean).join(glue)
}

const EN = split(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
)
const EN_TENS = split('- - twenty thirty forty fifty sixty seventy eighty ninety')
const english = (and: string): Say => {
  const small: Say = (n) => (n < 20 ? EN[n]! : `${EN_TENS[Math.trunc(n / 10)]!}${n % 10 ? `-${EN[n % 10]}` : ''}`)
  const below: Say = (n) => (n < 100 ? small(n) : `${EN[Math.trunc(n / 100)]} hundred${n % 100 ? ` ${and}${small(n % 100)}` : ''}`)
  return (n) => thousands(n, below, (count) => `${below(count)} thousand`)
}

const DE = split(
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
)
const DE_TENS = split('- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig')
const german: Say = (n) => {
  const unit = (d: number): string => (d === 1 ? 'ein' : DE[d]!)
  const small: Say = (m) => (m < 20 ? DE[m]! : `${m % 10 ? `${unit(m % 10)}und` : ''}${DE_TENS[Math.trunc(m / 10)]}`)
  const below: Say = (m) => (m < 100 ? small(m) : `${unit(Math.trunc(m / 100))}hundert${m % 100 ? small(m % 100) : ''}`)
  return thousands(n, below, (count) => `${count === 1 ? 'ein' : below(count)}tausend`, '')
}

const FR = split('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf')
const FR_TENS = split('- - vingt trente quarante cinquante soixante')
const french: Say = (n) => {
  const small: Say = (m) => {
    if (m < 20) return FR[m]!
    if (m < 70) return `${FR_TENS[Math.trunc(m / 10)]}${m % 10 === 1 ? ' et un' : m % 10 ? `-${FR[m % 10]}` : ''}`
    if (m < 80) return m === 71 ? 'soixante et onze' : `soixante-${FR[m - 60]}`
    return m === 80 ? 'quatre-vingts' : `quatre-vingt-${FR[m - 80]}`
  }
  const below: Say = (m) => {
    const high = Math.trunc(m / 100)
    return m < 100 ? small(m) : `${high > 1 ? `${FR[high]} ` : ''}cent${m % 100 ? ` ${small(m % 100)}` : high > 1 ? 's' : ''}`
  }
  return thousands(n, below, (count) => (count === 1 ? 'mille' : `${below(count)} mille`))
}

const ES = split(
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
)
const ES_TENS = split('- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa')
const ES_HUNDREDS = split('- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos')
const spanish: Say = (n) => {
  const small: Say = (m) => (m < 30 ? ES[m]! : `${ES_TENS[Math.trunc(m / 10)]}${m % 10 ? ` y ${ES[m % 10]}` : ''}`)
  const below: Say = (m) =>
    m < 100 ? small(m) : m === 100 ? 'cien' : `${ES_HUNDREDS[Math.trunc(m / 100)]}${m % 100 ? ` ${small(m % 100)}` : ''}`
  return thousands(n, below, (count) => (count === 1 ? 'mil' : `${below(count)} mil`))
}

const IT = split(
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
)
const IT_TENS = split('- - venti trenta quaranta cinquanta sessanta settanta ottanta novanta')
const italian: Say = (n) => {
  const small: Say = (m) => {
    if (m < 20) return IT[m]!
    const tens = IT_TENS[Math.trunc(m / 10)]!
    const unit = m % 10
    return unit === 0 ? tens : (unit === 1 || unit === 8 ? tens.slice(0, -1) : tens) + IT[unit]!
  }
  const below: Say = (m) => (m < 100 ? small(m) : `${m < 200 ? '' : IT[Math.trunc(m / 100)]}cento${m % 100 ? small(m % 100) : ''}`)
  return thousands(n, below, (count) => (count === 1 ? 'mille' : `${below(count)}mila`), '')
}

const PT = split(
  'zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
)
const PT_TENS = split('- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa')
const PT_HUNDREDS = split('- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos')
const portuguese: Say = (n) => {
  const small: Say = (m) => (m < 20 ? PT[m]! : `${PT_TENS[Math.trunc(m / 10)]}${m % 10 ? ` e ${PT[m % 10]}` : ''}`)
  const below: Say = (m) =>
    m < 100 ? small(m) : m === 100 ? 'cem' : `${PT_HUNDREDS[Math.trunc(m / 100)]}${m % 100 ? ` e ${small(m % 100)}` : ''}`
  return thousands(n, below, (count) => (count === 1 ? 'mil' : `${below(count)} mil`))
}

const PL = split(
  'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
)
const PL_TENS = split('- - dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt')
const PL_HUNDREDS = split('- sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset')
const RU = split(
  'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
)
const RU_TENS = split('- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто')
const RU_HUNDREDS = split('- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот')
const slavic = (units: readonly string[], tens: readonly string[], hundreds: readonly string[], forms: readonly string[]): Say => {
  const small: Say = (m) => (m < 20 ? units[m]! : `${tens[Math.trunc(m / 10)]}${m % 10 ? ` ${units[m % 10]}` : ''}`)
  const below: Say = (m) => (m < 100 ? small(m) : `${hundreds[Math.trunc(m / 100)]}${m % 100 ? ` ${small(m % 100)}` : ''}`)
  const form = (count: number): string => {
    const few = count % 10 >= 2 && count % 10 <= 4 && Math.trunc((count % 100) / 10) !== 1
    return few ? forms[1]! : count === 1 ? forms[0]! : forms[2]!
  }
  return (n) => thousands(n, below, (count) => (count === 1 ? forms[0]! : `${below(count)} ${form(count)}`))
}

const TR = split('sıfır bir iki üç dört beş altı yedi sekiz dokuz')
const TR_TENS = split('- on yirmi otuz kırk elli altmış yetmiş seksen doksan')
const turkish: Say = (n) => {
  const small: Say = (m) => [TR_TENS[Math.trunc(m / 10)], m % 10 ? TR[m % 10] : ''].filter((word) => word && word !== '-').join(' ')
  const below: Say = (m) =>
    m === 0 ? TR[0]! : [m >= 200 ? TR[Math.trunc(m / 100)] : '', m >= 100 ? 'yüz' : '', small(m % 100)].filter(Boolean).join(' ')
  return thousands(n, below, (count) => (count === 1 ? 'bin' : `${below(count)} bin`))
}

const HI = split(
  'शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे',
)
const hindi: Say = (n) => {
  const parts = [
    [Math.trunc(n / 100_000), 'लाख'],
    [Math.trunc((n % 100_000) / 1000), 'हज़ार'],
    [Math.trunc((n % 1000) / 100), 'सौ'],
  ] as const
  const said = parts.flatMap(([count, name]) => (count > 0 ? [`${HI[count] ?? ''} ${name}`] : []))
  return [...said, n % 100 > 0 || n === 0 ? HI[n % 100]! : ''].filter(Boolean).join(' ')
}

const HAN = [...'零一二三四五六七八九']
const han: Say = (n) => {
  const below = (m: number): string => {
    let out = ''
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.trunc(m / unit) % 10
      if (digit > 0) out += HAN[digit]! + name
      else if (out !== '' && m % unit > 0 && !out.endsWith('零')) out += '零'
    }
    return out === '' ? HAN[0]! : out
  }
  return n < 10_000 ? below(n) : `${below(Math.trunc(n / 10_000))}万${n % 10_000 ? below(n % 10_000) : ''}`
}

const LANGUAGES: readonly Say[] = [
  english(''),
  english('and '),
  german,
  french,
  spanish,
  italian,
  portuguese,
  slavic(PL, PL_TENS, PL_HUNDREDS, ['tysiąc', 'tysiące', 'tysięcy']),
  slavic(RU, RU_TENS, RU_HUNDREDS, ['тысяча', 'тысячи', 'тысяч']),
  turkish,
  hindi,
  han,
  (n) => han(n).replaceAll('零', ''),
]

/** Larger numbers are read digit by digit. */
const LARGEST = 999_999

/** A number of up to six digits as it is said in the languages that are known; leading zeros are left to digit words. */
export function saidNumbers(digits: string): string[] {
  const value = Number(digits)
  if (digits.length > 6 || !Number.isInteger(value) || value > LARGEST) return []
  return [...new Set(LANGUAGES.map((say) => say(value)))]
}
