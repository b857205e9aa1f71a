/**
 * A sentence in the first person that says no, whatever its verb: "je ne rédigerai pas", "tego nie zrobię", "yapmayacağım". Wider than the list
 * of refusals, so it only counts where what was asked for is to be said or done by the answer itself.
 */
const PATTERNS: readonly RegExp[] = [
  /(?<![\p{L}])(?:i|we)(?:'d| would| do| did| will| am|'m|'ll|'ve| have)? ?(?:n['’]t|not|never|rather not)(?![\p{L}])|(?<![\p{L}])(?:i|we) (?:don|didn|won|can|couldn|wouldn|haven|shan|ain)['’]?t(?![\p{L}])|(?<![\p{L}])no one here (?:can|will)/iu,
  /(?<![\p{L}])(?:ich|wir)(?![\p{L}])[^.!?:;,\n]{0,80}(?<![\p{L}])(?:nicht|kein\p{L}*|nie|niemals|nichts)(?![\p{L}])|(?<![\p{L}])\p{L}{2,}(?:e|en) (?:ich|wir)(?![\p{L}])[^.!?:;,\n]{0,60}(?<![\p{L}])(?:nicht|kein\p{L}*|nie)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:je|nous) n(?:e |['’])[^.!?\n]{0,40}(?<![\p{L}])(?:pas|rien|jamais|aucune?|point)(?![\p{L}])/iu,
  /(?<![\p{L}])no (?:(?:me|te|le|les|se|lo|la|los|las) ){0,2}(?:voy|vamos|puedo|podemos|debo|quiero|\p{L}{2,}(?:aré|eré|iré|emos|amos|imos)|\p{L}{3,}o|doy|sé)(?![\p{L}])/iu,
  /(?<![\p{L}])non (?:(?:mi|ti|le|la|lo|li|gli|ve|te|glielo|te lo|ve lo|le lo|gliela) ?){0,2}(?:posso|possiamo|devo|voglio|intendo|do|so|\p{L}{2,}(?:erò|irò|arò|eremo|iremo|iamo)|\p{L}{3,}(?<!an|on)o)(?![\p{L}])/iu,
  /(?<![\p{L}])não (?:(?:me|te|lhe|o|a|os|as) ){0,2}(?:vou|vamos|posso|podemos|devo|quero|dou|sei|\p{L}{2,}(?:arei|erei|irei|emos|amos|imos)|\p{L}{3,}o)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:ik|wij|we)(?![\p{L}])[^.!?:;,\n]{0,70}(?<![\p{L}])(?:niet|geen|nooit|niets)(?![\p{L}])|(?<![\p{L}])\p{L}{2,} ik(?![\p{L}])[^.!?:;,\n]{0,50}(?<![\p{L}])(?:niet|geen|nooit)(?![\p{L}])/iu,
  /(?<![\p{L}])nie (?:(?:mu|jej|im|go|ją|ich|tego|się|panu|pani|ci|wam) ){0,2}\p{L}{2,}(?:ę|em|am|emy|amy|imy|ymy)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:я|мы|ми)(?![\p{L}])[^.!?\n]{0,50}(?<![\p{L}])(?:не|ничего|нічого)(?![\p{L}])|(?<![\p{L}])не \p{L}{2,}(?:ю|у|им|ем|ём|лась|лся)(?![\p{L}])/iu,
  /(?<![\p{L}])(?!tamam(?![\p{L}]))\p{L}{2,}(?:mam|mem|mayız|meyiz|mıyorum|miyorum|muyorum|müyorum|mıyoruz|miyoruz|mayacağım|meyeceğim|mayacağız|meyeceğiz|amam|emem|madım|medim)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:jag|vi)(?![\p{L}])[^.!?:;,\n]{0,60}(?<![\p{L}])(?:inte|aldrig|ingen|inget|inga)(?![\p{L}])|(?<![\p{L}])\p{L}{2,}r jag (?:inte|aldrig|inga?t?)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:saya|kami|aku)(?![\p{L}])[^.!?\n]{0,30}(?<![\p{L}])(?:tidak|tak|bukan|belum|enggan)(?![\p{L}])|(?<![\p{L}])(?:tidak|tak) (?:\p{L}+ )?(?:saya|kami|akan)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:si(?:wezi|tawe\p{L}+|ta\p{L}+|ku\p{L}+|ja\p{L}+|ruhusiwi)|hatu\p{L}{3,}|sina|si\p{L}{3,}i)(?![\p{L}])/iu,
  /(?<![\p{L}])(?:لن|لا|لم)\s+(?:أ|ن|ا)[\p{L}\p{M}]+|(?<![\p{L}])(?:لست|لسنا)(?![\p{L}])/u,
  /(?:नहीं|न)\s+[\p{L}\p{M}]*\s?[\p{L}\p{M}]*(?:ूँगा|ूंगा|ूँगी|ूंगी|ऊँगा|ऊँगी|ऊंगा|ऊंगी|सकता|सकती|सकते|ेंगे|ता|ती|किया|की)(?![\p{L}])|(?:ूँगा|ूंगा|ूँगी|ूंगी)\s+नहीं/u,
  /(?:我|我们|本人|我方|小助手)[^。！？\n]{0,12}(?:不|没|無法|无法|未|拒)|(?:不会|不能|无法|不便|不方便|恕不|不予)/u,
  /(?:ません|ませんでした|致しかね|いたしかね|しかね|できない|しない(?:です|よ|こと)|お断り|控え|遠慮|わけには)/u,
  /(?:지 않|지는 않|지 못|지는 못|수 없|수는 없|못 |안 (?:해|돼|됩|하|합)|어렵|어려워|곤란|거절|거부|아니에요|아닙니다|없어요|없습니다)/u,
  /(?<![\p{L}])(?:אני|אנחנו|אנו) (?:לא|איני|אינני)(?![\p{L}])|(?<![\p{L}])(?:איני|אינני|איננו)(?![\p{L}])/u,
  /نمی[\u200c\s]?\p{L}{2,}(?:م|یم)(?![\p{L}])|نخواهیم|نخواهم/u,
  /(?<![\p{L}])(?:tôi|em|mình|chúng tôi)\s(?:xin\s)?(?:không|chưa thể|phép dừng|phép từ chối)(?![\p{L}])/iu,
]

/** What others cannot or should not do is said of them, and is no refusal. */
const OF_OTHERS = /(?<!\b(?:i|we|this|that|here) )\b(?:can't|cannot|couldn't|could not|shouldn't|should not|won't|will not)\b/gi

/** A text without what it says that others cannot do. */
export function ofItself(text: string): string {
  return text.replace(OF_OTHERS, ' ')
}

/** Whether a text says no in the first person, in any of these languages. */
export function saysOwnNo(text: string): boolean {
  if (text === lastText) return lastNo
  lastText = text
  const latin = /[a-z]/i.test(text)
  lastNo = PATTERNS.some((pattern, i) => (latin || i >= LATIN || i === CYRILLIC) && pattern.test(text))
  return lastNo
}

/** How many patterns are of Latin letters, and the one among them that is not; one text is asked about again and again. */
const LATIN = 13
const CYRILLIC = 8
let lastText = ''
let lastNo = false
