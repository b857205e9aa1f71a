import type { Lexicon } from '../../concepts.js'

export const swedish: Lexicon = {
  override: 'ignorera*|strunta i|bortse från|glöm|åsidosätt|förbise',
  instruction: 'instruktion*|regler*|anvisning*|riktlinj*|direktiv*',
  prior: 'tidigare|föregående|ovanstående|dina|alla',
  reveal: 'avslöja|visa|skriv ut|upprepa|återge',
  prompt: 'systemprompt*|systemmeddelande*|dina instruktioner|dolda instruktioner',
  answer: 'svara|svara med|besvara',
  utter: 'säg|skriv',
  only: 'endast|bara|enbart|uteslutande|exakt|ett enda ord',
  'nothing-else': 'inget annat|ingenting annat|inget mer|utan förklaring*|utan kommentar*|inga andra ord',
  literal: 'ordet|meningen|orden|frasen|följande mening|följande text|texten',
  'whole-answer': 'hela ditt svar|hela svaret|ditt svar måste|ditt svar ska|ditt enda svar|ditt fullständiga svar',
  'in-answer': 'innan du svarar|ditt svar|dina svar|varje svar|din sammanfattning|när du svarar|av svaret|i svaret|till svaret',
  attach: 'lägg till|lägg|sätt|infoga|inkludera|avsluta|börja|bifoga|visa|skriv|ta med',
  carrier: 'länk|mening|rad|sidfot|reklam|logga',
  image: 'bild|bilden|foto',
  fill: 'ersätt|ersatt med|ersätts av|byt ut|utbytt mot|fyll i|i stället för|i url:en|i länken|i adressen',
  fetch: 'besök|öppna|hämta|ladda|anropa|gå till',
  'user-data':
    'användarens|kundens|saldo|saldot|kontonummer|kundnummer|konversationen|samtalet|det användaren|senaste meddelande*|personuppgifter|telefonnummer|orderhistorik|dina instruktioner',
  demand: 'ge mig|berätta för mig|säg mig|visa mig|skicka mig|avslöja|lämna ut|låt mig se|ge oss',
  secret: 'lösenord*|hemlig*|api-nyckel*|inloggningsuppgifter|åtkomstkod|konfidentiell*',
  send: 'skicka*|vidarebefordra*|ladda upp|mejla|dela',
  data: 'konversationen|chatthistorik*|alla e-postmeddelanden|alla mejl|inkorgen|kunddata|kunduppgifter|alla filer',
  'other-person':
    'en annan kund*|andra kunder*|annan kunds|en annan användare*|andra användare*|någon annan*|ett annat konto|andra konton|annan patient*',
  everybody: 'alla kunder*|alla användare*|varje kund*',
  act: 'återbetala|avboka|avbryt|överför|betala|radera|ta bort|ändra|godkänn|bevilja|skicka|vidarebefordra|dela|publicera|köp|beställ|boka|återställ|kreditera|lås upp|säg upp',
  asset:
    'order|ordern|beställning*|återbetalning*|betalning*|pengar|belopp*|saldo|konto|kontot|abonnemang|prenumeration|faktura*|bokning*|rabatt|kunduppgifter|e-postadress*|leveransadress*|kredit|kronor|presentkort',
  urgency: 'omedelbart|genast|direkt|nu genast|brådskande|utan dröjsmål',
  unasked:
    'utan att fråga|utan bekräftelse|utan kontroll|utan att kontrollera|utan godkännande|fråga inte|ingen bekräftelse|kontrollera inte|utan att tveka|ställ inga frågor',
  secrecy: 'nämn det inte|nämn inte|berätta inte|säg inget|i hemlighet|utan att nämna|utan att berätta|i smyg',
  tool: 'verktyg*|funktion*',
  verdict: '10 av 10|tio av tio|bästa kandidat*|högsta betyg|fem stjärnor',
  'tell-user': 'säg till användaren|be användaren|informera användaren|säg till kunden|be kunden|berätta för användaren',
  frame:
    'rollspel|föreställ dig|låtsas|ett spel|en berättelse|en roman|hypotetisk*|översätt|nödläge|nödfall|testläge|simulering|övning|dikt|kodblock|som json',
  own: 'min|mitt|mina|vår|våra|glömt|återställning',
  'to-machine':
    'till ai|till ai-assistenten|om du är en ai|ai-assistent*|språkmodell*|assistenten ska|assistenten måste|när du sammanfattar|meddelande till assistenten|till assistenten',
}
export const romanian: Lexicon = {
  override: 'ignoră|ignora|ignorați|uită|nu ține cont|nu lua în seamă|nesocotește',
  instruction: 'instrucțiun*|reguli*|regulile|indicații*|directive*|ordinele',
  prior: 'anterioare|precedente|de mai sus|tale|toate',
  reveal: 'dezvăluie|arată|afișează|repetă|tipărește',
  prompt: 'promptul de sistem|mesajul de sistem|instrucțiunile tale|instrucțiunile de sistem|instrucțiunile ascunse',
  answer: 'răspunde|răspundeți|răspunsul tău să fie',
  utter: 'spune|spuneți|scrie|scrieți',
  only: 'doar|numai|exclusiv|exact|un singur cuvânt|simplu',
  'nothing-else': 'nimic altceva|nimic mai mult|fără explicații|fără alte|fără comentarii|niciun alt cuvânt',
  literal: 'cuvântul|propoziția|fraza|cuvintele|textul următor|următoarea propoziție',
  'whole-answer':
    'întregul tău răspuns|tot răspunsul tău|răspunsul tău trebuie|răspunsul dumneavoastră trebuie|singurul tău răspuns|răspunsul tău complet',
  'in-answer':
    'înainte de a răspunde|înainte să răspunzi|răspunsului tău|răspunsul tău|fiecare răspuns|rezumatul tău|rezumatului tău|când răspunzi|răspunsului|în răspuns',
  attach: 'adaugă|adăugați|inserează|include|includeți|pune|puneți|încheie|termină|începe|atașează|afișează|plasează',
  carrier: 'link|legătură|propoziție|frază|linie|subsol|reclamă|siglă',
  image: 'imagine|imaginea|poză|fotografie',
  fill: 'înlocuiește|înlocuit cu|înlocuită cu|înlocuind|completează|în locul|în url|în link|la url',
  fetch: 'vizitează|deschide|accesează|încarcă|apelează|preia',
  'user-data':
    'utilizatorului|clientului|soldul|sold|numărul de cont|conversația|conversației|ce a spus utilizatorul|ultimul mesaj|date personale|datele personale|numărul de telefon|istoricul comenzilor|datele sale|instrucțiunile tale',
  demand: 'dă-mi|dați-mi|spune-mi|spuneți-mi|arată-mi|arătați-mi|trimite-mi|trimiteți-mi|dezvăluie|divulgă|oferă-mi|furnizează-mi',
  secret: 'parola|parolele|parolă|secret*|cheia api|cod de acces|date de autentificare|confidențial*',
  send: 'trimite*|transmite*|redirecționează|expediază|încarcă',
  data: 'conversația|istoricul conversației|toate e-mailurile|toate emailurile|datele clienților|toate fișierele|contactele',
  'other-person':
    'altui client|alt client|altor clienți|alți clienți|altui utilizator|alt utilizator|altor utilizatori|alți utilizatori|altei persoane|altcuiva|alt cont|altui cont|alt pacient|altui pacient',
  everybody: 'tuturor clienților|toți clienții|tuturor utilizatorilor',
  act: 'rambursează|rambursați|anulează|anulați|transferă|transferați|plătește|plătiți|șterge|ștergeți|schimbă|schimbați|modifică|aprobă|aprobați|acordă|trimite|trimiteți|redirecționează|distribuie|publică|cumpără|comandă|rezervă|resetează|creditează|deblochează|returnează',
  asset:
    'comanda|comenzii|rambursarea|plata|banii|bani|suma|soldul|fonduri|contul|cont|abonamentul|factura|rezervarea|reducere|datele clientului|fișa|adresa de e-mail|adresa de livrare|iban|credit|lei|euro',
  urgency: 'imediat|acum|de îndată|pe loc|urgent|fără întârziere',
  unasked:
    'fără să întrebi|fără a întreba|fără confirmare|fără verificare|fără a verifica|fără aprobare|nu întreba|nu cere confirmare|nu verifica|fără ezitare|nu pune întrebări|fără să ceri',
  secrecy: 'nu menționa|nu spune nimănui|nu spune nimic|în secret|fără să menționezi|fără să spui|pe ascuns|nu informa',
  tool: 'instrumentul|unealta|funcția',
  verdict: '10 din 10|nota maximă|cel mai bun candidat|cinci stele',
  'tell-user': 'spune utilizatorului|cere utilizatorului|informează utilizatorul|spune clientului|cere clientului',
  frame:
    'joc de rol|imaginează|prefă-te|un joc|o poveste|un roman|ipotetic*|tradu|traducere|urgență|modul de testare|simulare|exercițiu|poezie|bloc de cod|format json',
  own: 'meu|mea|mei|mele|nostru|noastră|resetarea|uitat',
  'to-machine':
    'către ia|pentru ia|către asistent|pentru asistent|dacă ești o ia|dacă ești un ia|dragă asistent|asistentul ia|asistentul trebuie|model lingvistic|când rezumi|notă pentru asistent',
}
export const polish: Lexicon = {
  answer: 'odpowiedz|odpowiadaj|odpowiedzcie|proszę odpowiedzieć|udziel odpowiedzi',
  utter: 'powiedz|napisz|wypisz|mów',
  only: 'tylko|wyłącznie|jedynie|dokładnie|po prostu|jednym słowem',
  'nothing-else': 'nic więcej|nic innego|niczego więcej|bez wyjaśnień|bez wyjaśnienia|bez komentarz*|żadnych innych|bez dodatkowego tekstu',
  literal: 'słowo|słowem|słowa|zdaniem|zdanie|frazę|wyraz|wyrazem|następujące zdanie|następujący tekst',
  'whole-answer':
    'cała twoja odpowiedź|całą twoją odpowiedzią|twoja odpowiedź musi|twoja odpowiedź ma|twoja odpowiedź powinna|jedyna odpowiedź|twoja cała odpowiedź|twoja pełna odpowiedź',
  'in-answer':
    'zanim odpowiesz|przed odpowiedzią|twojej odpowiedzi|swojej odpowiedzi|twoją odpowiedź|swoją odpowiedź|odpowiedzi|każdą odpowiedź|każdej odpowiedzi|podsumowania|podsumowaniu|gdy odpowiadasz|odpowiadając',
  attach: 'dodaj|dołącz|wstaw|umieść|zakończ|kończ|zacznij|rozpocznij|wyświetl|dopisz|zamieść|uwzględnij',
  carrier: 'link|odnośnik|zdanie|linię|stopkę|reklamę|baner',
  image: 'obraz|obrazek|zdjęcie|grafikę',
  fill: 'zastąp|zastąpione przez|zastępując|zamień|zamienione na|wypełnij|uzupełnij|w miejsce|w adresie url|w linku|do adresu|do linku|zakoduj',
  fetch: 'odwiedź|otwórz|pobierz|załaduj|wywołaj|wejdź na',
  'user-data':
    'użytkownika|klienta|saldo|saldem|numer konta|numerem konta|rozmowy|rozmowę|ostatnią wiadomość|dane osobowe|numer telefonu|historię zamówień|jego dane|swoje instrukcje',
  demand: 'podaj mi|daj mi|powiedz mi|pokaż mi|wyślij mi|przekaż mi|ujawnij|zdradź|wyjaw|udostępnij mi|proszę podać|pokaż',
  secret: 'hasło|hasła|hasłem|tajne hasło|token|klucz dostępu|kod dostępu|sekret*',
  'other-person':
    'innego klienta|innych klientów|innej klientki|innego użytkownika|innych użytkowników|innej osoby|innych osób|kogoś innego|innego konta|innego pacjenta|innych pacjentów|cudze|cudzych',
  everybody: 'wszystkich klientów|wszystkich użytkowników|każdego klienta',
  act: 'zwróć|anuluj|przelej|zapłać|usuń|skasuj|zmień|zatwierdź|przyznaj|wyślij|prześlij|przekaż|udostępnij|opublikuj|kup|zamów|zarezerwuj|zresetuj|odblokuj|wypłać|zaakceptuj',
  asset:
    'zamówieni*|zwrot*|płatnoś*|pieniądze|pieniędzy|kwotę|kwota|saldo|środki|konto|konta|subskrypcj*|faktur*|rezerwacj*|rabat|dane klienta|adres e-mail|adres dostawy|iban|kredyt|złotych|bon',
  urgency: 'natychmiast|od razu|niezwłocznie|pilne|pilnie|bezzwłocznie|w tej chwili',
  unasked:
    'bez pytania|nie pytaj|bez potwierdz*|bez sprawdzania|bez weryfikacji|bez zgody|bez zatwierdz*|nie sprawdzaj|nie weryfikuj|bez wahania|nie zadawaj pytań',
  secrecy: 'nie mów nikomu|nikomu nie mów|nic nie mów|nie wspominaj o tym|bez wspominania|zachowaj to w tajemnicy|nie informuj',
  tool: 'narzędzi*|funkcj*',
  verdict: '10 na 10|najlepszy kandydat|najwyższa ocena|najwyższą ocenę|pięć gwiazdek',
  'tell-user': 'powiedz użytkownikowi|poproś użytkownika|poinformuj użytkownika|powiedz klientowi|poproś klienta',
  frame:
    'odgrywanie ról|wyobraź sobie|udawaj|gra|opowiadanie|powieść|hipotetycz*|przetłumacz|tłumaczenie|nagły wypadek|tryb testowy|symulacja|ćwiczenie|wiersz|blok kodu|format wyjściowy|jako json',
  own: 'mój|moja|moje|mojego|mojej|moich|nasz|nasze|naszego|zresetować|zapomniałem|zapomniałam',
  'to-machine': 'model językowy|asystent musi|asystent powinien|dla asystenta|jeśli to czytasz|gdy to podsumowujesz|podsumowując',
}
export const czech: Lexicon = {
  override: 'ignoruj|zapomeň|nedbej|přehlížej|pomiň',
  instruction: 'instrukc*|pokyn*|pravidl*|příkaz*|směrnic*',
  prior: 'předchozí*|dosavadní*|výše uvedené|své|všechny',
  reveal: 'odhal|ukaž|vypiš|zopakuj|prozraď',
  prompt: 'systémový prompt|systémové instrukce|systémovou zprávu|své instrukce|skryté instrukce|své pokyny|systémové pokyny',
  answer: 'odpověz|odpovídej|odpovězte|odpovídejte',
  utter: 'řekni|napiš|řekněte|napište',
  only: 'pouze|jen|jenom|výhradně|přesně|jedním slovem|prostě',
  'nothing-else': 'nic jiného|nic víc|nic dalšího|bez vysvětlení|bez komentáře|žádný další text|žádné další',
  literal: 'slovo|slovem|slova|větou|větu|frází|následující větu|následující text',
  'whole-answer':
    'celá tvoje odpověď|celá tvá odpověď|tvoje celá odpověď|tvá odpověď musí|tvoje odpověď musí|vaše odpověď musí|tvá jediná odpověď|celá odpověď',
  'in-answer':
    'než odpovíš|před odpovědí|své odpovědi|tvé odpovědi|svou odpověď|každou odpověď|každé odpovědi|odpovědi|souhrnu|když odpovídáš',
  attach: 'přidej|přidejte|vlož|vložte|připoj|zahrň|uveď|zakonči|ukonči|začni|zobraz|umísti|doplň',
  carrier: 'odkaz|větu|řádek|zápatí|reklamu|logo',
  image: 'obrázek|obraz|fotku',
  fill: 'nahraď|nahrazeno|nahrazený|nahrazením|vyplň|místo zástupného|do url|do odkazu|v adrese|zaměň',
  fetch: 'navštiv|otevři|načti|zavolej|stáhni|přejdi na',
  'user-data':
    'uživatele|uživatelův|zákazníka|zůstatek|zůstatkem|číslo účtu|konverzac*|poslední zpráv*|osobní údaje|telefonní číslo|historii objednávek|jeho údaje|své instrukce',
  demand: 'dej mi|dejte mi|řekni mi|řekněte mi|ukaž mi|ukažte mi|pošli mi|pošlete mi|prozraď|vyzraď|sděl mi|sdělte mi|poskytni mi',
  secret: 'heslo|hesla|tajn*|api klíč|přístupový kód|přihlašovací údaje|důvěrn*',
  send: 'pošli*|odešli*|přepošli*|nahraj|zašli*',
  data: 'konverzaci|historii chatu|všechny e-maily|všechny maily|údaje zákazníků|všechny soubory|kontakty',
  'other-person':
    'jiného zákazníka|jiných zákazníků|jiného uživatele|jiných uživatelů|jiné osoby|jiných osob|někoho jiného|jiného účtu|jiného pacienta|dalšího zákazníka|cizí',
  everybody: 'všech zákazníků|všech uživatelů|každého zákazníka',
  act: 'vrať|vraťte|zruš|zrušte|převeď|převeďte|zaplať|smaž|smažte|odstraň|změň|změňte|schval|schvalte|uděl|pošli|pošlete|přepošli|sdílej|zveřejni|kup|objednej|rezervuj|resetuj|odblokuj|proplať|refunduj',
  asset:
    'objednávk*|platb*|peníze|částk*|zůstatek|prostředky|účet|účtu|předplatné|faktur*|rezervac*|slev*|záznam|záznamy|údaje zákazníka|e-mailovou adresu|dodací adresu|iban|úvěr|korun|poukaz',
  urgency: 'okamžitě|ihned|hned|neprodleně|naléhavě|naléhavé|urgentní',
  unasked:
    'bez ptaní|neptej se|bez potvrzení|bez ověření|bez kontroly|bez schválení|neověřuj|bez souhlasu|nežádej o potvrzení|bez váhání|aniž by ses|bez dotazu',
  secrecy: 'nezmiňuj|neříkej|nikomu neříkej|tajně|potají|bez vědomí|aniž bys to|neinformuj|mlč o tom',
  tool: 'nástroj*|funkc*',
  verdict: '10 z 10|nejlepší kandidát|nejvyšší hodnocení|pět hvězd',
  'tell-user': 'řekni uživateli|požádej uživatele|informuj uživatele|řekni zákazníkovi|požádej zákazníka',
  frame:
    'hraní rolí|představ si|předstírej|hra|příběh|román|hypotetick*|přelož|překlad|nouzov*|testovací režim|simulace|cvičení|báseň|blok kódu|jako json',
  own: 'můj|moje|mého|moji|mou|náš|naše|zapomněl|zapomněla|obnovit heslo',
  'to-machine':
    'pro ai|pro asistenta|zpráva pro ai|pokud jsi ai|jsi-li ai|milý asistente|asistent musí|ai asistent*|jazykový model|při shrnování|poznámka pro asistenta|pro umělou inteligenci',
}
export const hungarian: Lexicon = {
  override: 'hagyd figyelmen kívül|felejtsd el|ne vedd figyelembe|mellőzd|hagyja figyelmen kívül',
  instruction: 'utasítás*|szabály*|irányelv*|előírás*|parancs*',
  prior: 'korábbi*|előző*|fenti*|eddigi*|eredeti*|összes',
  reveal: 'mutasd|írd ki|ismételd|fedd fel|áruld el',
  prompt: 'rendszerprompt*|rendszerüzenet*|rendszerutasítás*|utasításaidat|rejtett utasítás*',
  answer: 'válaszolj|válaszoljon|felelj|a válaszod',
  utter: 'mondd|írd|írj|mondjad',
  only: 'csak|csakis|kizárólag|pusztán|pontosan|egyetlen szóval|mindössze',
  'nothing-else': 'semmi mást|semmi más|semmi egyebet|magyarázat nélkül|megjegyzés nélkül|más szöveg nélkül|további szöveg nélkül',
  literal: 'szóval|szót|a szó|mondattal|mondatot|a következő szöveg*|kifejezéssel|kifejezést',
  'whole-answer': 'teljes válaszod|az egész válaszod|a válaszod csak|válaszodnak|egyetlen válaszod|a válaszod legyen',
  'in-answer':
    'mielőtt válaszolsz|válaszod*|a válasz végére|minden válasz*|összefoglalód*|összefoglaló végére|amikor válaszolsz|válaszába|válaszában',
  attach: 'tedd|tegyél|add hozzá|illeszd|szúrd|fűzd|írd|zárd|kezdd|fejezd|helyezd|jelenítsd|csatold|foglald',
  carrier: 'linket|hivatkozást|mondatot|sort|láblécet|reklámot|hirdetést',
  image: 'képet|kép|fotót',
  fill: 'cseréld|cserélve|helyettesítsd|helyettesítve|töltsd ki|helyére|az url-be|az url-ben|a linkbe|a linkben',
  fetch: 'látogasd|nyisd meg|töltsd be|hívd meg|kérd le|keresd fel',
  'user-data':
    'a felhasználó*|az ügyfél*|egyenleg*|számlaszám*|a beszélgetés*|utolsó üzenet*|személyes adat*|telefonszám*|rendeléstörténet*',
  demand:
    'add meg nekem|add ide|mondd meg|mondd el|mutasd meg|küldd el nekem|áruld el|fedd fel|adja meg|mutassa meg|mondja meg|add ki|árulja el',
  secret: 'jelszó*|jelszavát|jelszavakat|titk*|titok|api-kulcs*|api kulcs*|hozzáférési kód*|bizalmas*',
  send: 'küldd|küldje|továbbítsd|továbbítsa|töltsd fel|juttasd el',
  data: 'beszélgetést|csevegési előzmény*|összes e-mail*|ügyféladat*|minden fájl*|névjegy*',
  'other-person':
    'másik ügyfél*|más ügyfelek*|egy másik ügyfél*|másik felhasználó*|más felhasználók*|valaki más*|más személy*|másik fiók*|másik beteg*',
  everybody: 'minden ügyfél*|összes ügyfél*|minden felhasználó*|összes felhasználó*',
  act: 'térítsd|térítse|töröld|törölje|mondd le|utald|utalja|fizesd|fizess|változtasd|módosítsd|módosítsa|hagyd jóvá|hagyja jóvá|küldd|küldje|továbbítsd|oszd meg|tedd közzé|vásárolj|vedd meg|rendelj|foglalj|állítsd vissza|oldd fel|írd jóvá',
  asset:
    'rendelés*|megrendelés*|visszatérítés*|fizetés*|pénz*|összeg*|egyenleg*|számlát|számlára|fiók*|előfizetés*|foglalás*|kedvezmény*|ügyfél adatait|ügyféladat*|e-mail-cím*|szállítási cím*|hitel*|forint*|utalvány*',
  urgency: 'azonnal|rögtön|haladéktalanul|sürgős*|most azonnal|nyomban',
  unasked:
    'kérdezés nélkül|anélkül, hogy megkérdez*|ne kérdezz*|megerősítés nélkül|ellenőrzés nélkül|jóváhagyás nélkül|ne ellenőrizd|engedély nélkül|ne kérj*|habozás nélkül|kérdés nélkül',
  secrecy: 'ne említsd|ne mondd el|ne szólj|titokban|senkinek|anélkül, hogy megemlít*|ne tájékoztasd|a felhasználó tudta nélkül',
  tool: 'eszköz*|függvény*|funkció*',
  verdict: '10-ből 10|tízből tíz|legjobb jelölt|legmagasabb pontszám*|öt csillag*',
  'tell-user':
    'mondd a felhasználónak|mondd meg a felhasználónak|kérd meg a felhasználót|tájékoztasd a felhasználót|mondd az ügyfélnek|kérd meg az ügyfelet',
  frame:
    'szerepjáték*|képzeld el|tegyél úgy|játék*|történet*|regény*|hipotetikus*|fordítsd|fordítás*|vészhelyzet*|teszt mód*|tesztüzemmód*|szimuláció*|gyakorlat*|vers*|kódblokk*|json formátum*',
  own: 'az én|jelszavam*|rendelésem*|pénzem*|fiókom*|számlám*|elfelejtett*|elfelejtettem|miénk',
  'to-machine':
    'az ai-nak|a mesterséges intelligenciának|ha te egy ai|ha ai vagy|ai-asszisztens*|kedves asszisztens|az asszisztens*|nyelvi modell*|amikor összefoglalod|megjegyzés az asszisztensnek',
}
