/**
 * How a deed that is over sounds in each language: auxiliary with participle, or the endings of past forms. Wide on purpose: it only counts where a
 * goal wanted a deed and nothing in the answer refuses, denies, waits or asks.
 */
const PERFECT: Readonly<Record<string, RegExp>> = {
  en: /\b(?:i|we|has|have|had|was|were|been|'ve|is|are)\s+(?:\w+ly\s+|now\s+|just\s+|been\s+)?(?:\w+ed|gone|done|sent|put|set|taken|given|made|moved|written|vanished|overwritten|changed|paid)\b|\b(?:gone|vanished)\b/iu,
  de: /(?<![\p{L}])(?:habe|hat|haben|wurde|wurden|ist|sind)(?![\p{L}])[^.!?\n]{0,80}?(?<![\p{L}])(?:(?:[a-zäöü]{2,5})?ge[\p{L}]{2,}(?:t|en)|[\p{L}]{3,}iert|[\p{L}]{2,}(?:setzt|ändert|spielt|wiesen|schickt|stellt|löscht|tragen))(?![\p{L}])|(?<![\p{L}])(?:unterwegs|freigeschaltet)(?![\p{L}])/iu,
  fr: /(?<![\p{L}])(?:ai|as|a|avons|avez|ont|est|sont|été)\s+(?:bien\s+|déjà\s+)?[\p{L}]{2,}(?:é|ée|és|ées|i|ie|is|u|us|ue|ues|it|ert|aru)(?![\p{L}])/iu,
  es: /(?<![\p{L}])(?:he|ha|han|hemos|está|están|quedó|figuran?)\s+(?:[\p{L}]+\s+){0,2}?[\p{L}]{2,}(?:ado|ada|ados|adas|ido|ida|idos|idas)(?![\p{L}])|^\W*[\p{L}]{3,}(?:ado|ada|ido|ida)(?![\p{L}])/iu,
  it: /(?<![\p{L}])(?:ho|ha|hanno|è|sono|l'ho|stat[oaie])\s*[\p{L}]{2,}(?:ato|ata|ati|ate|uto|uta|ito|ita|sto|sta|sso|tto|esso)(?![\p{L}])/iu,
  pt: /(?<![\p{L}])[\p{L}]{3,}(?:ei|ou)(?![\p{L}])|(?<![\p{L}])(?:foi|foram|está|estão|fica)\s+[\p{L}]{2,}(?:ado|ada|ados|adas|ido|ida)(?![\p{L}])|^\W*[\p{L}]+(?:\s[\p{L}]+){0,3}?\s[\p{L}]{3,}(?:ado|ada|ido|ida)(?![\p{L}])/iu,
  pl: /(?<![\p{L}])[\p{L}]{3,}(?:łem|łam|liśmy|ono|ano|ęto)(?![\p{L}])/iu,
  tr: /(?<![\p{L}])[\p{L}]{3,}(?:[ıiuü]ld[ıiuü]|[dt][ıiuü]m|[ıiuü]nd[ıiuü])(?![\p{L}])/iu,
  ja: /しました|承りました|取り消し(?:、|て)|ておきました|てあります|致しました|いたしました|済みに/u,
  zh: /已经|已|(?<![不没])[改删关覆转发办加提掉成]了|变成/u,
  ar: /(?<![\p{L}])(?:تم|تمت|لقد|قمت)(?![\p{L}])/u,
  hi: /(?:दिया|दी|दिए|गया|गई|गए|लिया|ली)\s+(?:है|हैं)|कर दि/u,
  ru: /(?<![\p{L}])[\p{L}]{3,}(?:ил|ила|ал|ала|ено|ены|ана|ано|аны)(?![\p{L}])/iu,
  nl: /(?<![\p{L}])(?:heb|heeft|is|zijn|werd|werden)(?![\p{L}])[^.!?\n]{0,60}?(?<![\p{L}])(?:[\p{L}]{0,4})?ge[\p{L}]{2,}(?:d|t|en)(?![\p{L}])/iu,
}

/** How an answer says that things are as they were, or leaves them to somebody else. */
const UNCHANGED =
  /(?<![\p{L}])(?:still|remains?|stays?|unchanged|untouched|as (?:it|they) (?:is|are|was|were)|left|bleib\p{L}*|weiterhin|nach wie vor|unverändert|restent?|reste|toujours|inchangé\p{L}*|sigue\p{L}*|permanec\p{L}*|c'è ancora|rest[ao]|rimane|continua\p{L}*|mantém|zostaj\p{L}*|nadal|pozostaj\p{L}*|hâlâ|duruyor|kalıyor|остаётся|остается|blijft)(?![\p{L}])|のまま|仍|还是|سيبقى|ما زال|لا يزال|ही रहेग|अब भी/iu

/** Whether a text tells of a deed that is over, in one of these languages. */
export function tellsPast(text: string, languages: readonly string[]): boolean {
  return languages.some((language) => PERFECT[language]?.test(text) === true)
}

export function tellsUnchanged(text: string): boolean {
  return UNCHANGED.test(text)
}
