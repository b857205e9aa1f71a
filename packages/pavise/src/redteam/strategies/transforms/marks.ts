import { alphabet, byTable, defineTransform, type Transform } from '#redteam/strategies/transforms/transform'

/** Something put behind every letter, and taken out again. Words that hold the sign already cannot be told apart, so it is for letters. */
function between(id: string, title: string, sign: string): Transform {
  return defineTransform({
    id,
    title,
    reversible: 'letters',
    encode: (text) => text.replace(/(\p{L})(?=\p{L})/gu, `$1${sign}`),
    decode: (text) => text.replaceAll(sign, ''),
  })
}

const COMBINING = ['\u0300', '\u0316', '\u033d', '\u0323', '\u0361']
const zalgo = defineTransform({
  id: 'zalgo',
  title: 'Letters under heaps of marks',
  reversible: 'letters',
  encode: (text) =>
    [...text].map((letter, i) => (/[a-z]/i.test(letter) ? letter + COMBINING[i % 5] + COMBINING[(i + 2) % 5] : letter)).join(''),
  decode: (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
})

const diacritics = defineTransform({
  id: 'diacritics',
  title: 'Vowels with accents',
  reversible: 'letters',
  encode: (text) => text.replace(/[aeiou]/g, (letter) => `${letter}\u0301`.normalize('NFC')),
  decode: (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
})

const alternating = defineTransform({
  id: 'alternating-case',
  title: 'Capitals by turns',
  reversible: 'case-insensitive',
  encode: (text) => [...text].map((letter, i) => (i % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase())).join(''),
  decode: (text) => text.toLowerCase(),
})

const camel = defineTransform({
  id: 'camel-case',
  title: 'Words run together with capitals',
  reversible: 'case-insensitive',
  encode: (text) => text.replace(/ +(\S)/g, (_, letter: string) => letter.toUpperCase()),
  decode: (text) => text.replace(/([A-Z])/g, ' $1').toLowerCase(),
})

const doubled = defineTransform({
  id: 'letters-doubled',
  title: 'Every character twice',
  reversible: true,
  encode: (text) => [...text].map((letter) => letter + letter).join(''),
  decode: (text) => [...text].filter((_, i) => i % 2 === 0).join(''),
})

const noisy = defineTransform({
  id: 'every-second',
  title: 'A stray letter behind each character',
  reversible: true,
  encode: (text) => [...text].map((letter, i) => letter + 'xqzj'[i % 4]).join(''),
  decode: (text) => [...text].filter((_, i) => i % 2 === 0).join(''),
})

/** Signs between and on letters, and other forms of letters. */
export const markTransforms: readonly Transform[] = [
  between('hyphenated', 'A hyphen between letters', '-'),
  between('dotted', 'A dot between letters', '.'),
  between('soft-hyphens', 'A soft hyphen between letters', '\u00ad'),
  between('word-joiners', 'A word joiner between letters', '\u2060'),
  between('tatweel', 'A tatweel between letters', '\u0640'),
  zalgo,
  diacritics,
  alternating,
  camel,
  doubled,
  noisy,
  byTable(
    'upside-down',
    'Letters upside down',
    alphabet(
      'ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz'
        .replace('q', 'ҁ')
        .replace('p', 'ԁ')
        .replace('u', 'ո')
        .replace('d', 'ɗ')
        .replace('b', 'ɓ')
        .replace('n', 'ռ')
        .replace('l', 'ן')
        .replace('o', 'օ')
        .replace('s', 'ѕ')
        .replace('x', 'х')
        .replace('z', 'ᴢ'),
    ),
  ),
  byTable('circled', 'Letters in circles', alphabet('ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ')),
  byTable('parenthesized', 'Letters in parentheses', alphabet('⒜⒝⒞⒟⒠⒡⒢⒣⒤⒥⒦⒧⒨⒩⒪⒫⒬⒭⒮⒯⒰⒱⒲⒳⒴⒵')),
  byTable('regional', 'Regional indicators', alphabet('🇦🇧🇨🇩🇪🇫🇬🇭🇮🇯🇰🇱🇲🇳🇴🇵🇶🇷🇸🇹🇺🇻🇼🇽🇾🇿')),
  byTable('small-capitals', 'Small capitals', alphabet('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡꭓʏᴢ')),
]
