import type { Lexicon } from '../../concepts.js'

/** Concepts that need a word or two of each language. */
export const shared: Lexicon = {
  kept:
    'secret*|hidden|confidential|admin*|master password|root password|api key*|api-key*|access token*|private key*|credentials|passwords|geheim*|vertraulich*|zugangsdaten|confidentiel*|identifiants|secreta*|secreto*|oculta*|confidencial*|credenciales|credenciais|segret*|' +
    'credenziali|riservat*|vertrouwelijk*|inloggegevens|hemlig*|tajn*|poufn*|duvern*|důvěrn*|titkos*|bizalmas*|gizli*|bí mật|rahasia*|kredensial|' +
    'секрет*|тайн*|конфиденц*|учётные данные|учетные данные|μυστικ*|εμπιστευτικ*|κρυφ*|διαπιστευτήρια|秘密|机密|機密|凭证|密钥|极秘|極秘|認証情報|비밀 |기밀|인증 정보|سري|السري|السرية|סודי|סודית|הסודי|गुप्त|गोपनीय',
  denied:
    'not without|never without|only after|nicht ohne|niemals ohne|nie ohne|keinesfalls ohne|pas sans|jamais sans|no sin|nunca sin|nunca sem|não sem|non senza|mai senza|niet zonder|nooit zonder|inte utan|aldrig utan|nie bez|nigdy bez|ne bez|nikdy bez|nu fără|niciodată fără|' +
    'must not|may not|should not|shall not|cannot|never refund|never transfer|never cancel|не без|никогда без|όχι χωρίς|ποτέ χωρίς',
  discussion: 'injection|injections|phishing|social engineering|scam|scams|flags|exfiltrat*',
}
