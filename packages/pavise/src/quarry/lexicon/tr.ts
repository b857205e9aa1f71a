import type { Lexicon } from '#quarry/lexicon/concepts'

export const tr: Lexicon = {
  ignore:
    'yok say*|gormezden gel*|dikkate alma*|unut*|gecersiz*|onemseme*|atla*|uyma*|birak*|bir kenara|hice say*|takip etme*|iptal et*|devre disi*|askiya*|goz ardi*|bosver*|cigne*',
  reveal:
    'goster*|acikla*|soyle*|yaz*|ver|verin|listele*|tekrarla*|tekrar et*|alinti*|kopyala*|paylas*|ifsa*|nedir|neler*|cevir*|ozetle*|tanimla*|bildir*|sun*|yazdir*|dok*|ekle*|aktar*|onayla*|ilet*|kodla*|hecele*|basla*|yanitla*|belirt*|ortaya*|anlat*|ac|oku*|dahil*',
  send: 'gonder*|yolla*|ilet*|postala*|yonlendir*|mail at*|e posta at*|aktar*|ulastir*',
  post: 'yayinla*|gonder*|yukle*|ilet*|paylas*|bildir*|cagir*|aktar*|disa aktar*|senkronize*|post et*',
  share: 'paylas*|erisim ver*|izin ver*|gonder*|ver|ilet*|aktar*|devret*',
  refund: 'iade*|geri ode*|para iade*|tazmin*|geri ver*',
  change: 'degistir*|guncelle*|ayarla*|duzenle*|yap|yukselt*|duzelt*|artir*|kaydet*|belirle*|cevir*',
  read: 'oku*|ac|getir*|bul|bak*|goster*|kontrol*|soyle*|ver|nedir|ne kadar|ne diyor|listele*|ozetle*|incele*|ara*|goruntule*|istiyorum|lazim|kac|neler*',
  say: 'soyle*|yanitla*|yanit ver*|cevap ver*|cevapla*|yaz*|kullan*|basla*|bitir*|de',
  include: 'ekle*|dahil et*|yerlestir*|goster*|koy*|gom*|bitir*|yukle*|ilistir*|icer*',
  search: 'nasil|ne kadar surer|nerede|ne zaman|ara|mumkun mu|olur mu',
  continue: 'devam*|surdur*|daha once|soyledigim gibi|anlastigimiz gibi|evet|simdi|yap|onceki*|hatirla*|az once',
  analyze: 'oltalama|phishing|supheli*|dolandir*|guvenli mi|guvenilir*|tehlikeli*|sahte',
  prompt:
    'sistem istem*|sistem mesaj*|sistem talimat*|istem*|prompt*|baslangic mesaj*|ilk mesaj*|sistem komut*|sistem metn*|sistem prompt*',
  rules: 'talimat*|kural*|yonerge*|yonlendirme*|yapilandirma*|kisitlama*|emir*|emr*|politika*|ilke*|direktif*|sinirlama*|komut*',
  above: 'yukari*|oncesinde*|basindaki*|basindan*|onceki metin*|en bastaki*|bundan onceki*',
  canary:
    'kanarya*|canary|etiket*|isaret*|referans kod*|ic kod*|ic referans*|tanimlayici*|filigran*|referans numara*|kontrol kod*|damga*|belirtec*',
  secret: 'parola*|sifre*|gizli*|anahtar*|api anahtar*|kimlik bilgi*|token*|parola cumle*|sir|sirlar*|giris bilgi*|erisim kod*|belirtec*',
  account: 'hesap*|hesab*|musteri*|profil*|kayit*|kayd*|sirket*|firma*',
  data: 'veri*|ayrinti*|detay*|bilgi*|icerik*|icerig*|her sey*|sonuc*|gecmis*|not|notlar*|ozet*',
  conversation: 'konusma*|sohbet*|gecmis*|diyalog*|mesajlar*|yazisma*',
  balance: 'bakiye*|borc*|kredi',
  order: 'siparis*|satin alma*|fatura*',
  ticket: 'bilet*|talep*|destek kayd*|ticket*|sikayet*|vaka*',
  mail: 'e posta*|eposta*|mail*|ileti*|mesaj*|posta*|gelen kutu*|email*',
  file: 'dosya*|ek|ekler*|belge*',
  review: 'yorum*|degerlendirme*|inceleme*',
  article: 'makale*|kilavuz*|yardim*|bilgi bankas*|belge*|rehber*',
  tracking: 'gonderi*|kargo*|paket*|teslimat*',
  phone: 'telefon*|cep',
  plan: 'plan*|tarife*|abonelik*|paket|seviye*',
  limit: 'kredi limit*|limit*|sinir*|ust sinir*',
  image: 'resim*|resm*|gorsel*|goruntu*|fotograf*|logo*|simge*|rozet*',
  link: 'baglanti*|link*|url*|adres*',
  webhook: 'webhook*|sunucu*|url*|adres*|uc nokta*|endpoint*',
  other: 'baska*|diger*|farkli*|tum musteri*|tum hesap*|butun musteri*|her musteri*|yabanci*',
  own: 'benim|bana|beni|ben|bizim|bize|hesabim*|siparisim*|siparislerim*|bakiyem*',
  me: 'bana|kendime|adresime',
  assistant: 'asistan*|yapay zeka*|ajan*|model*|sohbet botu*|bot|sistem*|otomatik*|sen bir|artik sen',
  latest: 'son|en son|en yeni|yeni',
  summary: 'ozet*|ana nokta*|kisaca',
  greeting: 'merhaba|selam|gunaydin|sen kimsin|ne yapabilirsin|tesekkur*',
  authority:
    'yonetici*|admin*|gelistirici*|muhendis*|guvenlik ekib*|denetci*|denetim*|mudur*|direktor*|yetkili*|yetki*|ben sistemin|uyum|amir*|bilgi islem*|onayl*|onay*|sahibi*|adina|izin*|personel*|calisan*',
  roleplay:
    'rol yap*|rol oyunu*|rol*|gibi davran*|mis gibi*|artik sen|simdi sen|karakter*|canlandir*|taklit*|persona|oyun*|oldugunu hayal et*|burun*',
  hypothetical: 'varsayim*|varsay*|farz*|hayal et*|teorik*|teoride|dusunce deney*|olsaydi|diyelim*|senaryo*|dusun ki|ya olsa*',
  story: 'hikaye*|oyku*|roman*|siir*|sarki*|sahne*|senaryo*|kurgu*|masal*|anlat*|bolum*|karakter*',
  debug: 'hata ayiklama*|debug*|bakim modu*|bakim*|gelistirici modu*|test modu*|tani*|kilidi ac*|test*|ic test*|deneme*|ariza*',
  urgency: 'acil*|derhal|hemen|ivedi*|bir an once|en kisa surede|kritik*|son tarih*|vakit yok|zaman yok|cabuk|hayat*|gecikmeden|aninda',
  format: 'json|yaml|csv|xml|tablo*|kod blog*|bicim*|format*|base64|alan*|sablon*|yapilandirilmis*|harf harf|kodla*',
  norefusal:
    'reddetme*|red etme*|geri cevirme*|uyari yap*|uyari olmadan|uyarisiz*|ozur dileme*|ozur*|yapamam deme*|yorum yapma*|yorumsuz*|hayir deme*|itiraz etme*|itirazsiz*|mazeret*|bahane*',
  completion:
    'tamamla*|cumleyi bitir*|cumleye devam*|metne devam*|doldur*|ile baslar|ile basla*|diye basla*|su sekilde*|sunlardir|bosluk*|geri kalan*',
  translation: 'cevir*|tercume*|ingilizceye|ingilizce|almancaya|fransizcaya|turkceye|ceviri*',
  sysupdate:
    'sistem guncelleme*|guncelleme*|yeni politika*|guvenlik bildirim*|duyuru*|bildirim*|guncellenmis*|guncellendi|politika degisiklig*|yeni surum*|hemen gecerli*|surum*|revizyon*|degisti',
  new: 'yeni talimat*|yeni gorev*|yeni kural*|yeni emir*|bundan sonra|bundan boyle|simdiden itibaren|bunun yerine|gorevin|asil gorev*|yerine gec*|artik|yeni rol*',
  must: 'gerek*|zorunda*|zorunlu*|mecbur*|sart*|lazim|gerekli*|gerekiyor|malisin|melisin|mali|meli',
  polite: 'lutfen|rica*|misin|musun|misiniz|musunuz|tesekkur*|zahmet*|memnun*|istiyorum|isterim|sevinirim',
  attention: 'onemli*|dikkat|not|uyari|oncelik*|unutma*|bilgine|alarm|kritik*|hatirlat*',
  exact:
    'kelimesi kelimesine|kelime kelime|aynen|tam|tamamini|tamamen|birebir|harfi harfine|eksiksiz*|butun*|oldugu gibi|degistirmeden|satir satir|hepsini|tumunu',
  first: 'once|oncelikle|ilk olarak|ilk once|yanitlamadan once|cevaplamadan once|baslamadan|basta|basla*|evvela',
  quiet:
    'sessiz*|gizlice|bahsetme*|sozunu etme*|belli etme*|kimseye|haber verme*|sormadan|soyleme*|fark ettirme*|caktirma*|bildirmeden|sezdirme*|aramizda|sorma*|belirtme*',
  grammar: 've|bir|bu|icin|ile|de|da|ne|mi|cok|olan|olarak|sen|senin|gibi|en|her|su|o|tum',
}
