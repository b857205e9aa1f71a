/** What the letters of scripts sound like as consonants; vowels, half-vowels and breath are left out, because everybody writes them otherwise. */
const SOUND = new Map<string, string>()
for (const row of [
  'ب:b ت:t ث:t ج:j خ:k د:d ذ:d ر:r ز:j س:s ش:s ص:s ض:d ط:t ظ:j غ:g ف:p ق:k ك:k ل:l م:m ن:n پ:p چ:c گ:g',
  'क:k ख:k ग:g घ:g ङ:n च:c छ:c ज:j झ:j ञ:n ट:t ठ:t ड:d ढ:d ण:n त:t थ:t द:d ध:d न:n प:p फ:p ब:b भ:b म:m र:r ल:l श:s ष:s स:s ं:n ँ:n',
  'か:k き:k く:k け:k こ:k さ:s し:s す:s せ:s そ:s た:t ち:c つ:ts て:t と:t な:n に:n ぬ:n ね:n の:n ふ:p ま:m み:m む:m め:m も:m ら:r り:r る:r れ:r ろ:r ん:n',
  'が:g ぎ:g ぐ:g げ:g ご:g ざ:j じ:j ず:j ぜ:j ぞ:j だ:d ぢ:j づ:j で:d ど:d ば:b び:b ぶ:b べ:b ぼ:b ぱ:p ぴ:p ぷ:p ぺ:p ぽ:p',
  'б:b г:g д:d ж:j з:j к:k л:l м:m н:n п:p р:r с:s т:t ф:p х:k ц:ts ч:c ш:s щ:sc',
])
  for (const pair of row.split(' ')) SOUND.set(pair.split(':')[0]!, pair.split(':')[1]!)

/** Scripts whose letters are known here. */
export const SOUNDED = /^[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{M}\s\p{P}ー]+$/u

/** The consonants of a value in another script, as a Latin spelling would have them. */
export function soundOf(text: string): string {
  const kana = text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
  const bare = kana
    .normalize('NFC')
    .replace(/(?<=^|\s)ال/g, '')
    .toLowerCase()
  return single([...bare].map((letter) => SOUND.get(letter) ?? '').join(''))
}

/** The consonants of one Latin word. */
export function latinSound(word: string): string {
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^a[lnrstdz]{1,2}h?-/, '')
  return single(
    plain
      .replace(/zh/g, 'j')
      .replace(/sh/g, 's')
      .replace(/ch/g, 'c')
      .replace(/[q]/g, 'k')
      .replace(/z/g, 'j')
      .replace(/f/g, 'p')
      .replace(/[^bcdgjklmnprst]/g, ''),
  )
}

function single(text: string): string {
  return text.replace(/(.)\1+/g, '$1')
}
