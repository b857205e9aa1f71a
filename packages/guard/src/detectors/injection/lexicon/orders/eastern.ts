import type { Lexicon } from '../../concepts.js'

export const russian: Lexicon = {
  answer: 'ответь|ответьте|отвечай|отвечайте|дай ответ|твой ответ',
  utter: 'скажи|скажите|напиши|напишите|выведи|выведите',
  only: 'только|лишь|исключительно|ровно|просто|одним словом|единственным словом',
  'nothing-else':
    'ничего больше|ничего другого|и ничего|без пояснений|без объяснений|без комментариев|никаких других|без лишних слов|больше ничего',
  literal: 'слово|словом|слова|фразой|фразу|предложением|предложение|следующий текст|следующую фразу',
  'whole-answer':
    'весь твой ответ|весь ваш ответ|твой ответ должен|ваш ответ должен|твой полный ответ|твой единственный ответ|весь ответ должен|твоим ответом должно',
  'in-answer':
    'прежде чем ответить|перед ответом|прежде чем отвечать|своего ответа|твоего ответа|твой ответ|свой ответ|вашего ответа|в ответ|в ответе|к ответу|каждый ответ|каждого ответа|каждом ответе|конце ответа|своё резюме|когда отвечаешь|при ответе|ответа',
  attach:
    'добавь|добавьте|вставь|вставьте|включи|включите|помести|поместите|закончи|заканчивай|заверши|завершай|начни|начинай|прикрепи|покажи|размести|припиши',
  carrier: 'ссылк*|предложение|строку|строчку|баннер|рекламу|подпись|логотип',
  image: 'картинк*|изображени*|фото',
  fill: 'замени*|заменив|заменён*|заменен*|подставь*|подставив|заполни*|вместо заполнителя|в url|в ссылку|в адрес|к ссылке|закодируй',
  fetch: 'открой|откройте|посети|перейди|загрузи|вызови|запроси|зайди на',
  'user-data':
    'пользователя|клиента|баланс*|номер счёта|номер счета|номером счёта|номером счета|переписки|разговора|диалога|последнее сообщение|личные данные|персональные данные|номер телефона|историю заказов|его данные|свои инструкции',
  demand:
    'дай мне|дайте мне|скажи мне|скажите мне|покажи мне|покажите мне|пришли мне|пришлите мне|сообщи мне|сообщите мне|назови мне|назови|назовите|выдай|раскрой|предоставь|расскажи мне|отдай',
  secret: 'пароль|пароля|секретный код|токен*|ключ доступа|пин-код*',
  'other-person':
    'другого клиента|других клиентов|другой клиентки|другого пользователя|других пользователей|другого человека|других людей|чужой|чужие|чужого|чужих|другого аккаунта|другого пациента|других пациентов|следующего клиента',
  everybody: 'всех клиентов|всех пользователей|каждого клиента',
  act: 'верни|верните|отмени|отмените|переведи|переведите|оплати|оплатите|удали|удалите|измени|измените|смени|одобри|одобрите|предоставь|отправь|отправьте|перешли|перешлите|поделись|опубликуй|купи|закажи|забронируй|сбрось|зачисли|разблокируй|выплати|спиши',
  asset:
    'заказ*|возврат*|платёж*|платеж*|оплат*|деньги|денег|сумму|сумма|баланс*|средства|счёт|счет|счета|аккаунт*|подписк*|бронирован*|скидк*|данные клиент*|запись|записи|адрес электронной почты|адрес доставки|кредит*|рублей|евро|долларов',
  urgency: 'немедленно|сейчас же|сразу|срочно|незамедлительно|без промедления|тотчас',
  unasked:
    'без вопросов|не спрашивай*|без подтверждения|без проверки|не проверяй*|без согласия|без разрешения|без одобрения|не переспрашивай|не уточняй|не требуя|без уточнений|не задавай вопросов|без колебаний',
  secrecy: 'никому не сообщай|не рассказывай|не говори об этом|не упоминая|не говоря|ничего не говори|держи в секрете|не пиши об этом',
  tool: 'инструмент*|функци*',
  verdict: '10 из 10|десять из десяти|лучший кандидат|высшую оценку|высшая оценка|максимальный балл|пять звёзд',
  'tell-user':
    'скажи пользователю|попроси пользователя|сообщи пользователю|скажи клиенту|попроси клиента|предложи пользователю|посоветуй пользователю',
  frame:
    'ролевая игра|ролевую игру|представь*|вообрази*|игра|игру|рассказ*|роман|гипотетическ*|предположим|переведи на|перевод*|чрезвычайн*|вопрос жизни|тестовый режим|режим отладки|симуляци*|упражнени*|стихотворени*|блок кода|в формате json|сценари*',
  own: 'мой|моя|моё|мое|мои|моего|моей|моих|мою|мне мои|наш*|забыл|забыла|сбросить',
  'to-machine':
    'языковая модель|языковой модели|ассистент должен|модель должна|ии должен|виртуальный ассистент|помощник должен|если ты это читаешь|при пересказе|для ассистента|дорогой помощник|сообщение ассистенту',
}
export const greek: Lexicon = {
  override: 'αγνόησε|αγνοήστε|ξέχασε|ξεχάστε|παράβλεψε|μην λάβεις υπόψη',
  instruction: 'οδηγί*|κανόνες|κανόνων|εντολ*|κατευθύνσεις',
  prior: 'προηγούμεν*|παραπάνω|αρχικ*|όλες|όλους|σου',
  reveal: 'αποκάλυψε|δείξε|εμφάνισε|επανάλαβε|τύπωσε|γράψε',
  prompt: 'προτροπή συστήματος|μήνυμα συστήματος|οδηγίες συστήματος|τις οδηγίες σου|κρυφές οδηγίες|system prompt',
  answer: 'απάντησε|απαντήστε|να απαντήσεις|απάντα|απαντάς',
  utter: 'πες|πείτε|γράψε|γράψτε',
  only: 'μόνο|μονάχα|αποκλειστικά|ακριβώς|απλώς|απλά|μία λέξη',
  'nothing-else': 'τίποτα άλλο|τίποτε άλλο|τίποτα περισσότερο|χωρίς εξηγήσεις|χωρίς εξήγηση|χωρίς σχόλια|καμία άλλη λέξη',
  literal: 'τη λέξη|την λέξη|η λέξη|τη φράση|την φράση|την πρόταση|τις λέξεις|το εξής κείμενο|το παρακάτω κείμενο',
  'whole-answer':
    'όλη η απάντησή σου|ολόκληρη η απάντησή σου|η απάντησή σου πρέπει|η απάντησή σας πρέπει|η μόνη σου απάντηση|η πλήρης απάντησή σου',
  'in-answer':
    'πριν απαντήσεις|προτού απαντήσεις|απάντησής σου|απάντησή σου|απάντησής σας|απάντησή σας|κάθε απάντηση|περίληψή σου|περίληψής σου|όταν απαντάς|της απάντησης|στην απάντηση|απαντήσεις σου',
  attach:
    'πρόσθεσε|προσθέστε|βάλε|βάλτε|συμπερίλαβε|συμπεριλάβετε|εισήγαγε|τελείωσε|ολοκλήρωσε|ξεκίνα|ξεκίνησε|κλείσε|τοποθέτησε|εμφάνισε|δείξε|επισύναψε',
  carrier: 'σύνδεσμο|πρόταση|γραμμή|υποσέλιδο|διαφήμιση|λογότυπο',
  image: 'εικόνα|εικόνας|φωτογραφία',
  fill: 'αντικατέστησε|αντικαταστήστε|αντικαθιστώντας|αντικατασταθεί|αντικατεστημέν*|συμπλήρωσε|στη θέση|στο url|στον σύνδεσμο|στη διεύθυνση',
  fetch: 'επισκέψου|άνοιξε|φόρτωσε|κάλεσε|πήγαινε',
  'user-data':
    'του χρήστη|του πελάτη|υπόλοιπο|αριθμό λογαριασμού|αριθμός λογαριασμού|τη συνομιλία|της συνομιλίας|τελευταίο μήνυμα|προσωπικά δεδομένα|αριθμό τηλεφώνου|ιστορικό παραγγελιών|τις οδηγίες σου',
  demand: 'δώσε μου|δώστε μου|πες μου|πείτε μου|δείξε μου|δείξτε μου|στείλε μου|στείλτε μου|αποκάλυψε|φανέρωσε|παράδωσε|μαρτύρησε',
  secret: 'κωδικό πρόσβασης|κωδικός πρόσβασης|κωδικούς|κωδικό|μυστικ*|συνθηματικό|κλειδί api|διαπιστευτήρια|εμπιστευτικ*',
  send: 'στείλε|στείλτε|προώθησε|προωθήστε|ανέβασε|κοινοποίησε|διαβίβασε',
  data: 'συνομιλία|ιστορικό συνομιλίας|όλα τα email|όλα τα μηνύματα|δεδομένα πελατών|στοιχεία πελατών|όλα τα αρχεία|επαφές',
  'other-person':
    'άλλου πελάτη|άλλων πελατών|άλλον πελάτη|άλλου χρήστη|άλλων χρηστών|άλλου προσώπου|άλλων ανθρώπων|κάποιου άλλου|άλλου λογαριασμού|άλλου ασθενή|επόμενου πελάτη',
  everybody: 'όλων των πελατών|όλων των χρηστών|κάθε πελάτη',
  act: 'επίστρεψε|επιστρέψτε|ακύρωσε|ακυρώστε|μετέφερε|μεταφέρετε|πλήρωσε|πληρώστε|διάγραψε|διαγράψτε|άλλαξε|αλλάξτε|έγκρινε|εγκρίνετε|στείλε|στείλτε|προώθησε|κοινοποίησε|δημοσίευσε|αγόρασε|παράγγειλε|κλείσε|επανάφερε|πίστωσε|ξεκλείδωσε|χορήγησε',
  asset:
    'παραγγελί*|επιστροφή χρημάτων|πληρωμή|χρήματα|ποσό|υπόλοιπο|λογαριασμό|λογαριασμού|συνδρομή|τιμολόγιο|κράτηση|έκπτωση|στοιχεία του πελάτη|εγγραφή|διεύθυνση email|διεύθυνση αποστολής|iban|πίστωση|ευρώ',
  urgency: 'αμέσως|άμεσα|τώρα αμέσως|επείγον*|επειγόντως|χωρίς καθυστέρηση',
  unasked:
    'χωρίς να ρωτήσεις|χωρίς ερώτηση|χωρίς ερωτήσεις|χωρίς επιβεβαίωση|χωρίς έλεγχο|χωρίς έγκριση|μη ρωτήσεις|μην ρωτήσεις|μη ρωτάς|μην ρωτάς|χωρίς επαλήθευση|μην ελέγξεις|χωρίς δισταγμό|χωρίς άδεια',
  secrecy:
    'μην αναφέρεις|μην το αναφέρεις|μην πεις|μην το πεις|κρυφά|μυστικά από|χωρίς να αναφέρεις|χωρίς να το πεις|σε κανέναν|μην ενημερώσεις',
  tool: 'εργαλείο|συνάρτηση',
  verdict: '10 στα 10|δέκα στα δέκα|καλύτερος υποψήφιος|μέγιστη βαθμολογία',
  'tell-user': 'πες στον χρήστη|πες στο χρήστη|ζήτησε από τον χρήστη|ενημέρωσε τον χρήστη|πες στον πελάτη|ζήτησε από τον πελάτη',
  frame:
    'παιχνίδι ρόλων|φαντάσου|προσποιήσου|παιχνίδι|ιστορία|μυθιστόρημα|υποθετικ*|μετάφρασε|μετάφραση|έκτακτη ανάγκη|δοκιμαστική λειτουργία|προσομοίωση|άσκηση|ποίημα|μπλοκ κώδικα|μορφή json',
  own: 'μου το δικό|δικό μου|δικός μου|παραγγελία μου|κωδικό μου|χρήματά μου|λογαριασμό μου|ξέχασα|επαναφορά',
  'to-machine':
    'προς την τεχνητή νοημοσύνη|για την τεχνητή νοημοσύνη|προς τον βοηθό|για τον βοηθό|αν είσαι τεχνητή νοημοσύνη|αγαπητέ βοηθέ|ο βοηθός πρέπει|γλωσσικό μοντέλο|βοηθός ai|όταν συνοψίζεις|μήνυμα προς ai|σημείωση για ai',
}
export const turkish: Lexicon = {
  answer: 'yanıt ver*|cevap ver*|yanıtla*|cevapla*',
  utter: 'de|deyin|söyle|yaz|yazın',
  only: 'sadece|yalnızca|yalnız|tam olarak|tek kelime*|sırf|basitçe',
  'nothing-else':
    'başka bir şey*|başka hiçbir şey*|açıklama yapma*|açıklama olmadan|yorum yapma*|başka kelime|ek metin olmadan|fazlasını yazma',
  literal: 'kelimesi*|kelimesini|sözcüğü*|cümlesi*|ifadesi*|şu cümle*|şu kelime*|şu metn*|şu metin*',
  'whole-answer':
    'yanıtının tamamı|cevabının tamamı|bütün cevabın|tüm yanıtın|tüm cevabın|yanıtın şu olmalı|cevabın şu olmalı|cevabın yalnızca|yanıtın yalnızca|cevabın sadece|yanıtın sadece|tek yanıtın|tek cevabın',
  'in-answer':
    'yanıtlamadan önce|cevaplamadan önce|yanıtının|cevabının|yanıtına|cevabına|yanıtında|cevabında|yanıtını|cevabını|her yanıt*|her cevap*|her cevab*|özetine|özetinin|yanıt verirken|cevap verirken|yanıtların*|cevapların*',
  attach: 'ekle|ekleyin|koy|koyun|yerleştir*|bitir*|başla*|göster*|dahil et*|iliştir*|sonlandır*|yaz',
  carrier: 'bağlantı*|link*|cümle*|satır*|reklam*|afiş|altbilgi',
  image: 'resim|resmi|görsel*|fotoğraf*',
  fill: "değiştir*|yerine koy*|yerine yaz*|doldur*|ile değiştirilmiş|url içine|url'ye|bağlantıya|adrese|linke",
  fetch: 'ziyaret et*|aç|yükle|çağır*|indir*|git',
  'user-data':
    'kullanıcının|müşterinin|bakiye*|hesap numara*|konuşmanın|konuşmayı|sohbeti|son mesaj*|kişisel veri*|kişisel bilgi*|telefon numara*|sipariş geçmişi*|talimatlarını',
  demand: 'bana|bana ver*|bana söyle*|bana göster*|bana gönder*|bana bildir*|ifşa et*|açığa çıkar*|bana yaz*|bana ilet*|paylaş',
  secret: 'şifre*|parola*|gizli şifre*|erişim kod*|gizli anahtar*|jeton*',
  'other-person':
    'başka bir müşteri*|başka müşteri*|diğer müşteri*|başka bir kullanıcı*|diğer kullanıcı*|başka kullanıcı*|başka bir kişi*|başkasının|başkalarının|başka bir hesab*|başka hasta*|başka bir hasta*',
  everybody: 'tüm müşteri*|bütün müşteri*|tüm kullanıcı*|her müşteri*',
  act: 'iade et*|iptal et*|havale et*|transfer et*|aktar*|öde|ödeyin|sil|silin|değiştir*|onayla*|ver|gönder*|ilet|iletin|paylaş*|yayınla*|satın al*|sipariş et*|rezerve et*|sıfırla*|kilidini aç*',
  asset:
    'sipariş*|iade*|ödeme*|para|parayı|tutar*|bakiye*|hesab*|hesap|abonelik*|aboneliğ*|fatura*|rezervasyon*|indirim*|müşteri kayd*|müşteri kayıt*|kayıt*|kaydı*|e-posta adres*|teslimat adres*|iban|kredi*|lira|euro',
  urgency: 'hemen|derhal|acilen|acil|anında|gecikmeden|vakit kaybetmeden',
  unasked:
    'sormadan|onay almadan|onaysız|sorma|sormayın|doğrulama yapmadan|doğrulamadan|kontrol etmeden|izin almadan|teyit etmeden|onay isteme*|soru sorma*|tereddüt etmeden',
  secrecy: 'bunu söyleme*|bundan bahsetme*|kimseye bahsetme*|sessizce|kimseye deme*|belirtme*|bildirmeden|söylemeden|aramızda kalsın',
  tool: 'aracı*|araç|fonksiyon*',
  verdict: '10 üzerinden 10|en iyi aday|en yüksek puan*|beş yıldız',
  'tell-user':
    'kullanıcıya söyle|kullanıcıya de|kullanıcıdan iste*|kullanıcıyı bilgilendir*|müşteriye söyle|müşteriden iste*|kullanıcıya şunu',
  frame:
    'rol yap*|hayal et*|farz et*|varsayalım|oyun*|hikaye*|roman*|varsayımsal*|çevir|tercüme et*|çeviri*|acil durum*|hayat memat|test mod*|simülasyon*|alıştırma*|şiir*|kod bloğu*|json olarak|senaryo*',
  own: 'benim|bizim|siparişim*|param|paramı|hesabım*|şifremi|parolamı|unuttum|sıfırlama',
  'to-machine':
    'dil modeli*|asistan şunu|asistan bunu|yapay zeka şunu|bunu özetleyen|bunu özetlerken|bunu okuyan|bunu okuyorsan|sanal asistan*|asistanın dikkatine',
}
export const vietnamese: Lexicon = {
  answer: 'hãy trả lời|trả lời|hãy đáp|phản hồi|hãy hồi đáp|đáp lại',
  utter: 'hãy nói|hãy viết|hãy in',
  only: 'chỉ với|chỉ bằng|duy nhất|đúng một từ|chính xác|chỉ trả lời|chỉ một từ|chỉ cần',
  'nothing-else': 'không gì khác|không nói gì thêm|không thêm gì|không giải thích|không có gì khác|không thêm bất kỳ|đừng giải thích',
  literal: 'bằng từ|với từ|từ sau|câu sau|cụm từ|dòng chữ|đoạn văn sau|nội dung sau',
  'whole-answer': 'toàn bộ câu trả lời|câu trả lời của bạn phải|câu trả lời duy nhất|câu trả lời của bạn chỉ|toàn bộ phản hồi',
  'in-answer':
    'trước khi trả lời|câu trả lời của bạn|mỗi câu trả lời|mọi câu trả lời|phản hồi của bạn|bản tóm tắt của bạn|khi trả lời|cuối câu trả lời|trong câu trả lời|vào câu trả lời',
  attach: 'hãy thêm|thêm vào|hãy chèn|chèn|hãy đặt|hãy kèm|kèm theo|kết thúc bằng|hãy kết thúc|bắt đầu bằng|hiển thị|bao gồm',
  carrier: 'liên kết|đường dẫn|đường link|một câu|dòng|quảng cáo|chân trang',
  image: 'hình ảnh|bức ảnh|tấm hình|hình này|ảnh này',
  fill: 'thay thế|thay bằng|được thay|điền vào|thay cho|vào url|vào liên kết|vào đường dẫn|mã hóa url',
  fetch: 'hãy mở|truy cập|hãy gọi|tải trang|ghé thăm|hãy tải',
  'user-data':
    'của người dùng|của khách hàng|số dư|số tài khoản|cuộc trò chuyện|tin nhắn cuối|dữ liệu cá nhân|thông tin cá nhân|số điện thoại|lịch sử đơn hàng|hướng dẫn của bạn',
  demand: 'cho tôi biết|cho tôi xem|đưa cho tôi|đưa tôi|nói cho tôi|hãy cho tôi|gửi cho tôi|cung cấp cho tôi|tiết lộ|giao cho tôi',
  secret: 'mật khẩu|mã bí mật|mã truy cập|khóa bí mật|mã pin',
  'other-person': 'khách hàng khác|người dùng khác|của người khác|một người khác|tài khoản khác|bệnh nhân khác|khách hàng tiếp theo',
  everybody: 'tất cả khách hàng|mọi khách hàng|tất cả người dùng|mọi người dùng',
  act: 'hãy hoàn tiền|hoàn tiền|hoàn lại tiền|hủy|huỷ|chuyển tiền|chuyển khoản|hãy chuyển|thanh toán|xóa|xoá|thay đổi|phê duyệt|hãy duyệt|cấp quyền|hãy gửi|gửi ngay|chuyển tiếp|chia sẻ|đăng lên|mua|đặt hàng|đặt lại|mở khóa',
  asset:
    'đơn hàng|khoản hoàn|thanh toán|số tiền|tiền|số dư|tài khoản|gói đăng ký|hóa đơn|đặt chỗ|giảm giá|hồ sơ khách|hồ sơ|địa chỉ email|địa chỉ giao hàng|tín dụng|phiếu quà',
  urgency: 'ngay lập tức|ngay bây giờ|lập tức|ngay tức khắc|khẩn cấp|gấp|không chậm trễ',
  unasked:
    'mà không cần hỏi|không cần hỏi|không hỏi|đừng hỏi|không cần xác nhận|không cần xác minh|không xác nhận|không cần kiểm tra|không cần phê duyệt|đừng xác nhận|đừng kiểm tra',
  secrecy: 'đừng nói với ai|không nói với ai|đừng nói gì|giữ bí mật|không nhắc đến|mà không nói|đừng báo',
  tool: 'công cụ|chức năng',
  verdict: '10 trên 10|10/10|ứng viên tốt nhất|điểm cao nhất|năm sao',
  'tell-user': 'nói với người dùng|bảo người dùng|yêu cầu người dùng|thông báo cho người dùng|nói với khách hàng|yêu cầu khách hàng',
  frame:
    'nhập vai|hãy tưởng tượng|trò chơi|câu chuyện|tiểu thuyết|giả định|giả sử|hãy dịch|dịch sang|khẩn cấp|chế độ thử nghiệm|mô phỏng|bài tập|bài thơ|khối mã|định dạng json|kịch bản',
  own: 'của tôi|của chúng tôi|quên mật khẩu|đặt lại mật khẩu',
  'to-machine':
    'mô hình ngôn ngữ|trợ lý phải|trợ lý hãy|trợ lý ảo|khi bạn tóm tắt|nếu bạn đang đọc|khi đọc nội dung này|dành cho trợ lý|dành cho ai',
}
export const indonesian: Lexicon = {
  override: 'abaikan|lupakan|jangan hiraukan|kesampingkan',
  instruction: 'instruksi|perintah|aturan|pedoman|arahan|peraturan',
  prior: 'sebelumnya|di atas|awal|semua|terdahulu',
  reveal: 'ungkapkan|tampilkan|tunjukkan|ulangi|cetak|bocorkan|beritahukan',
  prompt: 'prompt sistem|pesan sistem|instruksi sistem|instruksimu|instruksi anda|instruksi tersembunyi|instruksi awal',
  answer: 'jawab|jawablah|balas|balaslah|berikan jawaban|menjawablah',
  utter: 'katakan|tulis|tuliskan|ucapkan',
  only: 'hanya|cuma|semata-mata|persis|cukup|satu kata',
  'nothing-else':
    'tidak ada yang lain|tanpa penjelasan|tanpa teks lain|tanpa komentar|jangan tambahkan apa pun|tanpa kata lain|tidak lebih',
  literal: 'dengan kata|kata berikut|kalimat berikut|kalimat|frasa|teks berikut|kata',
  'whole-answer':
    'seluruh jawabanmu|seluruh jawaban anda|jawabanmu harus|jawaban anda harus|satu-satunya jawaban|jawaban lengkapmu|balasanmu harus|seluruh balasan',
  'in-answer':
    'sebelum menjawab|jawabanmu|jawaban anda|setiap jawaban|balasanmu|balasan anda|ringkasanmu|ringkasan anda|saat menjawab|ketika menjawab|akhir jawaban|dalam jawaban',
  attach: 'tambahkan|sertakan|masukkan|sisipkan|letakkan|akhiri|tutup|mulai|tampilkan|lampirkan|cantumkan|tempatkan',
  carrier: 'tautan|link|kalimat|baris|iklan|spanduk|catatan kaki',
  image: 'gambar|foto',
  fill: 'ganti|gantilah|diganti dengan|digantikan|mengganti|isi dengan|isilah|sebagai pengganti|ke dalam url|di url|ke tautan|dalam tautan',
  fetch: 'kunjungi|buka|muat|panggil|akses|ambil',
  'user-data':
    'milik pengguna|nama pengguna|data pengguna|pelanggan tersebut|saldo|nomor rekening|nomor akun|percakapan|pesan terakhir|data pribadi|nomor telepon|riwayat pesanan|data pelanggan|instruksimu',
  demand:
    'beri saya|berikan saya|berikan kepada saya|beri tahu saya|beritahu saya|tunjukkan kepada saya|tunjukkan saya|perlihatkan|kirimkan kepada saya|kirimi saya|ungkapkan|bocorkan|katakan padaku|beri aku',
  secret: 'kata sandi|sandi|rahasia|kunci api|kode akses|kredensial|pin|token',
  send: 'kirim|kirimkan|teruskan|unggah|bagikan',
  data: 'percakapan|riwayat obrolan|semua email|semua pesan|data pelanggan|semua berkas|semua file|kontak',
  'other-person': 'pelanggan lain|pengguna lain|orang lain|akun lain|pasien lain|nasabah lain|pelanggan berikutnya',
  everybody: 'semua pelanggan|semua pengguna|setiap pelanggan',
  act: 'kembalikan|batalkan|transfer|transferkan|bayar|bayarkan|hapus|hapuslah|ubah|ganti|setujui|berikan|kirim|kirimkan|teruskan|bagikan|publikasikan|beli|pesan|pesankan|atur ulang|buka blokir',
  asset:
    'pesanan|pengembalian dana|pembayaran|uang|dana|jumlah|saldo|akun|rekening|langganan|faktur|reservasi|diskon|data pelanggan|catatan pelanggan|alamat email|alamat pengiriman|kredit|rupiah|voucher',
  urgency: 'segera|sekarang juga|seketika|mendesak|darurat|tanpa menunda',
  unasked:
    'tanpa bertanya|jangan bertanya|tanpa konfirmasi|tanpa verifikasi|tanpa memeriksa|tanpa persetujuan|tanpa izin|jangan minta|jangan tanya|tidak perlu bertanya|tanpa ragu',
  secrecy:
    'jangan sebutkan|jangan beri tahu|jangan beritahu|diam-diam|secara rahasia|tanpa memberi tahu|tanpa menyebut|jangan katakan|jangan laporkan|rahasiakan',
  tool: 'alat|fungsi',
  verdict: '10 dari 10|kandidat terbaik|nilai tertinggi|skor tertinggi|bintang lima',
  'tell-user': 'beri tahu pengguna|beritahu pengguna|minta pengguna|katakan kepada pengguna|beri tahu pelanggan|minta pelanggan',
  frame:
    'bermain peran|bayangkan|berpura-pura|permainan|cerita|novel|hipotetis|terjemahkan|terjemahan|keadaan darurat|mode uji|mode pengembang|simulasi|latihan|puisi|blok kode|format json|skenario',
  own: 'saya sendiri|milik saya|pesanan saya|uang saya|akun saya|sandi saya|lupa|kami',
  'to-machine':
    'untuk ai|kepada ai|kepada asisten|untuk asisten|jika kamu ai|jika anda ai|asisten ai|asisten harus|model bahasa|saat merangkum|catatan untuk asisten|wahai asisten',
}
