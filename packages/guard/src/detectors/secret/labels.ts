/** Words that announce a value which a person may have chosen, folded. */
export const PASSWORDS: readonly string[] = (
  'password|passwd|passwort|kennwort|mot de passe|mot_de_passe|mot-de-passe|motdepasse|contrasena|senha|parola|wachtwoord|haslo|пароль|пароля|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|pwd|pass|passphrase|' +
  'passcode|jelszo|heslo|salasana|losenord|passord|adgangskode|kodeord|sifre|κωδικος|סיסמה|كلمة المرور|كلمة السر|पासवर्ड|รหัสผ่าน|mat khau|mật khẩu|kata sandi|kata_sandi|lozinka|palabra clave|palabra_clave|palavra-passe|' +
  'parole|geslo|slaptazodis|zugangscode|codigo de acceso|pass phrase'
).split('|')

/** Words that announce a value which a machine made, folded. */
export const KEYS: readonly string[] = (
  'secret_access_key|secret access key|secretaccesskey|client_secret|clientsecret|client secret|api_key|apikey|api key|api-key|api_token|api token|apitoken|' +
  'access_token|accesstoken|access token|auth_token|authtoken|auth token|secret_key|secretkey|secret key|private_key|privatekey|private key|signing_key|signing secret|signing_secret|' +
  'encryption_key|encryption key|account_key|accountkey|account key|access_key|accesskey|access key|sharedaccesskey|sharedaccesssignature|bearer|refresh_token|refreshtoken|refresh token|' +
  'webhook_secret|webhook secret|app_secret|appsecret|app secret|consumer_secret|consumer secret|session_token|sessiontoken|session_secret|bot_token|bot token|master_key|master key|' +
  "service_key|service key|license_key|deploy_key|deploy token|deploy_token|personal access token|authtoken|token|secret|x-api-key|api-schlussel|schlussel|cle api|cle d'api|clave api|clave de api|" +
  'chave de api|chave api|chiave api|jeton|zugriffstoken|ключ api|api ключ|api密钥|密钥|令牌|apiキー|アクセストークン|トークン|api 키|토큰|klucz api|api-sleutel|api anahtari'
).split('|')
