/** Frequent small words that tell the languages of the Latin and Cyrillic alphabets apart. */
const SMALL: Readonly<Record<string, string>> = {
  en: "the|and|you|is|of|to|that|it|for|with|this|i|not|can't|are|have|was|your|my|here|but|in|on|as|be",
  de: 'der|die|das|und|ich|nicht|ist|sie|mit|ein|eine|für|auf|zu|den|dem|kann|wir|ihnen|ihre|hier|wurde|lautet|es|von',
  fr: "le|la|les|et|je|ne|pas|est|vous|une|des|pour|dans|que|de|du|sur|mais|votre|ce|voici|été|au|j'ai|c'est|qui",
  es: 'el|la|los|las|y|no|es|que|de|una|por|con|para|del|lo|se|su|pero|está|aquí|he|ha|usted|puedo|un|como|mi',
  it: 'il|lo|la|gli|e|non|è|che|di|una|per|con|del|della|sono|mi|ma|ho|questo|ecco|nel|posso|le|un|si|i',
  pt: 'o|a|os|as|e|não|é|que|de|uma|por|com|para|do|da|em|meu|mas|está|aqui|foi|você|posso|um|no|na|se',
  nl: 'de|het|en|ik|niet|is|een|van|voor|met|u|je|maar|dat|op|zijn|hier|kan|te|uw|er|werd',
  pl: 'i|nie|jest|się|na|to|że|w|z|do|jak|ale|mogę|oto|są|dla|pan|został|o|przez',
  sv: 'och|jag|inte|är|att|det|en|som|för|med|på|men|kan|har|av|till|här|du|din',
  tr: 've|bir|bu|için|ile|değil|ben|size|ama|bunu|olarak|da|de|şifre|işte|çok|var',
  ru: 'и|не|я|что|это|в|на|с|вы|вам|мой|но|для|как|вот|был|было|к|по|мы|его',
  id: 'yang|dan|tidak|saya|anda|untuk|dengan|ini|itu|dari|pada|bisa|akan|sudah|ada|adalah|kami|tak|maaf|atau|juga|kalau|seperti|bu|pak',
  sw: 'na|ya|wa|kwa|ni|la|si|za|siwezi|hii|katika|kama|ili|yako|yangu|mimi|samahani|ninaweza|lakini|hapa|cha|au|kuwa|wake',
  vi: 'không|và|của|là|cho|tôi|bạn|có|được|trong|với|này|một|các|thể',
  cs: 'je|se|na|že|ne|to|pro|ale|jsem|není|který|vám|vaše|byl|jak|nebo|tak',
  uk: 'і|не|я|що|це|в|на|з|ви|вам|але|для|як|ось|був|було|та|є|мій',
}
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['fa', /[\u067e\u0686\u0698\u06a9\u06af\u06cc]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hi', /\p{Script=Devanagari}/u],
]
/** Scripts that two languages share: letters that only one of them has decide for it. */
const INSTEAD: Readonly<Record<string, string>> = { zh: 'ja', ar: 'fa' }
const word = new Map<string, string[]>()
for (const [language, words] of Object.entries(SMALL))
  for (const small of words.split('|')) word.set(small, [...(word.get(small) ?? []), language])

/** Letters that one of these languages has and its neighbours here have not. */
const LETTERS: readonly (readonly [string, RegExp])[] = [
  ['tr', /[ğış]/],
  ['pl', /[ąęłńśźż]/],
  ['de', /ß/],
  ['es', /[¿¡ñ]/],
  ['pt', /[ãõ]/],
  ['sv', /å/],
  ['uk', /[іїєґ]/],
  ['vi', /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/],
  ['cs', /[ěřů]/],
]

/** Characters that are looked at: the beginning tells enough. */
const LOOKED_AT = 6000

/**
 * The languages that a text is probably written in, likeliest first; English where nothing tells.
 * @param wide for a line of a few words: every language that a word of it speaks for
 */
export function languagesOf(text: string, wide = false): readonly string[] {
  const key = text.length > LONGEST_KEPT ? '' : `${Number(wide)}${text}`
  const known = languagesKnown.get(key)
  if (known) return known
  const languages = languagesRead(text, wide)
  if (key !== '') {
    if (languagesKnown.size >= KEPT) languagesKnown.clear()
    languagesKnown.set(key, languages)
  }
  return languages
}

/** Goals and questions come again with many answers. */
const KEPT = 128
const LONGEST_KEPT = 1000
const languagesKnown = new Map<string, readonly string[]>()

/** Texts without a letter that tells a script or a language by itself. */
const ASCII = /^[\0-\x7f]*$/

function languagesRead(text: string, wide: boolean): string[] {
  const looked = text.slice(0, LOOKED_AT).toLowerCase().replaceAll('’', "'")
  const scores = new Map<string, number>()
  for (const small of looked.match(/\p{L}+(?:'\p{L}+)?/gu) ?? []) {
    const speaksFor = word.get(small)
    if (speaksFor) for (const language of speaksFor) scores.set(language, (scores.get(language) ?? 0) + 1 / speaksFor.length)
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const best = ranked[0]?.[1] ?? 0
  const latin = ranked
    .filter(([, score], i) => i === 0 || (i < 3 && score >= 1.5 && score >= best * 0.3) || (wide && i < 6 && score >= best * 0.4))
    .map(([language]) => language)
  if (ASCII.test(looked)) return latin.length > 0 ? latin : ['en']
  const scripts = SCRIPTS.filter(([, script]) => script.test(looked)).map(([language]) => language)
  for (const [language, letters] of LETTERS) if (letters.test(looked) && !latin.includes(language)) latin.push(language)
  if (/\p{Script=Cyrillic}/u.test(looked) && !latin.includes('ru') && !latin.includes('uk')) latin.unshift('ru')
  const found = [...new Set([...scripts.filter((id) => !scripts.includes(INSTEAD[id] ?? '')), ...latin])]
  return found.length > 0 ? found : ['en']
}
