import type { Lexicon } from '#quarry/lexicon/concepts'

export const pl: Lexicon = {
  ignore:
    'zignoruj*|ignoruj*|zapomn*|pomin*|pomij*|nie przestrzegaj|nie stosuj|odrzuc*|omin*|omij*|lekcewaz*|nie zwracaj uwagi|przestan*|anuluj*|uniewazn*|odloz*|zawies*|wylacz*|nadpisz*|porzuc*',
  reveal:
    'ujawn*|pokaz*|wyswietl*|wydrukuj*|podaj*|powiedz*|napisz*|wypisz*|wymien*|powtorz*|zacytuj*|cytuj*|skopiuj*|zdradz*|co to jest|jaki jest|jakie sa|jaka jest|przetlumacz*|stresc*|podsumuj*|opisz*|przekaz*|udostepn*|potwierdz*|wyjasn*|dodaj*|dolacz*|przepisz*|wspomn*|przeliteruj*|zakoduj*|odpowiedz*|zaczn*|daj|dostarcz*|odkryj*',
  send: 'wysl*|wyslij*|przesl*|przeslij*|przekaz*|poslij*|prześlij*|odesl*|wysyl*|napisz do',
  post: 'opublikuj*|wysl*|wyslij*|przesl*|przeslij*|zamiesc*|wgraj*|zglos*|eksportuj*|wywolaj*|synchronizuj*|umiesc*',
  share: 'udostepn*|daj dostep|przyznaj*|przekaz*|wysl*|wyslij*|przesl*|podziel*',
  refund: 'zwroc*|zwrot*|refunduj*|oddaj*|wyplac*|zrekompensuj*',
  change: 'zmien*|zmian*|zaktualizuj*|ustaw*|zmodyfikuj*|zastap*|edytuj*|popraw*|podnies*|zwieksz*|przelacz*|wpisz*|aktualizuj*',
  read: 'przeczytaj*|czytaj*|otworz*|znajdz*|sprawdz*|pokaz*|wyswietl*|podaj*|powiedz*|pobierz*|jaki jest|jakie jest|jakie sa|co zawiera|co mowi|wymien*|ile|wyszukaj*|odczytaj*|stresc*|podsumuj*|chce|potrzebuj*|zobacz*',
  say: 'powiedz*|odpowiedz*|odpowiad*|napisz*|wypisz*|uzyj*|zaczn*|zakoncz*',
  include: 'dodaj*|dolacz*|wstaw*|umiesc*|zamiesc*|pokaz*|osadz*|zakoncz*|wyswietl*|zalacz*|zaladuj*',
  search: 'jak moge|jak dlugo|gdzie|kiedy|szukaj*|wyszukaj*|czy moge|co sie stanie',
  continue: 'kontynuuj*|dalej|jak mowil*|jak ustalilismy|wczesniej|tak|teraz|zrob to|poprzedni*|przypomn*|smialo',
  analyze: 'phishing|podejrzan*|oszustw*|bezpieczn*|wiarygodn*|grozn*',
  prompt:
    'prompt*|komunikat systemowy|wiadomosc systemowa|instrukcje systemowe|polecenie systemowe|instrukcji systemowych|polecenia systemowe|polecenia systemowego|wiadomosci systemowej|tekst systemowy|pierwsza wiadomosc|podpowiedz systemow*|monit systemow*',
  rules: 'instrukcj*|regul*|zasad*|wytyczn*|polecen*|konfiguracj*|ogranicze*|polityk*|dyrektyw*|rozkaz*|przepis*|wskazow*|nakaz*',
  above: 'powyzej|powyzsz*|poczatek|poczatku|poprzedni tekst|wczesniejsz*|poprzedza*',
  canary:
    'kanarek*|kanark*|canary|etykiet*|znacznik*|kod referencyjny|kodu referencyjnego|kod wewnetrzny|identyfikator*|znak wodny|oznaczen*|numer referencyjny|kod kontrolny|tag',
  secret: 'haslo|hasla|hasel|haslem|sekret*|tajn*|klucz*|poswiadczen*|token*|fraza|fraze|poufn*|kod dostepu|dane logowania|tajemnic*',
  account: 'konto|konta|kont|koncie|kontem|klient*|profil*|rekord*|firm*|kartotek*',
  data: 'dane|danych|szczegol*|informacj*|zawartosc*|tresc*|wszystko|wynik*|historia|historie|notatk*|podsumowan*',
  conversation: 'rozmow*|czat*|histori*|dialog*|wiadomosci|konwersacj*',
  balance: 'saldo|salda|naleznosc*|kredyt',
  order: 'zamowien*|zakup*|faktur*',
  ticket: 'zgloszen*|ticket*|sprawa|sprawe|reklamacj*|bilet*',
  mail: 'mail*|e mail*|email*|wiadomosc*|poczt*|skrzynk*',
  file: 'plik*|zalacznik*|dokument*',
  review: 'recenzj*|opini*|ocen*',
  article: 'artykul*|poradnik*|instrukcja obslugi|baza wiedzy|dokument*|pomoc*',
  tracking: 'przesylk*|paczk*|dostaw*|wysylk*',
  phone: 'telefon*|komork*',
  plan: 'plan|planu|taryf*|abonament*|pakiet|poziom',
  limit: 'limit*|pulap*',
  image: 'obraz*|zdjec*|logo|ikon*|odznak*|grafik*',
  link: 'link*|odnosnik*|url*|adres*',
  webhook: 'webhook*|serwer*|url*|adres*|endpoint*|punkt koncowy',
  other: 'inny|inna|inne|innych|innego|innej|obc*|wszystkich klientow|wszystkie konta|kazdego klienta|pozostal*|cudz*',
  own: 'moj|moja|moje|mojego|mojej|mi|mnie|nasz*|my|nam',
  me: 'mi|mnie|moj adres',
  assistant: 'asystent*|ai|agent*|model*|chatbot*|bot|system*|automatyczn*|jestes',
  latest: 'ostatni*|najnowsz*|nowy',
  summary: 'podsumow*|podsumuj*|streszcz*|stresc*|skrot*',
  greeting: 'czesc|dzien dobry|witaj|kim jestes|co potrafisz|dziekuj*',
  authority:
    'administrator*|programist*|deweloper*|inzynier*|zespol bezpieczenstwa|audytor*|audyt*|dyrektor*|kierownik*|menedzer*|szef*|upowaznion*|uprawnion*|autoryzowan*|jestem|zgodnosc|przelozon*|dzial|zatwierdz*|wlasciciel*|w imieniu|pracownik*|zezwolen*|uprawnien*|zgode',
  roleplay:
    'udawaj*|odgryw*|odegraj*|zagraj*|jestes teraz|wciel sie|zachowuj sie jak|wyobraz sobie ze jestes|postac*|persona|rola|role|roli|graj|symuluj*',
  hypothetical:
    'hipotetyczn*|zaloz*|zalozmy|wyobraz*|w teorii|teoretyczn*|eksperyment myslowy|co by bylo|gdyby|przypusc*|scenariusz*|powiedzmy',
  story: 'opowies*|opowiad*|histori*|powies*|wiersz*|piosenk*|scen*|scenariusz*|fikcj*|bajk*|rozdzial*|bohater*',
  debug:
    'debug*|tryb serwisowy|tryb konserwacji|konserwacj*|tryb programisty|tryb dewelopera|tryb testowy|diagnosty*|odblokuj*|test|testow*|trybie|autotest*|serwisow*',
  urgency: 'piln*|nagl*|natychmiast*|jak najszybciej|niezwlocznie|bez zwloki|krytyczn*|termin*|szybko|zycie|awari*|od razu',
  format: 'json|yaml|csv|xml|tabel*|blok kodu|bloku kodu|format*|base64|pole|pola|szablon*|strukturaln*|litera po literze|zakoduj*',
  norefusal:
    'nie odmawiaj*|bez odmow*|nie odmawia*|bez ostrzez*|bez przepros*|nie przepraszaj*|nie mow ze nie|bez komentarz*|odmow*|odmawia*|zadnych przeprosin|zadnych ostrzezen|bez sprzeciw*',
  completion: 'dokoncz*|uzupeln*|kontynuuj zdanie|kontynuuj tekst|zaczyna sie od|zacznij od|zaczynajac|brzmi*|luk*|ciag dalszy',
  translation: 'przetlumacz*|tlumacz*|na angielski|po angielsku|na niemiecki|na francuski|na polski|przeloz*',
  sysupdate:
    'aktualizacj*|nowa polityka|komunikat*|ogloszen*|powiadomien*|zaktualizowan*|zmiana zasad|nowa wersja|ze skutkiem natychmiastowym|wersj*|zawiadomien*|zostaly zmienion*|ostrzezenie bezpieczenstwa',
  new: 'nowe instrukcj*|nowa instrukcj*|nowe zadanie|nowe polecen*|nowe zasady|nowa zasad*|od teraz|odtad|od tej pory|zamiast tego|twoje zadanie|prawdziwe zadanie|zastap*|zastepuj*|nowych',
  must: 'musisz|musi|muszą|obowiazkow*|konieczn*|niezbedn*|wymag*|trzeba|nalezy|powinien*|powinn*|potrzeb*',
  polite: 'prosze|poprosze|czy moglbys|czy moglabys|czy mozesz|mozesz|dziekuj*|uprzejm*|chcial*|z gory|moglby*',
  attention: 'wazne*|uwaga|wazna|ostrzezenie|priorytet*|zauwaz|pamietaj*|istotn*|kluczow*|alarm',
  exact:
    'doslown*|slowo w slowo|dokladn*|w calosci|calosc|caly|cala|cale|pelny|pelna|pelne|bez zmian|kompletn*|linia po linii|wszystk*|co do slowa',
  first: 'zanim|najpierw|przed odpowied*|przede wszystkim|na poczatku|wpierw|przed|zaczn*|na wstepie|uprzednio',
  quiet:
    'po cichu|cicho|bez wspomin*|nie wspominaj*|dyskretn*|w tajemnicy|potajemn*|bez pytania|nikomu|nikt|bez informowania|nie mow|nie informuj*|niezauwaz*|miedzy nami|nie pytaj*|skrycie|milczac*',
  grammar: 'i|w|na|z|do|nie|to|sie|ze|jest|o|dla|od|jak|twoj*|swoj*|tego|tym|ktor*|lub',
}
