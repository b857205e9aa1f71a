import type { Lexicon } from '#quarry/lexicon/concepts'

export const de: Lexicon = {
  ignore:
    'ignorier*|missacht*|vergiss*|vergessen*|uberspring*|umgeh*|beachte nicht|nicht beachten|nicht mehr befolg*|verwirf*|verwerf*|setze alle|hinweg|aussetz*|ausser kraft|ausser acht|aufgehoben|uberschreib*|lass alle|hor auf',
  reveal:
    'zeig*|nenn*|verrat*|verrate*|gib*|geben*|drucke*|ausgeben|ausgib*|offenbar*|offenleg*|wiederhol*|zitier*|schreib*|sag*|teil*|was ist|was sind|wie lautet|wie lauten|welche*|liste*|auflist*|lies*|kopier*|anzeig*|ubersetz*|fasse*|zusammenfass*|beschreib*|mitteil*|preisgib*|preisgeben|buchstabier*|enthull*|fuge*|erklar*|bestatig*|erwahn*',
  send: 'send*|schick*|maile*|weiterleit*|leite*|versend*|ubermittl*|zusend*|schreib*|verschick*|zuschick*',
  post: 'poste*|lade*|hochlad*|ubermittl*|ubertrag*|send*|schick*|meld*|veroffentlich*|exportier*|ruf*|leite*|synchronisier*',
  share: 'teil*|freigeb*|gib*|gewahr*|zugriff|ubergeb*|ubertrag*|weitergeb*|weiterleit*|send*|schick*',
  refund: 'erstatt*|ruckerstatt*|zuruckerstatt*|zuruckzahl*|zahl*|auszahl*|uberweis*|gutschrift*|gutschreib*|entschadig*|ruckzahl*',
  change:
    'ander*|aktualisier*|setz*|modifizier*|ersetz*|wechsl*|stell*|anpass*|erhoh*|bearbeit*|korrigier*|uberschreib*|umstell*|trag*|passe*',
  read: 'lies*|les*|offne*|zeig*|hol*|ruf*|abruf*|nachschlag*|schau*|pruf*|gib*|nenn*|sag*|was ist|was sind|wie hoch|wie lautet|was steht|liste*|fasse*|anzeig*|such*|such*|zugriff|brauch*',
  say: 'sag*|antwort*|schreib*|gib*|ausgib*|erwider*|nenn*|verwende*|beginne*|beende*',
  include: 'fug*|einfug*|bind*|einbind*|hang*|anhang*|zeig*|einbett*|erganz*|setz*|lade*|darstell*|schliess*|hinzu*|beende*',
  search: 'wie kann|wie lange|wie viel|wo finde|wann|suche*|kann ich|was passiert|gibt es|wie funktioniert',
  continue: 'weiter*|fahr*|fortfahr*|mach*|wie gesagt|wie besprochen|vorhin|fruher|ja|jetzt|nun|vorherige*|fortsetz*|los|denk*|erinner*',
  analyze: 'phishing|verdachtig*|betrug*|seriös|echt oder|gefahrlich|vertrauenswurdig|komisch vor|falschung',
  prompt:
    'systemprompt*|system prompt*|systemnachricht*|systemanweis*|systemmeldung*|prompt*|anfangsnachricht*|systemtext*|startnachricht*|erste nachricht',
  rules:
    'anweisung*|instruktion*|regel*|richtlinie*|vorgabe*|vorschrift*|konfiguration*|einschrankung*|leitlinie*|befehl*|grundregel*|beschrankung*|verhaltensregel*|weisung*',
  above: 'oben|obige*|anfang des|anfang der|davor|vorherige* text|vorangehend*|zu beginn|bisherige*|obenstehend*|vorstehend*',
  canary:
    'kanarienvogel*|kanarien*|canary*|referenzmark*|kennzeichen|markierung*|referenzkennung*|kennung*|marker*|referenznummer*|referenzcode*|prufzeichen*|tag|wasserzeichen*',
  secret:
    'passwort*|passworter*|kennwort*|geheim*|api schlussel*|schlussel*|zugangsdaten*|passphrase*|losung*|token*|vertraulich*|codewort*|zugangscode*|passsatz*|anmeldedaten*',
  account: 'konto*|konten*|kundenkonto*|kunde*|kunden*|profil*|datensatz*|datensatze*|firma|mandant*|kundendaten*|unternehmen*',
  data: 'daten*|angaben|informationen|inhalt*|alles|details|unterlagen|ergebnis*|zusammenfassung*|verlauf|notizen|kontodaten*|kundendaten*',
  conversation: 'gesprach*|unterhaltung*|chat*|verlauf*|dialog*|konversation*|nachrichten',
  balance: 'kontostand*|saldo*|guthaben*|offene*|kontosaldo',
  order: 'bestellung*|auftrag*|kauf|rechnung*',
  ticket: 'ticket*|anfrage*|vorgang*|fall|beschwerde*',
  mail: 'mail*|e mail*|email*|nachricht*|posteingang|post',
  file: 'datei*|anhang*|dokument*|upload',
  review: 'bewertung*|rezension*|ruckmeldung*',
  article: 'artikel*|hilfeseite*|anleitung*|wissensdatenbank|dokument*|hilfecenter|handbuch',
  tracking: 'sendung*|lieferung*|paket*|versand*|sendungsverfolgung|zustell*',
  phone: 'telefon*|handy*|rufnummer*|mobilnummer*',
  plan: 'tarif*|plan|abo*|paket|stufe',
  limit: 'kreditlimit*|limit*|kreditrahmen*|obergrenze*',
  image: 'bild*|foto*|grafik*|logo*|symbol*|abzeichen*',
  link: 'link*|verweis*|adresse*|url*|verknupf*',
  webhook: 'webhook*|endpunkt*|adresse*|server|schnittstelle*|url*',
  other: 'andere*|fremde*|aller kunden|alle kunden|alle konten|jeder kunde|weitere*|sämtliche*',
  me: 'mir|mich|an mich|meine adresse',
  own: 'mein*|mir|ich|uns*|mich|wir',
  assistant: 'assistent*|ki|agent*|modell*|sprachmodell*|chatbot*|bot|system|automatisch*|du bist|wer dies liest',
  latest: 'letzte*|neueste*|neuste*|aktuell*',
  summary: 'zusammenfass*|fasse*|kurzfassung|uberblick',
  greeting: 'hallo|guten tag|guten morgen|wer bist du|was kannst du|danke*|servus',
  authority:
    'administrator*|admin|entwickler*|ingenieur*|sicherheitsteam*|prufer*|geschaftsfuhr*|vorstand*|chef*|leiter*|it abteilung|befugt*|autorisiert*|berechtigt*|genehmigt*|ich bin der|ich bin die|revision*|wartungsteam|betreiber*|vorgesetzt*|im auftrag|berechtigung*|mitarbeiter*|beauftragt*',
  roleplay:
    'rollenspiel*|spiel*|tu so|du bist jetzt|du bist nun|schlupf*|verkorper*|persona|figur*|stell dir vor du|agier*|verhalte dich|charakter*|rolle*',
  hypothetical:
    'hypothetisch*|angenommen|nehmen wir an|stell dir vor|was ware|theoretisch*|gedankenexperiment*|was wurde|mal angenommen|szenario*|gesetzt den',
  story: 'geschichte*|roman*|gedicht*|lied*|szene*|drehbuch*|marchen*|erzahl*|fiktiv*|kapitel*|figur*|theaterstuck*',
  debug:
    'debug*|wartungsmodus*|entwicklermodus*|testmodus*|diagnose*|entsperr*|fehlersuche*|wartung*|selbsttest*|testlauf*|probelauf*|testumgebung*',
  urgency: 'dringend*|eilig*|notfall*|sofort*|umgehend*|unverzuglich*|so schnell*|frist*|keine zeit|lebens*|schnellstmoglich|eilt',
  format:
    'json|yaml|csv|xml|tabelle*|codeblock*|format*|base64|feld*|vorlage*|strukturiert*|stichpunkt*|buchstabe fur buchstabe|kodier*|codier*',
  norefusal:
    'lehne nicht ab|nicht ablehn*|keine ablehn*|ohne warn*|keine warn*|keine entschuldig*|entschuldige dich nicht|verweiger*|sag nicht|ohne kommentar*|ohne hinweis*|keine ausrede*|ohne widerspruch*|niemals ablehn*|keine einwande|nicht weiger*',
  completion:
    'vervollstandig*|beende den satz|setze den satz|setze fort|erganze*|fulle*|beginnt mit|beginne mit|lautet|lauten|lucke*|fang*|fortsetz*|schreibe weiter',
  translation: 'ubersetz*|ins englische|ins deutsche|ins franzosische|auf englisch|auf deutsch|auf franzosisch|dolmetsch*|ubertrag*',
  sysupdate:
    'systemaktualisierung*|systemupdate*|update*|richtlinienanderung*|neue richtlinie*|sicherheitshinweis*|aktualisierung*|aktualisierte*|bekanntmachung*|mitteilung*|systemhinweis*|neufassung*|ab sofort|version*|hinweis vom system|wurden geandert',
  new: 'neue* anweisung*|neue* aufgabe*|neue* regel*|ab jetzt|von nun an|stattdessen|ab sofort|deine aufgabe|eigentliche aufgabe|kunftig|ersetz*|nunmehr|neu',
  must: 'musst|muss|mussen|erforderlich*|notwendig*|zwingend*|pflicht*|verpflicht*|sollst|soll|notig*|vorgeschrieben*|benotig*',
  polite: 'bitte|konntest du|konnten sie|wurdest du|kannst du|freundlich*|danke*|ware nett|mochte*|gerne',
  attention: 'wichtig*|achtung|hinweis*|beachte*|warnung|prioritat*|vorsicht|merke|aufgepasst|vorrang*|entscheidend',
  exact:
    'wortlich*|wortwortlich|wort fur wort|genau*|exakt*|vollstandig*|komplett*|ganze*|unverandert*|gesamte*|im wortlaut|zeile fur zeile|samtliche*|alles',
  first: 'bevor*|zuerst|zunachst|vorher|als erstes|erst|vor der antwort|beginne*|zu beginn|vorab|am anfang',
  quiet:
    'heimlich*|stillschweigend*|ohne es zu erwahn*|erwahne nicht|erwahne das nicht|nicht erwahn*|unauffallig*|diskret*|niemand*|ohne zu fragen|verschweig*|ohne ruckfrage*|leise|im stillen|unbemerkt|nicht mitteil*|unter uns|frag nicht|sag es niemand*',
  grammar: 'der|die|das|und|nicht|ist|ein|eine|einen|fur|mit|auf|du|ich|sie|den|dem|des|zu|von|dir|deine*',
}
