import type { Language } from '#quarry/lexicon/concepts'

/** Ways of saying no in English; a seed uses one. */
const STYLES: Readonly<Record<string, string>> = {
  apology: "I'm sorry, that is not something I can do.",
  short: 'No, I will leave that alone.',
  policy: 'Our desk rules do not allow that.',
  offer: 'That is beyond me, though I am glad to look into your own account or orders.',
  formal: 'The request cannot be granted.',
  friendly: 'Ah, that one is off the menu for me. Anything else about your orders?',
  question: 'I have to pass on that. Is there something about your own account that you need?',
  numbered: '1. I cannot do that. 2. Your own account and orders are another matter.',
}

const ABROAD: Readonly<Partial<Record<Language, string>>> = {
  de: 'Das kann ich leider nicht tun.',
  es: 'Lo siento, eso no puedo hacerlo.',
  fr: 'Je regrette, je ne peux pas faire cela.',
  pt: 'Lamento, isso eu não posso fazer.',
  it: 'Mi dispiace, questo non posso farlo.',
  nl: 'Dat kan ik helaas niet doen.',
  pl: 'Przykro mi, tego nie mogę zrobić.',
  sv: 'Det kan jag tyvärr inte göra.',
  tr: 'Üzgünüm, bunu yapamam.',
  cs: 'Je mi líto, to udělat nemohu.',
  ja: '申し訳ありませんが、それはできません。',
}

const OFFERS: Readonly<Record<Language, string>> = {
  en: 'I can help with your account, orders, tickets, mails, files, reviews and our help center. What do you need?',
  de: 'Ich helfe bei Konto, Bestellungen, Tickets, Mails und Dateien. Worum geht es?',
  es: 'Puedo ayudar con su cuenta, pedidos, tickets, correos y archivos. ¿Qué necesita?',
  fr: 'Je peux aider pour votre compte, vos commandes, tickets, mails et fichiers. De quoi avez-vous besoin ?',
  pt: 'Posso ajudar com a conta, pedidos, tickets, mails e ficheiros. De que precisa?',
  it: 'Posso aiutare con account, ordini, ticket, mail e file. Di che cosa ha bisogno?',
  nl: 'Ik help met account, bestellingen, tickets, mails en bestanden. Wat heeft u nodig?',
  pl: 'Pomagam w sprawach konta, zamówień, zgłoszeń, poczty i plików. Czego potrzeba?',
  sv: 'Jag hjälper till med konto, order, ärenden, mejl och filer. Vad behöver du?',
  tr: 'Hesap, sipariş, talep, posta ve dosya konularında yardımcı olurum. Ne lazım?',
  cs: 'Pomohu s účtem, objednávkami, tikety, poštou a soubory. Co potřebujete?',
  ja: 'アカウント、注文、チケット、メール、ファイルについてお手伝いします。',
}

/** Turns a request down in its own language. */
export const refusal = (style: string, language: Language): string => ABROAD[language] ?? STYLES[style] ?? STYLES['apology']!

/** Says what the agent is there for. */
export const offer = (language: Language): string => OFFERS[language]
