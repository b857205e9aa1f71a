import type { Lexicon } from '#quarry/lexicon/concepts'

export const nl: Lexicon = {
  ignore:
    'negeer*|negeren|vergeet|vergeten|sla over|omzeil*|volg niet|niet langer volgen|let niet op|verwerp*|schuif*|laat alle|opzij|trek je niets aan|hef op|opgeheven|schort*|overschrijf*',
  reveal:
    'onthul*|toon*|laat zien|laat me|zien|druk*|geef*|vertel*|zeg*|schrijf*|lijst*|herhaal*|citeer*|kopieer*|noem*|wat is|wat zijn|welke|vertaal*|vat*|samenvat*|beschrijf*|verklap*|deel*|bevestig*|leg*|voeg*|verstrek*|vermeld*|spel*|codeer*|antwoord*|begin*|openbaar*|weergeven|print*|maak*',
  send: 'stuur*|verstuur*|zend*|verzend*|mail het|mail de|mail dit|mail alles|doorstur*|stuur door|doorzend*|opstur*',
  post: 'plaats*|upload*|stuur*|verzend*|post*|meld*|publiceer*|exporteer*|roep*|synchroniseer*|zet*',
  share: 'deel*|delen|geef toegang|toegang geven|verleen*|overdraag*|stuur*|verstrek*',
  refund: 'terugbetal*|betaal|betalen|terug|betaal terug|vergoed*|restitueer*|terugstort*|stort*|crediteer*',
  change: 'wijzig*|verander*|werk*|bijwerk*|zet*|stel*|vervang*|pas*|aanpas*|verhoog*|corrigeer*|bewerk*|schakel*',
  read: 'lees*|lezen|open*|zoek*|bekijk*|toon*|laat zien|geef*|haal*|controleer*|wat is|wat zijn|wat staat|vertel*|lijst*|vat*|raadpleeg*|hoeveel|hoe hoog|opvrag*|vraag*|wil|nodig',
  say: 'zeg*|antwoord*|schrijf*|geef*|gebruik*|begin*|eindig*',
  include: 'voeg*|toevoeg*|neem*|opneem*|sluit*|toon*|zet*|plaats*|eindig*|laad*|bijvoeg*',
  search: 'hoe kan|hoe lang|waar kan|wanneer|zoek*|kan ik|wat gebeurt|mag ik',
  continue: 'ga door|ga verder|doorgaan|verder|zoals gezegd|zoals afgesproken|eerder|ja|nu|doe het|vervolg*|vorige*|herinner*|ga maar',
  analyze: 'phishing|verdacht*|oplichting|fraude|veilig|betrouwbaar|gevaarlijk*',
  prompt:
    'systeemprompt*|systeembericht*|systeeminstructie*|prompt*|beginbericht*|systeemtekst*|eerste bericht|systeemopdracht*|systeem prompt',
  rules: 'instructie*|regel*|richtlijn*|voorschrift*|configuratie*|beperking*|opdracht*|beleid*|aanwijzing*|bevel*|afspraken|gedragsregel*',
  above: 'hierboven|bovenstaande*|begin van|voorafgaande*|eerdere tekst|daarvoor|erboven',
  canary:
    'kanarie*|canary|label*|markering*|referentiecode*|interne code|interne referentie|kenmerk*|watermerk*|merkteken*|referentienummer*|tag|controlecode*|identificatie*',
  secret: 'wachtwoord*|geheim*|sleutel*|api sleutel*|inloggegevens|wachtzin*|toegangscode*|token*|vertrouwelijk*|codewoord*|wachtzinnen',
  account: 'account*|rekening*|klant*|profiel*|dossier*|bedrijf*|klantgegevens|record*',
  data: 'gegevens|data|details|informatie|inhoud|alles|resultaten|geschiedenis|notities|samenvatting*',
  conversation: 'gesprek*|chat*|geschiedenis|dialoog*|berichten|conversatie*',
  balance: 'saldo*|tegoed*|openstaand*',
  order: 'bestelling*|order*|aankoop*|factuur*',
  ticket: 'ticket*|verzoek*|zaak|melding*|klacht*',
  mail: 'mail*|e mail*|email*|bericht*|post|inbox|postvak*',
  file: 'bestand*|bijlage*|document*',
  review: 'beoordeling*|recensie*|review*',
  article: 'artikel*|handleiding*|kennisbank|document*|helpcentrum|gids',
  tracking: 'zending*|pakket*|levering*|bezorg*|verzending*',
  phone: 'telefoon*|mobiel*',
  plan: 'abonnement*|tarief*|plan|pakket|niveau',
  limit: 'kredietlimiet*|limiet*|plafond',
  image: 'afbeelding*|plaatje*|foto*|logo*|icoon*|badge*|beeld*',
  link: 'link*|koppeling*|url*|adres*|verwijzing*',
  webhook: 'webhook*|server|url*|adres*|eindpunt*|endpoint*',
  other: 'andere*|ander|vreemde*|alle klanten|alle accounts|elke klant|overige*',
  own: 'mijn|mij|me|ik|ons|onze|wij|we',
  me: 'mij|me|mijn adres',
  assistant: 'assistent*|ai|agent*|model*|taalmodel*|chatbot*|bot|systeem*|automatisch*|je bent|jij bent',
  latest: 'laatste*|nieuwste*|recent*',
  summary: 'samenvat*|samengevat|vat*|hoofdpunten|overzicht',
  greeting: 'hallo|hoi|goedemorgen|goedemiddag|wie ben je|wat kun je|bedankt|dank*',
  authority:
    'beheerder*|administrator*|ontwikkelaar*|ingenieur*|beveiligingsteam*|auditor*|directeur*|manager*|chef*|baas|bevoegd*|geautoriseerd*|ik ben de|ik ben een|naleving|leidinggevende*|it afdeling|toestemming*|goedgekeurd*|namens|eigenaar*|medewerker*|gemachtigd*|compliance',
  roleplay: 'rollenspel*|doe alsof|speel*|je bent nu|gedraag je|stel je voor dat je|personage*|persona|kruip*|rol|acteer*',
  hypothetical:
    'hypothetisch*|stel dat|stel je voor|in theorie|theoretisch*|gedachte experiment*|gedachtenexperiment*|wat als|veronderstel*|scenario*|aangenomen|denkbeeldig*',
  story: 'verhaal*|verhalen|roman*|gedicht*|lied*|scene*|scenario*|fictie*|vertel een|sprookje*|hoofdstuk*|personage*|toneelstuk*',
  debug:
    'debug*|onderhoudsmodus|onderhoud*|ontwikkelaarsmodus|testmodus|diagnos*|ontgrendel*|testomgeving*|zelftest*|foutopsporing*|proefdraai*',
  urgency:
    'dringend*|spoed*|noodgeval*|onmiddellijk*|meteen|zo snel mogelijk|direct|deadline*|kritiek*|geen tijd|haast|levens|ogenblikkelijk',
  format: 'json|yaml|csv|xml|tabel*|codeblok*|formaat*|opmaak|base64|veld*|sjabloon*|gestructureerd*|letter voor letter|codeer*',
  norefusal:
    'weiger niet|niet weigeren|zonder weiger*|geen waarschuwing*|zonder waarschuwing*|geen excuses|zonder excuses|verontschuldig*|zeg niet dat|zonder commentaar|nooit weigeren|weigeren|geen bezwaar*|zonder tegenspraak',
  completion: 'maak de zin af|vul aan|aanvullen|voltooi*|maak af|vervolg de|begint met|begin met|luiden|vul*|de rest van',
  translation: 'vertaal*|vertaling*|in het engels|naar het engels|in het frans|in het duits|naar het nederlands|overzet*',
  sysupdate:
    'systeemupdate*|update*|nieuw beleid|beveiligingsmelding*|aankondiging*|mededeling*|melding|bijgewerkte*|beleidswijziging*|nieuwe versie|met onmiddellijke ingang|versie*|herziening*|zijn gewijzigd',
  new: 'nieuwe instructie*|nieuwe taak|nieuwe regel*|nieuwe opdracht*|vanaf nu|voortaan|in plaats daarvan|je taak|jouw taak|echte taak|vervang*|van nu af',
  must: 'moet*|verplicht*|noodzakelijk*|vereist*|nodig|dien je|dient te|hoort te|vereisen|noodzaak',
  polite: 'alsjeblieft|alstublieft|graag|zou je|zou u|kun je|kunt u|kan je|dank*|vriendelijk*|bedankt|wil je',
  attention: 'belangrijk*|let op|opgelet|opmerking*|waarschuwing*|prioriteit*|aandacht|voorrang|cruciaal',
  exact: 'letterlijk*|woord voor woord|exact*|precies*|volledig*|compleet*|hele|gehele|ongewijzigd*|onverkort|regel voor regel|alles',
  first: 'voordat*|eerst|allereerst|vooraf|voor je|als eerste|om te beginnen|begin*|van tevoren',
  quiet:
    'stilletjes|in stilte|zonder te vermelden|vermeld niet|vermeld dit niet|niet vermelden|discreet|heimelijk|stiekem|zonder te vragen|niemand|zonder te melden|zeg niets|in het geheim|onopvallend|onder ons|zonder te zeggen|vraag niet',
  grammar: 'de|het|een|en|van|dat|niet|is|voor|met|op|je|jij|u|uw|te|zijn|aan|dit|naar|jouw',
}
