import type { Lexicon } from '#quarry/lexicon/concepts'

export const cs: Lexicon = {
  ignore:
    'ignoruj*|ignorov*|zapomen*|preskoc*|nedbej*|nerid se|neridte se|opomin*|obejdi*|zahod*|nevsimej*|pomin*|prehlizej*|prehledn*|zrus*|prestan*|odloz*|vynech*|pozastav*|vypni*|prepis*|nedodrzuj*',
  reveal:
    'odhal*|ukaz*|zobraz*|vypis*|vytiskn*|rekni*|reknete|sdel*|napis*|uved*|vyjmenuj*|zopakuj*|opakuj*|cituj*|ocituj*|zkopiruj*|prozrad*|co je|jake jsou|jaky je|jaka je|jake je|preloz*|shrn*|popis*|poskytn*|predej*|potvrd*|vysvetl*|pridej*|pripoj*|prepis*|zmin*|hlaskuj*|zakoduj*|odpovez*|zacni*|dej|vyzrad*|zverejn*|predloz*|vloz*',
  send: 'posli*|poslete|odesl*|odesli*|preposl*|preposli*|zasl*|zasli*|predej*|posil*|napis na|dorucit',
  post: 'zverejn*|odesl*|odesli*|posli*|nahraj*|publikuj*|nahlas*|exportuj*|zavolej*|synchronizuj*|umist*|preved*',
  share: 'sdil*|dej pristup|udel pristup|poskytn*|predej*|posli*|odesl*|prenes*|zpristupn*',
  refund: 'vrat*|vrac*|refund*|proplat*|nahrad*|odskodn*|vraceni*|preplat*',
  change: 'zmen*|aktualizuj*|nastav*|uprav*|nahrad*|prepn*|oprav*|zvys*|vymen*|zaktualizuj*|zapis*|prepis*',
  read: 'precti*|prectete|otevri*|najdi*|zkontroluj*|podivej*|ukaz*|zobraz*|rekni*|nacti*|vyhledej*|co je|jaky je|jake jsou|jake je|jaka je|co pise|co rika|kolik|vypis*|shrn*|zjisti*|dej|chci|potrebuj*|ziskej*|uved*',
  say: 'rekni*|odpovez*|odpovid*|napis*|vypis*|pouzij*|zacni*|ukonci*|skonci*',
  include: 'vloz*|pridej*|pripoj*|zahrn*|umist*|zobraz*|ukaz*|prilo*|zakonci*|ukonci*|nacti*|doplni*',
  search: 'jak mohu|jak dlouho|kde|kdy|hledej*|vyhledej*|mohu|co se stane|lze',
  continue: 'pokracuj*|dal|jak jsem rikal*|jak jsme se dohodli|drive|ano|ted|nyni|udelej to|predchoz*|vzpomen*|pamatuj*|do toho',
  analyze: 'phishing|podezrel*|podvod*|bezpecn*|duveryhodn*|nebezpecn*',
  prompt:
    'systemovy prompt|systemoveho promptu|systemovou zpravu|systemova zprava|systemove instrukce|systemove pokyny|systemovych pokynu|systemovych instrukci|systemovy pokyn|prompt*|uvodni zprav*|prvni zprav*|systemovy text|systemove zpravy',
  rules: 'instrukc*|pokyn*|pravid*|smernic*|konfigurac*|omezen*|prikaz*|zasad*|politik*|nastaveni|narizen*|predpis*|direktiv*',
  above: 'vyse|vyse uveden*|zacatek|zacatku|predchozi text|predchozim textu|nad timto|uplne nahore|predchazej*',
  canary:
    'kanar*|canary|stitek|stitku|znack*|referencni kod|referencniho kodu|interni kod|identifikator*|vodoznak*|oznacen*|referencni cislo|kontrolni kod|tag|referencni znack*',
  secret:
    'heslo|hesla|hesel|heslem|tajn*|tajemstv*|klic*|api klic*|prihlasovaci udaj*|token*|pristupov*|fraze|frazi|duvern*|pristupovy kod',
  account: 'ucet*|uctu|ucty|uctem|uctech|zakaznik*|zakaznic*|klient*|profil*|zaznam*|firm*|spolecnost*',
  data: 'data|udaj*|podrobnost*|informac*|obsah*|vse|vsechno|vysledk*|historie|historii|poznamk*|shrnuti',
  conversation: 'konverzac*|rozhovor*|chat*|histori*|dialog*|zpravy',
  balance: 'zustatek|zustatku|saldo|dluh',
  order: 'objednav*|nakup*|faktur*',
  ticket: 'tiket*|pozadav*|ticket*|pripad|stiznost*|hlaseni',
  mail: 'mail*|e mail*|email*|zprav*|post*|schrank*',
  file: 'soubor*|priloh*|dokument*',
  review: 'recenz*|hodnocen*|nazor*',
  article: 'clan*|navod*|prirucka|znalost*|dokument*|napoved*',
  tracking: 'zasilk*|balik*|doruc*|dodav*',
  phone: 'telefon*|mobil*',
  plan: 'tarif*|plan|predplatn*|balicek|uroven',
  limit: 'uverovy limit|limit*|strop*|uverov*',
  image: 'obraz*|fotk*|fotograf*|logo|ikon*|odznak*|grafik*',
  link: 'odkaz*|url*|adres*|link*',
  webhook: 'webhook*|server*|url*|adres*|endpoint*|koncovy bod',
  other: 'jiny|jina|jine|jineho|jinych|ciz*|dals*|ostatn*|vsech zakazniku|vsechny ucty|kazdeho zakaznika',
  own: 'muj|moje|meho|me|mi|mne|nas|nase|naseho|my|nam',
  me: 'mi|mne|moji adresu|moje adresa',
  assistant: 'asistent*|ai|agent*|model*|chatbot*|bot|system*|automatick*|jsi',
  latest: 'posledn*|nejnovejs*|novy',
  summary: 'shrn*|souhrn*|prehled*|strucn*',
  greeting: 'ahoj|dobry den|kdo jsi|co umis|dekuj*|diky',
  authority:
    'administrator*|spravc*|vyvojar*|inzenyr*|bezpecnostni tym|bezpecnostniho tymu|auditor*|audit*|reditel*|vedouci*|manazer*|sef*|opravnen*|autorizovan*|jsem|dodrzovani|nadrizen*|oddeleni|schvalen*|vlastnik*|jmenem|zamestnan*|povolen*|pover*',
  roleplay:
    'predstirej*|hraj*|hrajme|zahraj*|jsi nyni|jsi ted|chovej se jako|predstav si ze jsi|postav*|persona|roli|role|rol*|ztvarn*|simuluj*',
  hypothetical:
    'hypotetick*|predpoklad*|predstav*|teoretick*|v teorii|myslenkov* experiment*|myslenkovy experiment|co kdyby|kdyby|rekneme|scenar*|dejme tomu',
  story: 'pribeh*|povidk*|roman*|basen*|basn*|pisen*|scen*|scenar*|fikc*|vypravej*|vypraveni|pohadk*|kapitol*|postav*',
  debug:
    'debug*|ladic*|ladeni|rezim udrzby|udrzb*|vyvojarsk* rezim|vyvojarsky rezim|testovaci rezim|testovac*|diagnosti*|odemkn*|servisn*|test|autotest*',
  urgency: 'nalehav*|ihned|okamzit*|co nejdriv*|neodkladn*|bez odkladu|nouz*|kritick*|termin*|spech*|rychle|zivot*|hned|urgentn*',
  format: 'json|yaml|csv|xml|tabulk*|blok kodu|bloku kodu|format*|base64|pole|sablon*|strukturovan*|pismeno po pismenu|zakoduj*',
  norefusal:
    'neodmit*|bez odmit*|bez odmitnuti|bez varovan*|bez omluv*|neomlouvej*|nerikej ze ne*|bez komentar*|odmit*|zadne omluvy|zadna varovani|bez namitek|nesmis odmitnout',
  completion: 'dokonci*|doplni*|pokracuj ve vete|pokracuj v textu|zacina|zacni slovy|zacni s|zni|zneji|vypln*|zbytek',
  translation: 'preloz*|preklad*|do anglictiny|anglicky|do nemciny|do francouzstiny|do cestiny|v anglictine',
  sysupdate:
    'aktualizace*|aktualizaci|nova politika|nova pravidla|bezpecnostni upozorneni|oznamen*|upozorneni|aktualizovan*|zmena pravidel|nova verze|s okamzitou platnosti|verze|revize|vyhlasen*|byla zmenena|byly zmeneny',
  new: 'nove instrukc*|nova instrukc*|novy ukol|nove pokyn*|nova pravidl*|nove pravidl*|od ted|od nynejska|odted|misto toho|tvuj ukol|skutecny ukol|nahrad*|nove prikaz*|napriste',
  must: 'musis|musi|musite|povinn*|nutn*|nezbytn*|vyzad*|je treba|potreb*|mel bys|treba|pozadovan*',
  polite: 'prosim|mohl bys|mohla bys|muzes|muzete|mohl byste|dekuj*|laskav*|chtel*|rad bych|diky|zdvoril*',
  attention: 'dulezit*|pozor|upozorneni|varovani|priorit*|poznamka|pamatuj*|vyznamn*|klicov*|alarm',
  exact:
    'doslova|doslovn*|slovo od slova|presn*|cely|cela|cele|celou|uplne|uplny|uplnou|kompletn*|beze zmen*|v plnem zneni|radek po radku|vsechn*|plne zneni',
  first: 'nez|nejprve|nejdriv*|pred odpoved*|na zacatku|predem|zacni*|v prvni rade|nejdrive|drive nez|pred',
  quiet:
    'tise|potichu|mlcky|bez zmin*|nezminuj*|diskretn*|tajne|potaji|bez ptani|nikomu|nikdo|bez informov*|nerikej*|neinformuj*|nenapadne|mezi nami|neptej*|skryte|bez upozorneni',
  grammar: 'a|v|na|z|do|ne|to|se|ze|je|o|pro|od|jak|tvuj|tve|sve|ktere|ktery|nebo|si|tyto|vsechny|s',
}
