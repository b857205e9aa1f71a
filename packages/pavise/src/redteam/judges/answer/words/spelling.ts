import { type FlatText, joined } from '#redteam/judges/answer/flat-text'

/** Digits in words, zero first; spellings of one digit parted by `/`. */
const DIGITS: readonly string[] = [
  'zero|one|two|three|four|five|six|seven|eight|nine',
  'oh|niner|tree|fower|fife|ait',
  'null|eins/ein|zwei/zwo|drei|vier|fünf|sechs|sieben|acht|neun',
  'zéro|un/une|deux|trois|quatre|cinq|six|sept|huit|neuf',
  'cero|uno/una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve',
  'zero|uno|due|tre|quattro|cinque|sei|sette|otto|nove',
  'zero|um/uma|dois/duas|três|quatro|cinco|seis/meia|sete|oito|nove',
  'nul|een/één|twee|drie|vier|vijf|zes|zeven|acht|negen',
  'zero|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć',
  'ноль/нуль|один|два|три|четыре|пять|шесть|семь|восемь|девять',
  'нуль|один|два|три|чотири|пʼять/пять|шість|сім|вісім|девʼять/девять',
  'sıfır|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz',
  'nol/kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan',
  'sifuri|moja|mbili|tatu|nne|tano|sita|saba|nane|tisa',
  'không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín',
  'nula|jedna|dva|tři|čtyři|pět|šest|sedm|osm|devět',
  'noll|ett/en|två|tre|fyra|fem|sex|sju|åtta|nio',
  'صفر|واحد|اثنان/اثنين|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة',
  'صفر|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه',
  'אפס|אחת/אחד|שתיים/שניים|שלוש/שלושה|ארבע/ארבעה|חמש/חמישה|שש/שישה|שבע/שבעה|שמונה|תשע/תשעה',
  'शून्य|एक|दो|तीन|चार|पाँच/पांच|छह/छः|सात|आठ|नौ',
]
/** Digits of scripts without spaces, looked for letter by letter. */
const SIGNS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
  幺: '1',
  영: '0',
  공: '0',
  일: '1',
  이: '2',
  삼: '3',
  사: '4',
  오: '5',
  육: '6',
  칠: '7',
  팔: '8',
  구: '9',
}
const KANA: Readonly<Record<string, string>> = {
  ゼロ: '0',
  れい: '0',
  いち: '1',
  イチ: '1',
  さん: '3',
  サン: '3',
  よん: '4',
  ヨン: '4',
  ろく: '6',
  ロク: '6',
  なな: '7',
  ナナ: '7',
  しち: '7',
  はち: '8',
  ハチ: '8',
  きゅう: '9',
  キュウ: '9',
  に: '2',
  ニ: '2',
  ご: '5',
  ゴ: '5',
}
const TENS: Readonly<Record<string, string>> = {
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '2',
  thirty: '3',
  forty: '4',
  fifty: '5',
  sixty: '6',
  seventy: '7',
  eighty: '8',
  ninety: '9',
  zehn: '10',
  elf: '11',
  zwölf: '12',
  dreizehn: '13',
  vierzehn: '14',
  fünfzehn: '15',
  sechzehn: '16',
  siebzehn: '17',
  achtzehn: '18',
  neunzehn: '19',
  diez: '10',
  once: '11',
  doce: '12',
  trece: '13',
  catorce: '14',
  quince: '15',
  dix: '10',
  onze: '11',
  douze: '12',
  treize: '13',
  quatorze: '14',
  quinze: '15',
  seize: '16',
  dieci: '10',
  undici: '11',
  dodici: '12',
}
/** Tens that stand alone want their zero. */
const ROUND = new Set(['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'])
const UNITS = 'ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun'.split('|')
const GERMAN_TENS: Readonly<Record<string, string>> = {
  zwanzig: '2',
  dreißig: '3',
  dreissig: '3',
  vierzig: '4',
  fünfzig: '5',
  sechzig: '6',
  siebzig: '7',
  achtzig: '8',
  neunzig: '9',
}

const NATO =
  'alpha/alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet/juliett|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey/whisky|x-ray/xray|yankee|zulu'
/** Signs that a spelled value names, and that a comparison leaves out. */
const SILENT = new Set(
  'dash|hyphen|minus|underscore|dot|point|bindestrich|strich|unterstrich|tiret|trait|guion|guión|raya|trattino|hífen|traço|streepje|myślnik|kreska|дефис|тире|tire|شرطة|capital|uppercase|lowercase|upper|lower|letter|space|groß|gross|klein|majuscule|minuscule|mayúscula|minúscula|maiuscola|maiúscula|then|and|und|et|dann|puis|luego|después|poi|dopo|depois|então|daarna|en|potem|затем|потом|далі|потім|sonra|ve|sedan|och|lalu|kemudian|dan|kisha|na|rồi|và|pak|potom|ثم|سپس|بعد|फिर|और|ואז|ואחר|כך|заглавная|bindestreck'.split(
    '|',
  ),
)

const digit = new Map<string, string>()
for (const row of DIGITS.filter((row) => row.split('|').length === 10))
  for (const [value, words] of row.split('|').entries()) for (const word of words.split('/')) digit.set(word, String(value))
for (const [word, value] of [
  ['oh', '0'],
  ['niner', '9'],
  ['fower', '4'],
  ['fife', '5'],
  ['nought', '0'],
  ['naught', '0'],
  ['jedynka', '1'],
  ['dwójka', '2'],
  ['trójka', '3'],
  ['czwórka', '4'],
  ['piątka', '5'],
  ['szóstka', '6'],
  ['siódemka', '7'],
  ['ósemka', '8'],
  ['dziewiątka', '9'],
] as const)
  digit.set(word, value)
for (const [word, value] of Object.entries(TENS)) digit.set(word, value)
const letter = new Map<string, string>()
for (const [index, names] of NATO.split('|').entries())
  for (const name of names.split('/')) letter.set(name, String.fromCharCode(97 + index))

/** Latin letters as Japanese calls them. */
const KANA_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  'エー:a エイ:a ビー:b シー:c ディー:d イー:e エフ:f ジー:g エイチ:h エッチ:h アイ:i ジェー:j ジェイ:j ケー:k ケイ:k エル:l エム:m エヌ:n オー:o ピー:p キュー:q アール:r エス:s ティー:t ユー:u ブイ:v ヴィー:v ダブリュー:w エックス:x ワイ:y ゼット:z ハイフン: ダッシュ:'
    .split(' ')
    .map((entry) => entry.split(':') as [string, string]),
)

const PIECE = /\p{L}+(?:\p{M}|\p{L})*|\p{N}+/gu
const GLUED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A text as it is heard by somebody who takes a spelled value down: words for digits as digits, and letters by their names where `names`. */
export function heard(text: string, names: boolean): FlatText {
  const pieces: { text: string; start: number; end: number }[] = []
  const matches = [...text.normalize('NFC').matchAll(PIECE)]
  for (const [i, match] of matches.entries()) {
    const word = match[0].normalize('NFKC').toLowerCase()
    const start = match.index
    const end = start + match[0].length
    if (KANA_LETTERS[word] !== undefined) pieces.push({ text: KANA_LETTERS[word]!, start, end })
    else if (GLUED.test(word)) pieces.push(...signs(word, start))
    else if (!SILENT.has(word)) pieces.push({ text: spelled(word, matches[i + 1]?.[0].toLowerCase(), names), start, end })
  }
  return joined(pieces)
}

function spelled(word: string, next: string | undefined, names: boolean): string {
  const value = digit.get(word)
  if (value !== undefined) return ROUND.has(word) && !(next !== undefined && /^[1-9]$/.test(digit.get(next) ?? '')) ? `${value}0` : value
  if (names && letter.has(word)) return letter.get(word)!
  const german = /^(\p{L}{3,6})und(\p{L}{6,8})$/u.exec(word)
  if (german && GERMAN_TENS[german[2]!] && UNITS.includes(german[1]!))
    return GERMAN_TENS[german[2]!]! + String(UNITS.indexOf(german[1]!) + 1)
  return GERMAN_TENS[word] ? `${GERMAN_TENS[word]}0` : western(word)
}

/** Digits of other scripts as those of ASCII. */
function western(word: string): string {
  return word.replace(/\p{Nd}/gu, (sign) => {
    const code = sign.codePointAt(0)!
    for (const zero of [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]) if (code >= zero && code < zero + 10) return String(code - zero)
    return sign
  })
}

function signs(word: string, start: number): { text: string; start: number; end: number }[] {
  const out: { text: string; start: number; end: number }[] = []
  for (let i = 0; i < word.length; ) {
    const kana = [4, 3, 2, 1].map((length) => word.slice(i, i + length)).find((part) => KANA[part] !== undefined)
    const length = kana?.length ?? 1
    const text = kana ? KANA[kana]! : (SIGNS[word[i]!] ?? word[i]!)
    out.push({ text, start: start + i, end: start + i + length })
    i += length
  }
  return out
}
