import type { Concept, Language } from '#quarry/lexicon/concepts'

/** Concepts of work among agents and over time. */
type Agency = Extract<Concept, 'relay' | 'later' | 'approval' | 'claim' | 'part'>

/** Words for passing things on, for later occasions, for approvals, for claims to be somebody, and for parts of a thing. */
export const agency: Readonly<Record<Language, Readonly<Record<Agency, string>>>> = {
  en: {
    relay:
      'pass on|pass it on|pass this on|pass that on|tell billing|tell the|let billing|hand over to|hand this to|relay*|billing agent|other agents|next agent|colleague agent*|specialist*|downstream|fellow agent*|sub agent*|subagent*|peer agent*|every agent|all agents|instruct the|ask billing|ask the billing|billing',
    later:
      'whenever|next time|every time|each time|as soon as|when asked|if asked|in future|in the future|later|always|standing order*|permanent*|from now on|any time|anytime|once the|remember to|the next|afterwards|subsequent*',
    approval:
      'approv*|authoris*|authoriz*|signed off|sign off|clearance|green light|permission|consent*|confirmed by|go ahead from|sanctioned|ratified|countersigned|agreed with',
    claim:
      'i am|i m|this is|my name is|speaking as|on behalf of|logged in as|signed in as|acting for|as the owner|writing as|we are|here is|it s me|representing',
    part: 'first half|second half|half of|first word|last word|first letter*|last letter*|letter by letter|one letter|each letter|first part|last part|part of|characters of|digits of|starts with|begins with|ends with|initials|one by one|spell*|hint|rhymes with|first three|last four|piece by piece|acrostic',
  },
  de: {
    relay: 'gib weiter|weitergeb*|leite weiter|richte aus|sag der|andere agenten|kollegen|spezialist*|fachagent*|buchhaltung*',
    later: 'immer wenn|jedes mal|kunftig|beim nachsten|spater|sobald|stets|dauerhaft|ab jetzt',
    approval: 'genehmig*|freigegeben|freigabe|bewilligt|zugestimmt|zustimmung|abgesegnet|erlaubnis',
    claim: 'ich bin|hier ist|mein name ist|im namen von|im auftrag|hier spricht|wir sind',
    part: 'erste halfte|zweite halfte|halfte|erstes wort|buchstabe fur buchstabe|erster buchstabe|teil davon|anfangsbuchstabe*|ein hinweis|stuck fur stuck',
  },
  es: {
    relay: 'pasa esto|transmit*|comunica a|dile a|otros agentes|agente de facturacion|especialista*|facturacion',
    later: 'cada vez|siempre que|la proxima vez|en el futuro|mas tarde|en cuanto|siempre|en adelante',
    approval: 'aprobad*|autorizad*|aprobacion|autorizacion|permiso|visto bueno',
    claim: 'soy|me llamo|en nombre de|le habla|somos|mi nombre es',
    part: 'primera mitad|segunda mitad|mitad|primera palabra|letra por letra|primera letra|una parte|pista|iniciales',
  },
  fr: {
    relay: 'transmet*|fais suivre|dis a|autres agents|agent de facturation|specialiste*|facturation',
    later: 'chaque fois|la prochaine fois|a l avenir|plus tard|des que|toujours|desormais',
    approval: 'approuv*|autoris*|accord de|feu vert|permission|valide par',
    claim: 'je suis|je m appelle|au nom de|ici|nous sommes|mon nom est',
    part: 'premiere moitie|seconde moitie|moitie|premier mot|lettre par lettre|premiere lettre|une partie|indice|initiales',
  },
  pt: {
    relay: 'passe isto|transmit*|diga a|outros agentes|agente de faturacao|especialista*|faturacao',
    later: 'sempre que|cada vez|da proxima vez|no futuro|mais tarde|assim que|sempre|doravante',
    approval: 'aprovad*|autorizad*|aprovacao|autorizacao|permissao|luz verde',
    claim: 'sou|chamo me|em nome de|fala|somos|o meu nome e',
    part: 'primeira metade|segunda metade|metade|primeira palavra|letra por letra|primeira letra|uma parte|pista|iniciais',
  },
  it: {
    relay: 'passa questo|trasmett*|di a|altri agenti|agente di fatturazione|specialist*|fatturazione',
    later: 'ogni volta|la prossima volta|in futuro|piu tardi|non appena|sempre|d ora in poi',
    approval: 'approvat*|autorizzat*|approvazione|autorizzazione|permesso|via libera',
    claim: 'sono|mi chiamo|a nome di|per conto di|siamo|il mio nome e',
    part: 'prima meta|seconda meta|meta|prima parola|lettera per lettera|prima lettera|una parte|indizio|iniziali',
  },
  nl: {
    relay: 'geef door|doorgev*|stuur door|zeg tegen|andere agenten|specialist*|facturatie*|boekhouding*',
    later: 'elke keer|de volgende keer|voortaan|later|zodra|altijd|steeds|in de toekomst',
    approval: 'goedgekeurd*|toestemming|akkoord|geautoriseerd*|fiat',
    claim: 'ik ben|mijn naam is|namens|u spreekt met|wij zijn|hier spreekt',
    part: 'eerste helft|tweede helft|helft|eerste woord|letter voor letter|eerste letter|een deel|hint|beginletter*',
  },
  pl: {
    relay: 'przekaz*|powiedz działowi|inni agenci|innym agentom|specjalist*|rozliczen*|ksiegowosc*',
    later: 'za kazdym razem|nastepnym razem|w przyszłosci|pozniej|gdy tylko|zawsze|odtad',
    approval: 'zatwierdz*|zgod*|autoryzowan*|pozwolenie|akceptacj*',
    claim: 'jestem|nazywam sie|w imieniu|mowi|jestesmy|tu',
    part: 'pierwsza połowa|połow*|pierwsze słowo|litera po literze|pierwsza litera|czesc|podpowiedz|inicjały',
  },
  sv: {
    relay: 'skicka vidare|for vidare|säg till|andra agenter|specialist*|faktureringen|ekonomiavdelning*',
    later: 'varje gang|nästa gang|i framtiden|senare|sa snart|alltid|hädanefter',
    approval: 'godkänd*|godkänt|tillstand|auktoriserad*|klartecken|medgivande',
    claim: 'jag är|jag heter|pa uppdrag av|här talar|vi är|mitt namn är',
    part: 'första halvan|andra halvan|halva|hälften|första ordet|bokstav för bokstav|första bokstaven|en del|ledtrad|initialer',
  },
  tr: {
    relay: 'ilet*|aktar*|faturalama*|diger ajan*|uzman*|muhasebe*',
    later: 'her zaman|her seferinde|bir dahaki sefere|gelecekte|sonra|bundan boyle|surekli',
    approval: 'onayla*|onaylandı|yetkilendir*|izin*|onay',
    claim: 'ben|benim adım|adına|biz|konusuyor',
    part: 'ilk yarı*|ikinci yarı*|yarısı*|ilk kelime*|harf harf|ilk harf*|bir kısmı*|ipucu',
  },
  cs: {
    relay: 'předej*|přepos*|řekni oddělení|dalsim agentum|ostatni agenti|specialist*|fakturac*|uctarn*',
    later: 'pokazde|příště|v budoucnu|později|jakmile|vždy|od teď',
    approval: 'schvalen*|schvalil*|souhlas*|povolen*|autorizovan*',
    claim: 'jsem|jmenuji se|jménem|u telefonu|my jsme',
    part: 'první polovin*|polovin*|první slovo|písmeno po písmenu|první písmeno|část|nápověd*|iniciály',
  },
  ja: {
    relay: '伝えて|転送|他のエージェント|担当者に|経理|請求担当|専門',
    later: 'するたび|次回|今後|後で|いつも|常に|毎回',
    approval: '承認|許可|認可|了承|同意済み',
    claim: '私は|と申します|の代理|です、',
    part: '前半|後半|半分|最初の文字|一文字ずつ|最初の単語|一部|ヒント|頭文字',
  },
}
