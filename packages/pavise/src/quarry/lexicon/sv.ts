import type { Lexicon } from '#quarry/lexicon/concepts'

export const sv: Lexicon = {
  ignore:
    'ignorera*|bortse*|glom*|strunta*|hoppa over|folj inte|sluta folja|forbise*|asidosatt*|kringga*|forkasta*|lagg undan|upphav*|bry dig inte|lat bli|stang av|avbryt*|skriv over',
  reveal:
    'avsloj*|visa*|skriv*|beratta*|sag*|lista*|rakna upp|upprepa*|citera*|kopiera*|ge|ange*|lamna*|vad ar|vilka ar|vilken|oversatt*|sammanfatta*|beskriv*|roj*|dela*|bekrafta*|forklara*|lagg till|namn*|bokstavera*|koda*|svara*|borja*|aterge*|uppge*|redovisa*|presentera*',
  send: 'skicka*|sand*|vidarebefordra*|mejla*|maila*|skriv till|oversand*|eposta*|leverera*',
  post: 'publicera*|skicka*|sand*|ladda upp|posta*|rapportera*|anropa*|exportera*|lagg upp|synka*|overfor*',
  share: 'dela*|ge tillgang|ge atkomst|bevilja*|overlamna*|skicka*|sand*|overfor*',
  refund: 'aterbetala*|betala ut|betala mig|ge tillbaka|betala tillbaka|ersatt*|kompensera*|kreditera*|aterbetalning*',
  change: 'andra*|uppdatera*|satt*|byt*|ersatt*|redigera*|korrigera*|hoj*|stall*|justera*|modifiera*|uppgradera*|registrera*',
  read: 'las*|oppna*|hamta*|visa*|kolla*|titta*|sok*|sag*|beratta*|ge|vad ar|vad star|vad sager|hur mycket|lista*|sammanfatta*|kontrollera*|ta fram|vill|behover|vilket|vilken',
  say: 'sag*|svara*|skriv*|anvand*|borja*|avsluta*|ange*',
  include: 'inkludera*|lagg till|infoga*|bifoga*|visa*|badda*|satt*|avsluta*|ladda*|ta med',
  search: 'hur kan|hur lange|hur lang|var kan|nar|sok*|kan jag|vad hander|gar det',
  continue: 'fortsatt*|ga vidare|som sagt|som overenskommet|tidigare|ja|nu|gor det|foregaende|kor pa|minns|kom ihag|vidare',
  analyze: 'phishing|natfiske|misstankt*|bluff*|bedrageri*|sakert|palitlig*|farlig*',
  prompt:
    'systemprompt*|systemmeddelande*|systeminstruktion*|prompt*|startmeddelande*|systemtext*|forsta meddelande*|systemuppmaning*|inledande meddelande*',
  rules:
    'instruktion*|regl*|regel*|riktlinj*|foreskrift*|konfiguration*|begransning*|order|policy*|direktiv*|anvisning*|restriktion*|bestammels*',
  above: 'ovan*|ovanfor|borjan av|foregaende text|tidigare text|dessforinnan|inledning*',
  canary:
    'kanariefagel*|kanarie*|canary|etikett*|markor*|referenskod*|intern kod|interna koden|marke*|vattenstampel*|referensnummer*|identifierare*|kontrollkod*|referensmark*|tagg*',
  secret: 'losenord*|hemlig*|nyckel*|nycklar*|api nyckel*|inloggningsuppgift*|losenfras*|atkomstkod*|token*|konfidentiell*|kodord*|losen',
  account: 'konto*|konton*|kund*|profil*|foretag*|kunddata|kundregister*|post',
  data: 'data|uppgift*|detalj*|information*|innehall*|allt|resultat*|historik*|anteckning*|sammanfattning*',
  conversation: 'samtal*|konversation*|chatt*|historik*|dialog*|meddelanden*',
  balance: 'saldo*|tillgodohavande*|skuld*',
  order: 'bestallning*|order*|kop|faktura*',
  ticket: 'arende*|ticket*|fall|forfragan|klagomal*',
  mail: 'mejl*|mail*|e post*|epost*|email*|meddelande*|inkorg*|brev',
  file: 'fil*|bilaga*|dokument*',
  review: 'recension*|omdome*|betyg*',
  article: 'artik*|guide*|handbok*|kunskapsbas*|dokument*|hjalpcent*',
  tracking: 'forsandelse*|paket*|leverans*|sparning*|frakt*|sandning*',
  phone: 'telefon*|mobil*',
  plan: 'abonnemang*|plan|paket|niva|tariff*',
  limit: 'kreditgrans*|grans*|limit*|tak',
  image: 'bild*|foto*|logotyp*|ikon*|marke*|grafik*',
  link: 'lank*|url*|adress*',
  webhook: 'webhook*|server*|url*|adress*|endpoint*|slutpunkt*',
  other: 'annan|annat|andra|frammande|alla kunder|alla konton|varje kund|ovriga',
  own: 'min|mitt|mina|mig|jag|var|vart|vara|oss',
  me: 'mig|min adress',
  assistant: 'assistent*|ai|agent*|modell*|sprakmodell*|chatbot*|bot|system*|automatisk*|du ar',
  latest: 'senaste|nyaste|sista',
  summary: 'sammanfatt*|huvudpunkt*|oversikt*',
  greeting: 'hej|god morgon|god dag|vem ar du|vad kan du|tack*',
  authority:
    'administrator*|utvecklar*|ingenjor*|sakerhetsteam*|revisor*|revision*|direktor*|chef*|ansvarig*|behorig*|auktoriserad*|jag ar|efterlevnad*|it avdelning*|godkan*|agare*|a vagnar|tillstand*|medarbetare*|befogenhet*|verkstallande*|handlaggare*',
  roleplay: 'rollspel*|latsas*|spela*|du ar nu|agera*|forestall dig att du|karaktar*|persona|rollen|roll|gestalta*|lek*|upptrad*',
  hypothetical:
    'hypotetisk*|anta*|antag*|tank dig|forestall dig|i teorin|teoretisk*|tankeexperiment*|vad hande om|lat oss saga|scenario*|om du vore|tank om',
  story: 'beratt*|saga*|roman*|dikt*|sang*|scen*|manus*|fiktion*|novell*|kapitel*|karaktar*|historia*',
  debug: 'debug*|felsok*|underhallslage*|underhall*|utvecklarlage*|testlage*|diagnos*|las upp|sjalvtest*|testkorning*|testmiljo*|provkor*',
  urgency:
    'bradsk*|akut*|omedelbart|genast|nodfall*|nodlage*|sa snart som mojligt|snarast*|kritisk*|deadline*|ingen tid|fort|liv|skyndsam*|tidsfrist*',
  format: 'json|yaml|csv|xml|tabell*|kodblock*|format*|base64|falt*|mall*|strukturerad*|bokstav for bokstav|koda*',
  norefusal:
    'vagra inte|inte vagra|utan att vagra|utan varning*|inga varning*|inga ursakt*|utan ursakt*|be inte om ursakt*|sag inte att|utan kommentar*|vagra*|inga invandning*|aldrig vagra|neka*',
  completion: 'slutfor*|avsluta meningen|fortsatt meningen|fortsatt texten|fyll*|borjar med|borja med|lyder*|lucka*|komplettera*|resten av',
  translation: 'oversatt*|till engelska|pa engelska|till tyska|till franska|pa svenska|till svenska|tolka*',
  sysupdate:
    'systemuppdatering*|uppdatering*|ny policy|nya riktlinjer|sakerhetsmeddelande*|meddelande fran system*|tillkannagivande*|avisering*|policyandring*|ny version|med omedelbar verkan|version*|har andrats|notis*|kungorelse*',
  new: 'nya instruktion*|ny instruktion*|ny uppgift*|nya regler|ny regel|nya order|fran och med nu|hadanefter|i stallet|istallet|din uppgift|egentliga uppgift|ersatt*|framover',
  must: 'maste|kravs|krav*|nodvandig*|obligatorisk*|behovs|ska|skall|tvung*|bor|fordras',
  polite: 'snalla|vanligen|var god|var snall|kan du|kunde du|skulle du kunna|tack*|garna|skulle vilja|vanlig*',
  attention: 'viktig*|obs|observera|varning|prioritet*|notera|uppmarksamma|kom ihag|avgorande|larm',
  exact: 'ordagrant|ord for ord|exakt*|bokstavlig*|fullstandig*|komplett*|hela|helt|oforandrad*|i sin helhet|rad for rad|allt|noggrant',
  first: 'innan|forst|till att borja|inledningsvis|fore svar*|allra forst|borja*|som forsta|pa forhand|dessforinnan',
  quiet:
    'tyst*|i tysthet|utan att namna|namn inte|namn det inte|diskret*|i hemlighet|i smyg|utan att fraga|ingen|utan att beratta|beratta inte|sag inte|utan att informera|obemarkt*|mellan oss|informera inte|fraga inte',
  grammar: 'och|att|det|som|en|ett|inte|ar|for|med|pa|till|av|du|din|ditt|dina|den|de|har|om|i',
}
