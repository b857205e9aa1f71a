import type { Lexicon } from '../concepts.js'

export const polish: Lexicon = {
  override: 'zignoruj*|ignoruj*|zapomnij|pomin|nie zwracaj uwagi|odrzuc|porzuc|obejdz|nie bierz pod uwage|zlekcewaz',
  instruction: 'instrukcj*|zasad*|polecen*|wytyczn*|regul*|nakaz*|ograniczen*|dyrektyw*|wskazow*',
  prior: 'poprzedni*|wczesniejsz*|powyzsz*|swoje|twoje|twoich|dotychczasow*|pierwotn*|uprzedni*',
  'told-before': 'wszystko powyzej|wszystko, co ci|wszystko co ci|co ci powiedziano|wszystko, co powiedziano',
  'not-valid':
    'juz nie obowiazuj*|nie obowiazuj*|przestaja obowiazywac|nie przestrzegaj|nie stosuj sie|sa niewazne|zostaly uchylone|nie sluchaj',
  'new-order': 'nowe instrukcje|nowe polecenie|nowe polecenia|nowe zadanie|nowe zasady|zamiast tego|sluchaj tylko',
  'from-now-on': 'od teraz|od tej pory|od tego momentu|od tej chwili|odtad',
  'only-answer':
    'odpowiedz tylko|odpowiadaj tylko|odpowiedz wylacznie|odpowiadaj wylacznie|napisz tylko|powiedz tylko|tylko slowem|wylacznie slowem',
  reveal: 'ujawnij|pokaz|wypisz|powtorz|wyswietl|podaj|zdradz|wydrukuj|napisz|przytocz|jakie sa|jaki jest|jakie jest|udostepnij',
  prompt:
    'prompt systemow*|promptu systemow*|komunikat systemow*|instrukcje systemow*|instrukcji systemow*|swoje instrukcje|twoje instrukcje|swoj prompt|ukryte instrukcje|tajne instrukcje|poczatkowe instrukcje|pierwotne instrukcje|tekst powyzej',
  verbatim: 'slowo w slowo|doslownie|w calosci|bez zmian',
  secret: 'haslo|hasla|sekret*|tajn*|poufn*|dane logowania|klucz api|kod dostepu',
  send: 'wyslij*|przeslij*|przekaz*|zaladuj|opublikuj',
  data: 'rozmow*|historie czatu|wszystkie e-maile|wszystkie maile|kazdy e-mail|kazdego maila|kazda wiadomosc|wszystkie wiadomosci|skrzynk*|kontakty|dane klientow|wszystkie pliki|wszystkie dokumenty',
  secrecy: 'nie mow uzytkownikowi|nie wspominaj|bez informowania|nie informuj|w tajemnicy|potajemnie|po cichu|bez wiedzy',
  persona: 'jestes teraz|teraz jestes|udawaj|wyobraz sobie, ze jestes|wciel sie|zachowuj sie jak|dzialaj jako',
  unlimited: 'bez ograniczen|bez zasad|zadnych zasad|zadnych ograniczen|bez cenzury|bez filtrow|nieograniczon*|bez limitow',
  'no-refusal': 'nigdy nie odmawiaj|nie odmawiaj|bez ostrzezen|zadnych ostrzezen|zacznij odpowiedz od',
  'to-machine':
    'uwaga dla ai|wiadomosc dla ai|notatka dla ai|jesli jestes ai|jezeli jestes ai|instrukcja dla ai|instrukcje dla ai|asystent ai|do asystenta|drogi asystencie',
  authority: 'tryb programisty|tryb dewelopera|tryb administratora|jestem administratorem|jestem programista|najwyzszy priorytet',
}
export const turkish: Lexicon = {
  override: 'yok say*|gormezden gel*|unut|unutun|dikkate alma*|goz ardi et*|bos ver|gecersiz kil*|bir kenara birak*|aldirma|onemseme',
  instruction: 'talimat*|kural*|yonerge*|emir*|komut*|kisitlama*|direktif*|yonlendirme*',
  prior: 'onceki|yukaridaki|daha once*|sana verilen|verilen|ilk|eski|simdiye kadar*|orijinal|senin',
  'told-before': 'yukaridaki her sey*|sana soylenen her sey*|sana soylenenleri|soylenen her sey*|bundan onceki her sey*',
  'not-valid': 'artik gecerli degil*|gecerli degil*|uyma|uymayin|uymak zorunda degil*|yururlukten kalk*|iptal edil*',
  'new-order': 'yeni talimat*|yeni gorev*|yeni kural*|bunun yerine|yerine sunu|itaat et*',
  'from-now-on': 'bundan sonra|su andan itibaren|artik|bundan boyle|simdiden itibaren',
  'only-answer':
    'sadece su kelime*|yalnizca su kelime*|kelimesiyle yanit*|kelimesiyle cevap*|sadece su|yalnizca su|diye yanit ver*|diye cevap ver*|sadece evet',
  reveal: 'acikla*|goster*|yazdir*|tekrarla*|soyle*|ifsa et*|paylas*|ver bana|yaz|nedir|nelerdir|ortaya cikar*|listele*',
  prompt:
    'sistem istem*|sistem mesaj*|sistem talimat*|sistem prompt*|sistem komut*|ilk talimat*|gizli talimat*|baslangic talimat*|kendi talimat*|senin talimat*|talimatlarini|promptunu|yukaridaki metn*',
  verbatim: 'kelimesi kelimesine|harfi harfine|aynen|oldugu gibi|tamamini',
  secret: 'sifre*|parola*|gizli*|kimlik bilgi*|api anahtar*|erisim kodu',
  send: 'gonder*|ilet|iletin|yukle*|aktar*|yolla*',
  data: 'konusma*|sohbet*|tum e-posta*|tum mail*|her e-posta*|gelen kutu*|kisiler*|musteri veri*|musteri bilgi*|tum dosya*|tum belge*|yazisma*',
  secrecy: 'kullaniciya soyleme*|kullaniciya bahsetme*|kimseye soyleme*|gizlice|bahsetme*|haber vermeden|belli etme*|kullaniciya bildirme*',
  persona: 'artik sen|sen artik|gibi davran*|rolune gir*|rolunu oyna*|oldugunu hayal et*|mis gibi yap*|simdi sen',
  unlimited: 'sinirsiz*|kisitlamasiz*|kuralsiz*|sansursuz*|filtresiz*|hicbir kural*|hicbir kisitlama*|hicbir sinir*|her seyi yapabil*',
  'no-refusal': 'asla reddetme*|reddetme*|uyari yapma*|uyari verme*|asla hayir deme*|cevabina sununla basla*',
  'to-machine':
    'yapay zekaya not*|yapay zeka icin not*|yapay zekaysan*|bir yapay zeka isen|yapay zeka asistan*|asistana not*|sevgili asistan|yapay zeka modeli*|yapay zekaya mesaj*|yapay zeka icin talimat*',
  authority: 'gelistirici modu*|yonetici modu*|ben yoneticiyim|ben gelistiriciyim|bakim modu*|en yuksek oncelik*',
}
export const vietnamese: Lexicon = {
  override: 'bỏ qua|quên|phớt lờ|đừng để ý|không cần quan tâm|lờ đi|gạt bỏ|vượt qua|bãi bỏ|xem nhẹ|không tuân',
  instruction: 'chỉ dẫn|hướng dẫn|quy tắc|quy định|chỉ thị|mệnh lệnh|lệnh|hạn chế|nguyên tắc|yêu cầu',
  prior: 'trước đó|trước đây|ở trên|bên trên|phía trên|của bạn|ban đầu|đã cho|đã được đưa|cũ|trước',
  'told-before': 'mọi thứ ở trên|tất cả những gì|mọi điều bạn|những gì bạn được|mọi thứ trước',
  'not-valid': 'không còn hiệu lực|không còn áp dụng|không áp dụng nữa|đừng tuân theo|đừng làm theo|không cần tuân|đã bị hủy|hết hiệu lực',
  'new-order': 'chỉ dẫn mới|hướng dẫn mới|nhiệm vụ mới|quy tắc mới|lệnh mới|thay vào đó|hãy nghe theo',
  'from-now-on': 'từ bây giờ|kể từ bây giờ|từ giờ|kể từ giờ|từ nay|bắt đầu từ lúc này',
  'only-answer': 'chỉ trả lời|chỉ nói|chỉ đáp|chỉ viết|trả lời bằng từ|chỉ bằng từ|chỉ in',
  reveal: 'tiết lộ|hiển thị|cho tôi biết|cho tôi xem|lặp lại|in ra|đưa ra|nói cho|chia sẻ|viết ra|là gì|liệt kê|cung cấp|cho biết',
  prompt:
    'lời nhắc hệ thống|prompt hệ thống|tin nhắn hệ thống|chỉ dẫn hệ thống|hướng dẫn hệ thống|lời nhắc ban đầu|hướng dẫn ban đầu|chỉ dẫn ban đầu|hướng dẫn của bạn|chỉ dẫn của bạn|hướng dẫn ẩn|chỉ dẫn ẩn|câu lệnh hệ thống|văn bản ở trên',
  verbatim: 'từng chữ|từng từ|nguyên văn|đầy đủ|chính xác như',
  secret: 'mật khẩu|bí mật|thông tin đăng nhập|khóa api|mã truy cập|tuyệt mật',
  send: 'gửi|chuyển tiếp|tải lên|chuyển|đăng',
  data: 'cuộc trò chuyện|cuộc hội thoại|lịch sử trò chuyện|tất cả email|mọi email|hộp thư|danh bạ|dữ liệu khách hàng|tất cả tệp|mọi tài liệu|toàn bộ email',
  secrecy:
    'đừng nói với người dùng|không nói với người dùng|đừng nhắc|đừng đề cập|bí mật gửi|âm thầm|lặng lẽ|không cho người dùng biết|không thông báo|đừng cho ai',
  persona: 'bây giờ bạn là|bạn bây giờ là|hãy đóng vai|đóng vai|giả vờ|hãy tưởng tượng bạn|hành động như',
  unlimited:
    'không có giới hạn|không giới hạn|không hạn chế|không có quy tắc|không bị kiểm duyệt|không kiểm duyệt|không bộ lọc|bất cứ điều gì',
  'no-refusal': 'không bao giờ từ chối|đừng từ chối|không được từ chối|không cảnh báo|bắt đầu câu trả lời bằng',
  'to-machine':
    'gửi ai|lưu ý cho ai|nếu bạn là ai|nếu bạn là một ai|chỉ dẫn cho ai|hướng dẫn cho ai|trợ lý ai|gửi trợ lý|nếu bạn là trí tuệ nhân tạo',
  authority: 'chế độ nhà phát triển|chế độ quản trị|tôi là quản trị viên|tôi là nhà phát triển|ưu tiên cao nhất',
}
export const russian: Lexicon = {
  override:
    'игнориру*|проигнорируй*|забудь*|не обращай*|пренебрег*|отбрось*|отмени*|обойди*|перестань следовать|не учитыва*|отбросьте|наплюй',
  instruction: 'инструкц*|правил*|указани*|директив*|команд*|ограничени*|приказ*|предписани*|установк*|требовани*',
  prior: 'предыдущ*|предшеству*|прежн*|прошл*|выше*|сво*|тво*|ваш*|изначальн*|исходн*|данные тебе|ранее|до этого',
  'told-before':
    'все, что тебе|всё, что тебе|все что тебе|все, что было|всё, что было|все сказанное|всё сказанное|все вышесказанное|всё вышесказанное|все выше|всё выше',
  'not-valid':
    'больше не действу*|не действу*|больше не применя*|не соблюдай*|не следуй*|не выполняй*|утратили силу|отменен*|недействительн*|не подчиняйся',
  'new-order': 'новые инструкци*|новая инструкци*|новое задание|новая задача|новые правила|новый приказ|вместо этого|слушайся|подчиняйся',
  'from-now-on': 'с этого момента|отныне|с настоящего момента|начиная с этого|теперь ты|впредь',
  'only-answer':
    'отвечай только|ответь только|ответь лишь|напиши только|скажи только|только словом|только слово|одним словом|выведи только',
  reveal:
    'раскрой*|покажи*|выведи*|повтори*|назови*|сообщи*|напечатай*|выдай*|расскажи*|поделись|напиши|какие у тебя|каков*|процитируй*|перечисли*',
  prompt:
    'системный промпт*|системного промпта|системную подсказку|системное сообщение|системные инструкции|системных инструкций|свои инструкции|твои инструкции|своих инструкций|твой промпт|свой промпт|скрытые инструкции|секретные инструкции|начальные инструкции|исходные инструкции|текст выше|изначальные инструкции|системный запрос|системная подсказка|системной инструкции|системную инструкцию',
  verbatim: 'дословно|слово в слово|целиком|полностью|без изменений',
  secret: 'парол*|секрет*|учетные данные|учётные данные|ключ api|api-ключ*|код доступа|конфиденциальн*|тайн*',
  send: 'отправ*|перешли*|пересыла*|передай*|загрузи*|вышли*|опубликуй*|пошли',
  data: 'переписк*|разговор*|историю чата|все письма|каждое письмо|все сообщения|почтов*|контакт*|данные клиентов|все файлы|все документы|беседу',
  secrecy: 'не говори пользователю|не сообщай*|не упоминай*|тайно|втайне|незаметно|никому не говори|без ведома|скрытно|молча',
  persona: 'теперь ты|ты теперь|притворись*|представь, что ты|представь что ты|сыграй роль|веди себя как|действуй как|вообрази',
  unlimited:
    'без ограничени*|без правил|нет правил|нет ограничени*|без цензуры|без фильтр*|никаких правил|никаких ограничени*|всё что угодно|все что угодно|неограниченн*',
  'no-refusal': 'никогда не отказ*|не отказывай*|без предупрежден*|не предупреждай|начни ответ с|нельзя отказ*',
  'to-machine':
    'для ии|сообщение для ии|заметка для ии|если ты ии|если вы ии|инструкция для ии|инструкции для ии|ии-ассистент*|ассистенту|дорогой ассистент|вниманию ии|искусственному интеллекту',
  authority:
    'режим разработчика|режим администратора|я администратор|я разработчик|режим обслуживания|высший приоритет|наивысший приоритет',
}
