/**
 * Letters of other scripts that are drawn like a Latin letter (after Unicode UTS 39, the part that attackers use: Cyrillic, Greek, Armenian,
 * Cherokee capitals, Latin extensions that NFKC leaves alone), each pair `drawn as` + `characters`.
 */
const LOOKS: Readonly<Record<string, string>> = {
  a: 'аɑα',
  b: 'ЬƄ',
  c: 'сϲᴄ',
  d: 'ԁɗ',
  e: 'еҽ℮є',
  f: 'ẝϝ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іıɩι',
  j: 'јϳ',
  k: 'κкᴋ',
  l: 'ӏǀ',
  m: 'мᴍ',
  n: 'ոռη',
  o: 'оοօσᴏ',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτᴛ',
  u: 'υսᴜц',
  v: 'ѵνᴠ',
  w: 'ԝѡᴡ',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢʐ',
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СϹᏟ',
  D: 'Ꭰ',
  E: 'ЕΕᎬ',
  F: 'Ϝ',
  G: 'ԌᏀ',
  H: 'НΗᎻ',
  I: 'ІΙӀ',
  J: 'ЈᎫ',
  K: 'КΚᏦ',
  L: 'Ꮮ',
  M: 'МΜᎷ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡᏢ',
  Q: 'Ԛ',
  R: 'Ꭱ',
  S: 'ЅՏᏚ',
  T: 'ТΤᎢ',
  V: 'ѴᏙ',
  W: 'ԜᎳ',
  X: 'ХΧ',
  Y: 'УΥҮ',
  Z: 'ΖᏃ',
}

/** Latin code unit that a confusable code unit is drawn as. */
export const DRAWN_AS: ReadonlyMap<number, number> = new Map(
  Object.entries(LOOKS).flatMap(([latin, alike]) => Array.from(alike, (c) => [c.charCodeAt(0), latin.charCodeAt(0)] as const)),
)

/** For each Latin code unit that has one, the first of its likes. */
export const DRAWN_LIKE: ReadonlyMap<number, number> = new Map(
  Object.entries(LOOKS).map(([latin, alike]) => [latin.charCodeAt(0), alike.charCodeAt(0)]),
)
