import type { Lexicon } from '../concepts.js'

export const german: Lexicon = {
  override:
    'ignorier*|vergiss|vergesse*|missacht*|beachte nicht|umgeh*|ubergeh*|uberschreib*|verwirf|lass alle|setz dich uber|hebe auf|streich|nicht beachten|keine beachtung|ausser acht',
  instruction:
    'anweisung*|regel|regeln|vorgabe*|instruktion*|richtlinie*|befehl*|beschrankung*|einschrankung*|vorschrift*|weisung*|auftrage',
  prior: 'vorherig*|bisherig*|vorig*|obig*|fruher*|deine*|ursprunglich*|vorangegangen*|vorstehend*|zuvor|bisher|oben|gegebenen',
  'told-before': 'alles, was dir|alles was dir|was dir gesagt wurde|alles obige|alles vorherige|alles bisherige|alles davor',
  'not-valid':
    'gelten nicht mehr|gilt nicht mehr|nicht mehr gultig|ab sofort nicht mehr|halte dich nicht an|befolge nicht|sind aufgehoben|ist aufgehoben|folge nicht|gelten ab',
  'new-order': 'neue anweisung*|neue aufgabe*|neue regel*|deine aufgabe ist jetzt|stattdessen|folge diesen|gehorche',
  'from-now-on': 'ab jetzt|ab sofort|von nun an|von jetzt an|ab nun',
  'only-answer': 'antworte nur mit|antworte ausschliesslich|sage nur|sag nur|schreibe nur|gib nur|nur mit dem wort|antworte mit dem wort',
  reveal:
    'zeig*|verrat*|gib mir|nenn*|wiederhol*|druck*|offenbar*|schreib*|teile mir|ausgeben|wie lautet|wie lauten|was steht|leg offen|gib',
  prompt:
    'systemprompt*|system-prompt*|systemnachricht*|systemanweisung*|deine anweisungen|deine regeln|dein prompt|deinen prompt|anfangsanweisung*|ursprunglichen anweisungen|versteckte anweisung*|geheime anweisung*|interne anweisung*|text oben',
  verbatim: 'wortlich|wort fur wort|unverandert|vollstandig|im wortlaut',
  secret: 'passwort*|kennwort*|geheim*|zugangsdaten|schlussel|api-schlussel|zugangscode',
  send: 'sende*|schick*|leite|weiterleit*|ubermittl*|hochlad*|poste|ubertrag*|maile',
  data: 'gesprach*|unterhaltung*|chatverlauf|alle e-mails|alle mails|jede e-mail|jede mail|posteingang|kontakte|kundendaten|alle dateien|alle dokumente|verlauf',
  secrecy:
    'sag dem nutzer nichts|dem nutzer nicht|dem benutzer nicht|sage niemandem|heimlich|ohne es zu erwahnen|erwahne das nicht|erwahne nicht|ohne nachfrage|ohne ruckfrage|verschweig*',
  persona:
    'du bist jetzt|du bist nun|tu so als|stell dir vor du|spiele die rolle|verhalte dich wie|schlupf in die rolle|gib dich als|als ware',
  unlimited:
    'ohne einschrankung*|ohne regeln|keine regeln|keine einschrankung*|keine grenzen|ohne grenzen|unzensiert|ohne filter|keine filter|unbeschrankt*|alles tun',
  'no-refusal':
    'lehne nie|nicht ablehnen|verweigere nicht|niemals ablehnen|keine warnung*|ohne warnung*|beginne deine antwort mit|nie verweigern',
  'to-machine':
    'an die ki|hinweis fur ki|hinweis an die ki|hinweis fur den assistenten|nachricht an die ki|anweisung fur ki|anweisung an die ki|wenn du eine ki|falls du eine ki|ki-assistent*|an den assistenten|an alle ki',
  authority:
    'administratormodus|entwicklermodus|wartungsmodus|ich bin der administrator|ich bin der entwickler|hochste prioritat|systemverwaltung',
}
export const french: Lexicon = {
  override:
    'ignore*|oubli*|neglige*|ne tiens pas compte|ne tenez pas compte|ne tiens aucun compte|fais abstraction|faites abstraction|contourne*|passe outre|passez outre|laisse tomber|ecarte|abandonne*|outrepasse*',
  instruction: 'instruction*|consigne*|regle*|directive*|ordres|restriction*|contrainte*|recommandations',
  prior: "precedent*|anterieur*|ci-dessus|initial*|tes|vos|donnees|recues|jusqu'ici|d'avant|d'origine|plus haut|auparavant",
  'told-before': "tout ce qui precede|tout ce qu'on t'a dit|tout ce qu'on vous a dit|ce qu'on t'a dit|tout ce que l'on",
  'not-valid':
    "ne s'appliquent plus|ne s'applique plus|ne sont plus valables|ne sont plus|n'obeis pas|ne suis pas|ne suivez pas|ne respecte pas|ne respectez pas|sont annulees|plus en vigueur",
  'new-order':
    'nouvelle instruction*|nouvelles instructions|nouvelle tache|nouvelles consignes|nouvelle consigne|nouvelles regles|a la place|ta tache est maintenant|obeis',
  'from-now-on': 'a partir de maintenant|desormais|dorenavant|des maintenant|a compter de',
  'only-answer':
    'reponds uniquement|repondez uniquement|reponds seulement|repondez seulement|ne reponds que|dis seulement|ecris seulement|reponds par le mot|uniquement par le mot|uniquement avec le mot',
  reveal:
    'revele*|affiche*|montre*|repete*|donne-moi|donnez-moi|donne|dis-moi|divulgue*|imprime*|communique*|quel est|quelles sont|quelle est|recopie*|ecris',
  prompt:
    'prompt systeme|invite systeme|message systeme|instructions systeme|instructions initiales|tes instructions|vos instructions|tes consignes|ton prompt|votre prompt|instructions cachees|consignes initiales|texte ci-dessus|instructions secretes|tes regles',
  verbatim: 'mot pour mot|mot a mot|textuellement|tel quel|integralement|en entier',
  secret: "mot de passe|mots de passe|secret*|identifiants|cle api|cles api|code d'acces|confidentiel*",
  send: 'envoie*|envoyez|transfere*|transmet*|expedie*|televerse*|publie*|fais suivre|faites suivre',
  data: 'conversation|historique|tous les e-mails|tous les mails|tous les courriels|chaque e-mail|chaque mail|boite de reception|contacts|donnees client*|donnees des clients|tous les fichiers|tous les documents',
  secrecy:
    "ne dis rien|ne dites rien|n'en parle pas|sans le mentionner|sans prevenir|sans en informer|a l'insu|en secret|secretement|ne mentionne pas|ne mentionnez pas|n'informe pas|sans rien dire|discretement",
  persona:
    'tu es maintenant|vous etes maintenant|tu es desormais|fais semblant|faites semblant|imagine que tu|joue le role|jouez le role|agis comme|comporte-toi comme|pretends que',
  unlimited:
    'sans restriction*|sans limite*|aucune restriction|aucune limite|aucune regle|sans regle*|sans filtre*|non censure*|sans censure|tout faire',
  'no-refusal': 'ne refuse jamais|sans refuser|ne refuse pas|sans avertissement*|aucun avertissement|commence ta reponse par',
  'to-machine':
    "note a l'ia|note pour l'ia|a l'attention de l'ia|message a l'ia|message pour l'ia|si tu es une ia|si vous etes une ia|instruction pour l'ia|instructions pour l'ia|assistant ia|a l'assistant|cher assistant|aux ia",
  authority: "mode developpeur|mode administrateur|je suis l'administrateur|je suis le developpeur|mode maintenance|priorite absolue",
}
export const spanish: Lexicon = {
  override:
    'ignora*|olvida*|haz caso omiso|no hagas caso|no haga caso|omite|desestima*|pasa por alto|anula*|descarta*|salta*|deja de lado|prescinde|desobedece*',
  instruction: 'instruccion*|regla*|directriz|directrices|ordenes|indicacion*|restriccion*|norma*|directivas|pautas',
  prior: 'anterior*|previa*|previo*|de arriba|tus|sus|inicial*|original*|dadas|recibidas|hasta ahora|precedentes|antes',
  'told-before': 'todo lo anterior|todo lo que te|lo que te han dicho|lo que te dijeron|todo lo dicho|todo lo previo',
  'not-valid':
    'ya no se aplican|ya no aplican|ya no valen|ya no son validas|ya no rigen|no sigas|no siga|no obedezcas|no cumplas|quedan anuladas|quedan sin efecto|han dejado de|dejan de aplicarse',
  'new-order':
    'nuevas instrucciones|nueva instruccion|nueva tarea|nuevas reglas|nuevas ordenes|en su lugar|en vez de eso|tu tarea es ahora|obedece',
  'from-now-on': 'a partir de ahora|desde ahora|de ahora en adelante|en adelante|a partir de este momento',
  'only-answer':
    'responde solo|responde solamente|responde unicamente|contesta solo|contesta unicamente|di solo|escribe solo|solo con la palabra|solamente con la palabra|unicamente con la palabra',
  reveal:
    'revela*|muestra*|muestrame|imprime*|repite*|dime|dame|ensena*|divulga*|escribe|comparte|cual es|cuales son|expon*|transcribe|copia',
  prompt:
    'prompt del sistema|prompt de sistema|mensaje del sistema|mensaje de sistema|instrucciones del sistema|instrucciones iniciales|tus instrucciones|sus instrucciones|tu prompt|instrucciones ocultas|instrucciones secretas|tus reglas|texto anterior|indicaciones iniciales|indicacion del sistema',
  verbatim: 'palabra por palabra|textualmente|literalmente|al pie de la letra|tal cual|completo|integramente',
  secret: 'contrasena*|secreto*|secreta*|clave*|credenciales|codigo de acceso|confidencial*',
  send: 'envia*|reenvia*|manda*|sube*|transmite*|publica*|remite*',
  data: 'conversacion|historial|todos los correos|todos los mensajes|cada correo|bandeja de entrada|contactos|datos de clientes|datos de los clientes|todos los archivos|todos los documentos',
  secrecy:
    'no se lo digas|no le digas|no lo menciones|no menciones|sin decirle|sin avisar|sin mencionar|en secreto|secretamente|sin que el usuario|no informes|sin informar|a escondidas',
  persona:
    'ahora eres|eres ahora|actua como|finge ser|finge que|imagina que eres|haz de cuenta|hazte pasar|interpreta el papel|comportate como',
  unlimited:
    'sin restricciones|sin limites|sin limitaciones|ninguna restriccion|sin reglas|ninguna regla|sin censura|sin filtro*|cualquier cosa|no tienes reglas',
  'no-refusal':
    'nunca te niegues|no te niegues|no rechaces|sin advertencia*|nunca rechaces|empieza tu respuesta con|comienza tu respuesta con',
  'to-machine':
    'nota para la ia|nota a la ia|mensaje para la ia|atencion ia|si eres una ia|instruccion para la ia|instrucciones para la ia|asistente de ia|al asistente|querido asistente|para el asistente',
  authority:
    'modo desarrollador|modo administrador|soy el administrador|soy el desarrollador|soy tu desarrollador|modo mantenimiento|maxima prioridad',
}
export const portuguese: Lexicon = {
  override:
    'ignore|ignora|ignorem|esqueca*|esquece*|desconsider*|despreze|nao leve em conta|nao faca caso|deixe de lado|anule|descarte|desobedec*|passe por cima',
  instruction: 'instruc*|instruco*|instrucao|regra*|diretriz*|ordens|orientac*|restric*|normas|comandos',
  prior: 'anterior*|previa*|acima|suas|tuas|inicia*|origina*|dadas|recebidas|ate agora|antes',
  'told-before': 'tudo acima|tudo o que lhe|tudo que foi dito|tudo o que foi dito|tudo o que te|o que lhe foi dito|tudo o que veio antes',
  'not-valid':
    'nao se aplicam mais|ja nao se aplicam|nao valem mais|ja nao valem|nao siga|nao sigas|nao obedeca|nao cumpra|foram revogadas|deixam de valer|deixaram de valer|estao canceladas',
  'new-order': 'novas instruc*|nova instruc*|nova tarefa|novas regras|novas ordens|em vez disso|em vez di|sua tarefa agora|obedeca',
  'from-now-on': 'a partir de agora|de agora em diante|daqui em diante|doravante',
  'only-answer':
    'responda apenas|responde apenas|responda somente|responda so com|diga apenas|diz apenas|escreva apenas|apenas com a palavra|somente com a palavra',
  reveal:
    'revele|revela*|mostr*|exib*|repita|repete|imprima|diga-me|diga|divulgue|escreva|compartilhe|quais sao|qual e|me de|forneca|transcreva',
  prompt:
    'prompt do sistema|prompt de sistema|mensagem do sistema|instrucoes do sistema|instrucoes iniciais|suas instrucoes|tuas instrucoes|seu prompt|instrucoes ocultas|instrucoes secretas|suas regras|texto acima',
  verbatim: 'palavra por palavra|textualmente|literalmente|na integra|tal como|exatamente como',
  secret: 'senha*|segred*|secret*|credenciais|chave de api|palavra-passe|codigo de acesso|confidencia*',
  send: 'envi*|encaminh*|mand*|transmit*|carreg*|publique|reencaminh*',
  data: 'conversa|historico|todos os e-mails|todos os emails|cada e-mail|caixa de entrada|contatos|contactos|dados dos clientes|dados de clientes|todos os arquivos|todos os documentos',
  secrecy:
    'nao conte|nao diga ao|nao mencione|sem avisar|sem mencionar|sem informar|em segredo|secretamente|sem que o usuario|sem que o utilizador|nao informe',
  persona:
    'voce agora e|agora voce e|aja como|finja ser|finja que|imagine que voce|faca de conta|interprete o papel|comporte-se como|tu es agora',
  unlimited: 'sem restric*|sem limites|sem limitac*|nenhuma restric*|sem regras|nenhuma regra|sem censura|sem filtro*|qualquer coisa',
  'no-refusal': 'nunca recuse|nao recuse|sem avisos|sem advertencia*|comece sua resposta com|comece a resposta com',
  'to-machine':
    'nota para a ia|mensagem para a ia|atencao ia|se voce e uma ia|se es uma ia|instrucao para a ia|instrucoes para a ia|assistente de ia|ao assistente|caro assistente',
  authority: 'modo desenvolvedor|modo administrador|sou o administrador|sou o desenvolvedor|modo de manutencao|prioridade maxima',
}
export const italian: Lexicon = {
  override:
    'ignora*|dimentica*|trascura*|non tenere conto|non tener conto|non considerare|tralascia*|lascia perdere|annulla*|aggira*|scarta*|scavalca*|disobbedisci',
  instruction: 'istruzion*|regol*|direttiv*|ordini|indicazion*|restrizion*|vincol*|linee guida|comandi',
  prior: 'precedent*|di sopra|sopra|tue|iniziali|originali|ricevut*|finora|prima',
  'told-before': 'tutto cio che ti e stato detto|tutto quello che ti|tutto quanto sopra|tutto cio che precede|quello che ti hanno detto',
  'not-valid':
    'non valgono piu|non si applicano piu|non sono piu valide|non seguire|non obbedire|non rispettare|sono annullate|sono revocate',
  'new-order': 'nuove istruzioni|nuova istruzione|nuovo compito|nuove regole|nuovi ordini|invece di|obbedisci|il tuo compito ora',
  'from-now-on': "d'ora in poi|da ora in poi|da adesso in poi|da questo momento|a partire da ora",
  'only-answer': "rispondi solo|rispondi soltanto|rispondi unicamente|di' solo|scrivi solo|solo con la parola|soltanto con la parola",
  reveal: 'rivela*|mostra*|ripeti*|stampa*|dimmi|dammi|divulga*|scrivi|fornisci|qual e|quali sono|trascrivi|riporta',
  prompt:
    'prompt di sistema|prompt del sistema|messaggio di sistema|istruzioni di sistema|istruzioni iniziali|tue istruzioni|tuo prompt|istruzioni nascoste|istruzioni segrete|tue regole|testo sopra',
  verbatim: "parola per parola|testualmente|letteralmente|per intero|cosi com'e",
  secret: "password segreta|parola d'ordine|segret*|credenziali|chiave api|chiavi api|codice di accesso|riservat*",
  send: 'invia*|inoltra*|manda*|trasmett*|carica*|pubblica*|spedisci*',
  data: 'conversazione|cronologia|tutte le e-mail|tutte le email|ogni e-mail|ogni email|posta in arrivo|contatti|dati dei clienti|tutti i file|tutti i documenti',
  secrecy:
    "non dire nulla|non dirlo|non menzionare|senza dirlo|senza avvisare|senza menzionare|di nascosto|in segreto|segretamente|all'insaputa|non informare",
  persona: 'ora sei|adesso sei|sei ora|fingi di essere|fai finta|immagina di essere|comportati come|agisci come|interpreta il ruolo',
  unlimited:
    'senza restrizioni|senza limiti|senza limitazioni|nessuna restrizione|senza regole|nessuna regola|senza censura|senza filtri|qualsiasi cosa',
  'no-refusal': 'non rifiutare|mai rifiutare|senza avvertenze|senza avvisi|inizia la risposta con|inizia la tua risposta',
  'to-machine':
    "nota per l'ia|nota per l'ai|messaggio per l'ia|attenzione ia|se sei un'ia|se sei una ia|istruzioni per l'ia|istruzione per l'ia|assistente ia|caro assistente|all'assistente",
  authority:
    "modalita sviluppatore|modalita amministratore|sono l'amministratore|sono lo sviluppatore|modalita manutenzione|massima priorita",
}
export const dutch: Lexicon = {
  override:
    'negeer|negeren|vergeet|sla geen acht|let niet op|houd geen rekening|hou geen rekening|omzeil*|laat alle|overschrijf|zet opzij|schuif opzij',
  instruction: 'instructie*|regel|regels|richtlijn*|opdracht*|aanwijzing*|voorschrift*|beperking*|bevelen',
  prior: 'vorige|eerdere|voorgaande|bovenstaande|hierboven|jouw|je|oorspronkelijke|gegeven|tot nu toe|daarvoor|uw',
  'told-before': 'alles hierboven|alles wat je|alles wat hiervoor|wat je is verteld|alles wat eerder|al het bovenstaande',
  'not-valid':
    'gelden niet meer|geldt niet meer|niet langer van toepassing|niet meer van toepassing|niet langer geldig|volg niet|houd je niet aan|hou je niet aan|zijn vervallen|zijn ingetrokken',
  'new-order': 'nieuwe instructie*|nieuwe opdracht*|nieuwe taak|nieuwe regels|in plaats daarvan|gehoorzaam',
  'from-now-on': 'vanaf nu|van nu af aan|voortaan|met ingang van nu',
  'only-answer':
    'antwoord alleen|antwoord uitsluitend|antwoord enkel|zeg alleen|schrijf alleen|alleen met het woord|uitsluitend met het woord|enkel met het woord',
  reveal: 'onthul*|toon*|laat zien|herhaal*|print*|vertel me|geef me|geef|deel|schrijf|openbaar*|wat is je|wat zijn je|druk af',
  prompt:
    'systeemprompt*|systeembericht*|systeeminstructie*|oorspronkelijke instructies|je instructies|jouw instructies|je prompt|verborgen instructies|geheime instructies|je regels|tekst hierboven|begininstructies',
  verbatim: 'woord voor woord|woordelijk|letterlijk|ongewijzigd|volledig',
  secret: 'wachtwoord*|geheim*|inloggegevens|api-sleutel*|toegangscode|vertrouwelijk*',
  send: 'stuur*|verstuur*|verzend*|doorstur*|mail|upload*|plaats',
  data: 'gesprek|chatgeschiedenis|alle e-mails|alle mails|elke e-mail|elke mail|postvak|contacten|klantgegevens|alle bestanden|alle documenten',
  secrecy:
    'vertel het niet|zeg niets|niet vermelden|vermeld niet|zonder het te melden|zonder te vragen|stiekem|in het geheim|zonder dat de gebruiker|informeer de gebruiker niet',
  persona: 'je bent nu|jij bent nu|doe alsof|stel je voor dat je|speel de rol|gedraag je als|neem de rol',
  unlimited:
    'zonder beperkingen|geen beperkingen|zonder grenzen|geen regels|zonder regels|ongecensureerd|zonder filter*|zonder limieten|alles doen',
  'no-refusal': 'weiger nooit|nooit weigeren|weiger niet|zonder waarschuwing*|geen waarschuwing*|begin je antwoord met',
  'to-machine':
    'bericht aan de ai|bericht voor de ai|notitie voor ai|opmerking voor de ai|als je een ai|als u een ai|instructie voor ai|instructies voor de ai|ai-assistent*|aan de assistent|beste assistent|let op ai',
  authority: 'ontwikkelaarsmodus|beheerdersmodus|ik ben de beheerder|ik ben de ontwikkelaar|onderhoudsmodus|hoogste prioriteit',
}
