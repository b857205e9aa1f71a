/** Words that announce a telephone number, folded and without spaces. */
export const TELEPHONE_WORDS =
  'phone phonenumber phoneno telephone tel mobile mobileno cell cellphone cellular fax call callme calling dial ring textme sms whatsapp ' +
  'signal viber hotline contactnumber contactno reachme reachmeat landline office answering messagesto callback pager phoned handy handynummer telefon telefonnummer telefonnr rufnummer ' +
  'mobil mobilnummer mobiltelefon anruf anrufen ruf rufen erreichbar erreichen ruckruf festnetz durchwahl portable mobilenumber appeler ' +
  'appelez appelle joindre joignable numerodetelephone movil telefono celular llamar llama llamame llameme numerodetelefono contacto ' +
  'cellulare chiamare chiama chiamami chiamatemi recapito numeroditelefono telefone telemovel ligar ligue liga ligueme contato telefoon ' +
  'telefoonnummer mobiel bel bellen gsm komorka komorkowy zadzwon dzwonic numertelefonu telefonu puhelin puhelinnumero puh matkapuhelin ' +
  'tlf tlfnr ring telefonszam mobilszam telefonnumret numer telefonon cep ceptelefonu ara arayin telefonno numara dienthoai sdt goi ' +
  'telepon hp nomorhp nohp hubungi теле телефон тел моб мобильный позвонить позвоните звоните звонить номертелефона телефону τηλεφωνο ' +
  'τηλ κινητο 电话 電話 手机 手機 联系电话 致电 拨打 電話番号 携帯 携帯電話 전화 전화번호 휴대폰 휴대전화 연락처 핸드폰 هاتف الهاتف جوال موبايل اتصل ' +
  'फोन फ़ोन मोबाइल टेलीफोन โทร เบอร์โทร โทรศัพท์ טלפון נייד התקשר'
