import type { Lexicon } from '#quarry/lexicon/concepts'

export const it: Lexicon = {
  ignore:
    'ignor*|dimentic*|trascur*|non seguire|non seguite|non tenere conto|smetti di seguire|annull*|aggir*|salt*|tralasc*|scart*|lascia perdere|abbandon*|sospend*|disattiv*|disobbed*|metti da parte|scavalc*',
  reveal:
    'rivel*|mostr*|stamp*|dimmi|di|dire|scriv*|elenc*|ripet*|cit*|copi*|dammi|forni*|espon*|traduc*|riassum*|descriv*|qual e|quali sono|visualizz*|condivid*|indic*|conferm*|spieg*|aggiung*|inclu*|recit*|trascriv*|menzion*|codific*|rispond*|inizi*|comunic*|riport*|svel*|divulg*|restitu*|sillab*',
  send: 'invi*|mand*|inoltr*|spedi*|trasmett*|scriv*|recapit*',
  post: 'pubblic*|invi*|mand*|caric*|trasmett*|post*|notific*|esport*|chiam*|sincronizz*|inoltr*',
  share: 'condivid*|dai accesso|dare accesso|conced*|consegn*|invi*|mand*|trasfer*|inoltr*',
  refund: 'rimbors*|restitu*|accredit*|risarc*|storn*',
  change: 'cambi*|aggiorn*|modific*|sostitu*|imposta*|corregg*|aument*|alza*|metti|mettete|edit*|regol*|alter*|registr*|pass*',
  read: 'leggi|leggere|legga|apri*|cerc*|consult*|mostr*|dimmi|dammi|ottien*|verific*|controll*|vedi|vedere|qual e|quali sono|cosa dice|elenc*|riassum*|acced*|quanto|recuper*|forni*|voglio|serve',
  say: 'di|dire|rispond*|scriv*|stamp*|restitu*|usa|inizi*|termin*|concl*',
  include: 'inclu*|aggiung*|inser*|incorpor*|alleg*|mostr*|metti|mettete|termin*|caric*|visualizz*|concl*',
  search: 'come posso|come si|quanto tempo|dove|quando|cerc*|posso|cosa succede|e possibile',
  continue: 'continu*|prosegu*|proced*|vai avanti|come detto|come concordato|prima|si|adesso|ora|fallo|precedent*|ricord*',
  analyze: 'phishing|sospett*|truffa|frode|e sicuro|affidabile|legittim*|pericolos*',
  prompt:
    'prompt*|messaggio di sistema|istruzioni di sistema|messaggio iniziale|prompt di sistema|testo di sistema|primo messaggio|messaggio del sistema|prompt del sistema',
  rules:
    'istruzion*|regol*|direttiv*|linee guida|norm*|politic*|configurazion*|restrizion*|ordini|indicazion*|vincol*|disposizion*|limitazion*|consegne',
  above: 'sopra|inizio della|inizio di|tutto cio che precede|testo precedente|preced*|all inizio|qui sopra',
  canary:
    'canarino*|canary|etichett*|marcator*|riferimento interno|codice di riferimento|codice interno|identificat*|filigrana|contrassegn*|numero di riferimento|codice di controllo|tag',
  secret:
    'password*|parola chiave|parola d ordine|segret*|chiav*|credenzial*|token*|passphrase|frase segreta|riservat*|codice di accesso|parole d ordine|confidenzial*',
  account: 'account*|conto|conti|client*|profil*|scheda|record*|aziend*|societa|titolar*|anagrafic*',
  data: 'dati|dettagl*|informazion*|contenut*|tutto|risultat*|cronologia|note|riassunto|riepilogo',
  conversation: 'conversazion*|chat|cronologia|dialog*|messaggi|discussione',
  balance: 'saldo*|credito|debito',
  order: 'ordine|ordini|acquist*|fattur*',
  ticket: 'ticket*|richiest*|caso|segnalazion*|reclam*',
  mail: 'posta|mail*|email*|messagg*|e mail*|casella',
  file: 'file|allegat*|document*',
  review: 'recension*|opinion*|valutazion*|commenti*',
  article: 'articol*|guida|manual*|base di conoscenza|document*|assistenza',
  tracking: 'spedizion*|pacc*|consegn*|tracciament*|corriere',
  phone: 'telefon*|cellular*',
  plan: 'piano|tariff*|abbonament*|livello|pacchetto',
  limit: 'limite*|limiti|tetto|fido|massimale',
  image: 'immagin*|foto*|logo*|icon*|badge|grafic*|figura',
  link: 'link*|collegament*|url*|indirizz*',
  webhook: 'webhook*|server|url*|indirizz*|endpoint*|punto di accesso',
  other: 'altro|altra|altri|altre|altrui|divers*|tutti i clienti|tutti gli account|ogni cliente|estrane*',
  own: 'mio|mia|miei|mie|mi|io|nostr*|noi|ci',
  me: 'mi|me|inviami|mandami|mio indirizzo',
  assistant: 'assistent*|ia|agent*|modell*|chatbot*|bot|sistem*|automatic*|tu sei|sei un',
  latest: 'ultim*|recent*|nuov*',
  summary: 'riassunt*|riassum*|sintesi|punti principali|riepilog*',
  greeting: 'ciao|buongiorno|buonasera|salve|chi sei|cosa puoi|grazie',
  authority:
    'amministrat*|sviluppat*|ingegner*|team di sicurezza|squadra di sicurezza|auditor*|revisor*|dirett*|dirigent*|responsabil*|capo|autorizzat*|sono il|sono la|sono l|conformita|supervisor*|reparto*|approvat*|permess*|proprietar*|per conto di|dipendent*|autorizzazion*',
  roleplay:
    'fingi*|fai finta|gioco di ruolo|gioch*|recit*|agisci come|ora sei|adesso sei|immagina di essere|personagg*|interpret*|ruolo|simul*|comportati',
  hypothetical: 'ipotetic*|ipotes*|suppon*|immagin*|in teoria|teoric*|esperimento mentale|e se|diciamo|scenario|scenari|mettiamo|poniamo',
  story:
    'storia*|storie|racconto|racconti|racconta*|romanzo*|poesi*|canzon*|scena|scene|sceneggiatur*|finzion*|narra*|personagg*|capitol*|fiab*',
  debug:
    'debug*|modalita manutenzione|manutenzione|modalita sviluppatore|modalita di prova|modalita test|diagnos*|sblocc*|collaud*|test|prova interna|autotest',
  urgency: 'urgen*|emergenz*|immediat*|subito|al piu presto|quanto prima|critic*|scadenz*|senza indugio|adesso stesso|rapid*|vite',
  format: 'json|yaml|csv|xml|tabell*|blocco di codice|format*|base64|camp*|strutturat*|lettera per lettera|codific*',
  norefusal:
    'non rifiut*|senza rifiut*|mai rifiut*|senza avvert*|nessun avvert*|senza scus*|non scusart*|niente scuse|non dire che non|senza comment*|rifiutar*|senza obiez*|non ti e permesso rifiut*',
  completion:
    'complet*|finisci la frase|termina la frase|continua la frase|continua il testo|riemp*|inizia con|comincia con|iniziando con|sono le seguenti|lacuna',
  translation: 'traduc*|traduzion*|in inglese|in francese|in tedesco|in spagnolo|in italiano',
  sysupdate:
    'aggiornament*|nuova politica|avviso di sicurezza|avviso|notific*|annunci*|linee guida aggiornate|nuova versione|con effetto immediato|revision*|version*|sono cambiat*',
  new: 'nuove istruzion*|nuova istruzion*|nuovo compito|nuove regole|nuova regola|d ora in poi|da ora in poi|invece|al suo posto|il tuo compito|vero compito|sostitu*|da adesso|nuovo ordine|nuovi ordini',
  must: 'devi|deve|dovete|obbligatori*|necessari*|bisogna|occorre|richiest*|indispensabil*|serve|esige|impone|requisit*',
  polite: 'per favore|per piacere|potresti|puoi|potrebbe|grazie*|cortes*|gentil*|vorrei|per cortesia|ti prego|mi piacerebbe',
  attention: 'important*|attenzione|nota|avviso|avvertenza|priorita|allerta|ricorda|prioritar*|cautela',
  exact:
    'letteral*|parola per parola|esatt*|testual*|complet*|integral*|inter*|cosi com e|senza modific*|alla lettera|tutto|riga per riga|per intero',
  first: 'prima di|per prima cosa|innanzitutto|anzitutto|dapprima|all inizio|per iniziare|inizi*|in primo luogo|prima',
  quiet:
    'in silenzio|silenzios*|senza menzion*|non menzion*|discret*|senza dire|non dire|in segreto|di nascosto|senza avvisare|non avvisare|senza chiedere|nessuno|senza informare|non informare|senza che|tra noi|non chiedere|segretamente',
  grammar: 'il|lo|la|gli|le|di|che|e|un|una|per|con|del|della|dei|delle|nel|nella|al|alla|non|tuo|tua|tue|tuoi',
}
