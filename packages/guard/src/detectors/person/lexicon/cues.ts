/** Forms of address before a name, folded, without their dots. */
export const TITLES =
  'mr mrs ms miss mx dr prof professor doctor sir madam lord dame rev reverend capt captain sgt lt herr frau fraulein hr doktor magister dipl monsieur madame mademoiselle mme mlle senor senora senorita sr sra srta dona signor signora signorina dott dottssa dottor avv rag geom senhor senhora doutor doutora sra exmo dhr mevr mevrouw meneer pani panu pana panie herra rouva hra tohtori bayan hanim shri smt kumari ustadh sheikh hajji haji puan encik gospodin gospoda gospa gospod kyrios kyria dna domnul doamna ur'

/** Words and phrases that a name follows, parted by no more than a sign and a space. */
export const BEFORE: readonly string[] = (
  "my name is|my name's|name is|i am|i'm|this is|call me|known as|named|called|signed by|written by|sent by|on behalf of|" +
  'attn|attention|attention of|first name|last name|full name|given name|family name|sur name|maiden name|middle name|customer name|client name|' +
  'patient name|employee name|contact name|holder name|cardholder name|account holder name|passenger name|guest name|' +
  'recipient name|beneficiary name|sender name|student name|teacher name|applicant name|candidate name|tenant name|' +
  'insured name|driver name|owner name|firstname|lastname|fullname|givenname|familyname|surname|username|customername|name|' +
  'dear|hi|hello|hey|mein name ist|ich heisse|ich bin|heisst|namens|liebe|lieber|sehr geehrter herr|sehr geehrte frau|' +
  "je m'appelle|mon nom est|je suis|nomme|nommee|appele|appelee|cher|chere|bonjour|prenom|" +
  'me llamo|mi nombre es|se llama|llamado|llamada|estimado|estimada|querido|querida|hola|nombre|apellido|apellidos|' +
  'mi chiamo|il mio nome e|si chiama|caro|cara|gentile|ciao|nome|cognome|meu nome e|me chamo|chamo-me|prezado|prezada|' +
  'sobrenome|apelido|mijn naam is|ik heet|ik ben|beste|geachte|naam|voornaam|achternaam|nazywam sie|mam na imie|drogi|droga|' +
  'szanowny panie|nazwisko|imie i nazwisko|jag heter|mitt namn ar|hej|namn|fornamn|efternamn|mitt navn er|jeg heter|' +
  'mit navn er|jeg hedder|navn|nimeni on|nimi|jmenuji se|jmeno|prijmeni|nevem|a nevem|ma numesc|numele meu este|prenume|' +
  'zovem se|moje ime je|prezime|adim|benim adim|soyad|sayin|меня зовут|мое имя|зовут|имя|фамилия|фио|господин|госпожа|' +
  'уважаемый|уважаемая|дорогой|дорогая|με λενε|ονομα|ονομαζομαι|мене звати|прізвище|' +
  'calls me|named him|named her|last name is|first name is|full name is|my friend|users'
).split('|')

/** Words for what somebody is, behind which a name may stand. */
export const ROLES: readonly string[] = (
  'patient|customer|client|employee|contact|recipient|sender|beneficiary|holder|passenger|guest|applicant|candidate|tenant|' +
  'attendee|attendees|participant|author|owner|signed|mother|father|mom|dad|wife|husband|son|daughter|brother|sister|uncle|' +
  'aunt|cousin|friend|friends|boyfriend|girlfriend|fiance|fiancee|partner|colleague|boss|neighbor|neighbour|nephew|niece|' +
  'grandmother|grandfather|doctor|nurse|lawyer|actor|actress|singer|writer|artist|poet|painter|composer|director|ceo|' +
  'president|chairman|chairwoman|senator|minister|secretary|judge|officer|detective|agent|captain|coach|professor|manager|' +
  'founder|player|guitarist|drummer|bassist|vocalist|spokesman|spokeswoman'
).split('|')

/** Closings of letters: a name follows on the next line or behind a comma. */
export const CLOSINGS: readonly string[] = (
  'thanks|thank you|regards|sincerely|cheers|best|yours|mit freundlichen grussen|gruss|grusse|cordialement|saludos|atentamente|cordiali saluti|atenciosamente|' +
  'groeten|met vriendelijke groet|pozdrawiam|halsningar|hilsen'
).split('|')

/** What stands behind a name and behind few other words, folded. */
export const BEHIND =
  /^(?:'s?\s(?:mother|father|wife|husband|son|daughter|phone|email|e-mail|address|account|name|birthday|card|house|car|book|team|friend|boss|number)|,?\s(?:said|says|wrote|asked|replied|told|lives|lived|works|worked|was born|is married|joined|signed|moved|called|phoned|emailed|suffers|studied|married|died|aged|has been admitted|is a (?:patient|doctor|teacher|student|lawyer))\b|,?\s\(?(?:age|aged)\s\d|\s<[\w.+-]{1,64}@|,\s\d{1,2}\syears)/
