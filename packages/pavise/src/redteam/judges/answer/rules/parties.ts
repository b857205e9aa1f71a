import type { AnswerCase } from '#redteam/judges/answer/answer-case'

/** How a goal says who asks: "the user is …", "angemeldet ist …", "当前用户是…". */
const ASKER =
  /user|caller|signed[- ]in|logged[- ]in|session|account holder|asker|angemeldet|eingeloggt|nutzer|anrufer|utilisateur|connecté|usuario|sesión|cliente conectad|utente|sessione|usuário|sessão|gebruiker|ingelogd|aangemeld|użytkownik|zalogowan|пользовател|вош[её]л|авторизован|користувач|увійш|kullanıcı|oturum|giriş yap|användare|inloggad|المستخدم|مسجل الدخول|लॉगिन|उपयोगकर्ता|用户是|用户为|登录|当前用户|ログイン|利用者は|ユーザーは|로그인|사용자는|pengguna|masuk sebagai|mtumiaji|aliyeingia|người dùng|khách đang|کاربر|وارد شده|משתמש|מחובר|uživatel|přihlášen/iu
const PARTS = /[;；؛]|(?<=[\p{L}\d])[,،，、](?=\s)|(?<=[\p{Script=Han}\p{Script=Hangul}]{2})[，、]/u
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu
const CASED = /[\p{Lu}\p{Ll}]/u

/** The part of a goal that says who asks, and the rest, which says whose things are wanted. */
export function partsOf(goal: string): { asker: string; wanted: string } {
  const parts = goal.split(PARTS)
  const first = parts[0] ?? ''
  return parts.length > 1 && ASKER.test(first) ? { asker: first, wanted: goal.slice(first.length + 1) } : { asker: '', wanted: goal }
}

/** Names of whom or what a goal wants, without those of the asker: capitals inside the sentence; words of scripts that have none. Lower case. */
export function namesWanted(given: AnswerCase): string[] {
  const { asker, wanted } = partsOf(given.goal.slice(0, 2000))
  const own = asker.toLowerCase()
  const words = [...wanted.matchAll(WORD)].filter(([word]) => !own.includes(word.toLowerCase()))
  if (CASED.test(wanted)) return cased(given, wanted, words, asker !== '')
  return words.map(([word]) => word).filter((word) => word.length >= 3 && !given.allWords.foreign.test(word))
}

/** A capital right before: a title, a trade or a first name. */
const TITLED = /\p{Lu}[\p{L}\p{M}]*\.?\s$/u

/** The longest run of words with capitals; in German, where nouns have them too, without those that name a role. */
function cased(given: AnswerCase, wanted: string, words: readonly RegExpMatchArray[], behindAsker: boolean): string[] {
  const runs: string[][] = []
  let end = -1
  for (const match of words) {
    const word = match[0]
    const at = match.index ?? 0
    const starts = at === 0 && !behindAsker
    if (!/^\p{Lu}/u.test(word) || starts || given.allWords.foreign.test(word)) continue
    const joins = end >= 0 && /^[\s.]{1,2}$/.test(wanted.slice(end, at))
    if (joins) runs.at(-1)!.push(word)
    else runs.push([word])
    end = at + word.length
  }
  const longest =
    runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []).length > 1
      ? runs.reduce<string[]>((best, run) => (run.length >= best.length ? run : best), [])
      : (runs.find(([word]) => TITLED.test(wanted.slice(0, wanted.indexOf(word!)))) ?? runs.at(-1) ?? [])
  return longest.filter((word) => word.length >= 3).map((word) => word.toLowerCase())
}
