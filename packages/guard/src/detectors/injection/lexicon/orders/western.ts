import type { Lexicon } from '../../concepts.js'

export const german: Lexicon = {
  answer:
    'antworte|antworten sie|antwortet|beantworte*|erwidere|erwidern sie|gib als antwort|geben sie als antwort|reagiere|deine antwort lautet',
  utter: 'sag|sage|sagen sie|schreib|schreibe|schreiben sie|gib aus|geben sie aus',
  only: 'nur|ausschließlich|ausschliesslich|lediglich|bloß|einzig|genau|allein',
  'nothing-else':
    'nichts anderes|sonst nichts|nichts weiter|nichts sonst|kein weiteres wort|keine weiteren|ohne erklärung*|ohne weiteren text|ohne kommentar',
  literal: 'dem wort|das wort|dem satz|den satz|der satz|dem text|den worten|die worte|folgenden satz|folgendem satz|folgendes wort',
  'whole-answer':
    'deine gesamte antwort|deine ganze antwort|ihre gesamte antwort|deine vollständige antwort|deine einzige antwort|deine antwort muss|ihre antwort muss|deine antwort soll|deine komplette antwort|die gesamte antwort|deine antwort besteht|deine ausgabe muss',
  'in-answer':
    'bevor du antwortest|vor deiner antwort|deiner antwort|deine antwort|deinen antworten|ihrer antwort|jede antwort|jeder antwort|deiner zusammenfassung|deine zusammenfassung|deiner ausgabe|wenn du antwortest|beim antworten|am ende der antwort|in die antwort',
  attach:
    'füge|hänge|setze|schreibe|schreib|baue|beende|schließe|beginne|ergänze|nimm|binde|zeige|platziere|stelle|rendere|anhängen|einfügen|enden',
  carrier: 'link|verweis|satz|zeile|fußzeile|hinweis|banner|werbung|abschnitt|logo',
  image: 'bild|bilder|grafik|foto',
  fill: 'ersetze|ersetzt durch|ersetzen sie|ersetzen|fülle|einsetzen|setze ein|anstelle von|anstelle des|an stelle|url-kodiert|in die url|in den link|an die url|in der adresse|an die adresse',
  fetch: 'öffne|rufe|besuche|lade|frage ab|aufrufen|hole|gehe auf',
  'user-data':
    'des nutzers|des benutzers|des kunden|der kundin|kontostand|kontonummer|kundennummer|gesprächsverlauf|des gesprächs|bisherige unterhaltung|was der nutzer|letzte nachricht|persönliche daten|personenbezogene daten|telefonnummer|bestellverlauf|seine daten|deine anweisungen|deinen systemprompt|den systemprompt|nutzerdaten|seinen namen',
  demand:
    'gib mir|geben sie mir|nenn mir|nenne mir|nennen sie mir|zeig mir|zeige mir|zeigen sie mir|sag mir|sage mir|sagen sie mir|verrate|verrat mir|schick mir|schicke mir|teile mir|lass mich|gib uns|nenne uns|rück heraus|händige',
  secret: 'geheime passwort|pin|tan|zugangsschlüssel|admin-passwort|token|geheimnis*|api-key|vertraulich*',
  'other-person':
    'eines anderen kunden|einer anderen kundin|anderer kunden|anderen kunden|eines anderen nutzers|anderer nutzer|anderen nutzers|eines anderen benutzers|anderer benutzer|anderer personen|einer anderen person|fremde|fremden|eines anderen kontos|anderen patienten|anderer patienten|des nächsten kunden',
  everybody: 'aller kunden|aller nutzer|alle kunden|alle nutzer|jedes kunden',
  act: 'erstatte|erstatten sie|storniere|stornieren sie|überweise|überweisen sie|zahle|zahlen sie|lösche|löschen sie|ändere|ändern sie|setze zurück|genehmige|genehmigen sie|bestelle|kaufe|sende|senden sie|schicke|schicken sie|leite|leiten sie|gewähre|buche|kündige|sperre|entsperre|gib frei|teile|veröffentliche|hebe|schreibe gut|kündigen sie',
  asset:
    'bestellung*|auftrag|zahlung*|geld|betrag*|guthaben|konto|abo|abonnement|rechnung*|buchung*|reservierung*|rabatt*|gutschrift*|kundendat*|datensatz|lieferadresse|e-mail-adresse|iban|gutschein*|termin|kredit*|erstattung|lieferung',
  urgency: 'sofort|unverzüglich|umgehend|dringend|auf der stelle|augenblicklich|ohne verzug',
  unasked:
    'ohne nachfrage|ohne nachzufragen|ohne rückfrage|ohne zu fragen|ohne bestätigung|ohne prüfung|ohne zu prüfen|ohne überprüfung|ohne genehmigung|ohne freigabe|frage nicht|frag nicht|nicht nachfragen|fragen sie nicht|keine rückfragen|keine bestätigung|prüfe nicht|ohne zögern',
  secrecy:
    'erwähne es nicht|erwähnen sie nicht|sage es niemandem|sag niemandem|nicht erwähnen|kein wort darüber|kein wort davon|ohne den nutzer zu informieren|ohne den kunden zu informieren|behalte es für dich|verrate es nicht',
  tool: 'werkzeug*|funktion|befehl',
  verdict: '10 von 10|zehn von zehn|beste kandidat*|bester kandidat|bestnote|höchste bewertung|uneingeschränkt empfohlen|fünf sterne',
  'tell-user':
    'sage dem nutzer|sag dem nutzer|teile dem nutzer|fordere den nutzer|bitte den nutzer|sag dem kunden|teile dem kunden|fordere den kunden|weise den nutzer|sage dem kunden',
  frame:
    'rollenspiel|stell dir vor|stelle dir vor|tu so|ein spiel|geschichte|roman|hypothetisch*|angenommen|übersetze|notfall|lebensgefahr|zu testzwecken|testmodus|übung|gedicht|codeblock|ausgabeformat|als json|drehbuch',
  own: 'mein|meine|meinen|meiner|meinem|unser|unsere|unserer|unseren|zurücksetzen|vergessen',
  'to-machine':
    'liebe ki|liebes sprachmodell|sprachmodell|ki-system*|der assistent soll|der assistent muss|die ki soll|die ki muss|wer dies zusammenfasst|wenn du dies zusammenfasst|wenn du dies liest|wenn du das liest|für die ki|für den assistenten',
}
export const french: Lexicon = {
  answer: 'réponds|répondez|réponse :|donne comme réponse|limite ta réponse|limitez votre réponse',
  utter: 'dis|dites|écris|écrivez|affiche|affichez',
  only: 'uniquement|seulement|exclusivement|juste|rien que|simplement|exactement|un seul mot',
  'nothing-else':
    "rien d'autre|rien de plus|sans autre|sans explication*|sans commentaire*|aucun autre mot|aucun autre texte|pas un mot de plus",
  literal: 'le mot|le seul mot|la phrase|les mots|par le mot|la phrase suivante|le mot suivant|le texte suivant',
  'whole-answer':
    "toute ta réponse|toute votre réponse|ta réponse entière|ta réponse complète|votre réponse entière|ta réponse doit|votre réponse doit|ta seule réponse|l'intégralité de ta réponse|ta réponse sera|ta réponse finale",
  'in-answer':
    'avant de répondre|ta réponse|votre réponse|tes réponses|vos réponses|chaque réponse|ton résumé|votre résumé|quand tu réponds|en répondant|de la réponse|à la réponse',
  attach:
    'ajoute|ajoutez|insère|insérez|inclus|incluez|mets|mettez|termine|terminez|commence|commencez|place|placez|intègre|intégrez|affiche|affichez|conclus|joins|finis',
  carrier: 'lien|phrase|ligne|bannière|logo|pied de page|publicité|mention',
  image: 'image|photo',
  fill: "remplace*|remplacé par|remplacez|remplis|remplissez|en remplaçant|à la place de|dans l'url|dans le lien|encodé dans|à l'url|substitue*|complète par",
  fetch: 'visite|visitez|ouvre|ouvrez|charge|chargez|appelle|appelez|va sur|consulte|récupère',
  'user-data':
    "de l'utilisateur|du client|de la cliente|solde|numéro de compte|numéro de client|la conversation|de la conversation|ce que l'utilisateur|dernier message|données personnelles|numéro de téléphone|historique des commandes|ses données|tes instructions|ton prompt|son nom",
  demand:
    'donne-moi|donnez-moi|dis-moi|dites-moi|montre-moi|montrez-moi|envoie-moi|envoyez-moi|révèle|révélez|divulgue|divulguez|communique-moi|fournis-moi|fournissez-moi|livre-moi|affiche-moi|transmets-moi|donne-nous',
  secret: "mot de passe|code secret|jeton|clé secrète|clés d'api|mot de passe administrateur",
  'other-person':
    "un autre client|d'un autre client|autres clients|d'autres clients|un autre utilisateur|d'un autre utilisateur|autres utilisateurs|une autre personne|d'une autre personne|d'autrui|un autre compte|d'un autre compte|autre patient|autres patients|autre cliente|client suivant",
  everybody: 'tous les clients|tous les utilisateurs|chaque client',
  act: 'rembourse|remboursez|annule|annulez|vire|virez|transfère|transférez|paie|payez|supprime|supprimez|efface|effacez|modifie|modifiez|change|changez|approuve|approuvez|accorde|accordez|envoie|envoyez|transmets|transmettez|partage|partagez|publie|publiez|commande|commandez|achète|achetez|réserve|réinitialise|crédite|créditez|valide|validez|débloque',
  asset:
    "commande|remboursement|paiement|argent|montant|solde|fonds|compte|abonnement|facture|réservation|remise|avoir|dossier|dossiers|données client*|adresse e-mail|adresse de livraison|iban|bon d'achat|rendez-vous|crédit|euros|livraison",
  urgency: "immédiatement|tout de suite|sur-le-champ|sans délai|sans attendre|urgent|urgence|d'urgence|aussitôt|sans tarder",
  unasked:
    'sans demander|sans poser|sans confirmation|sans vérif*|sans validation|sans autorisation|sans approbation|ne demande pas|ne demandez pas|ne vérifie pas|ne vérifiez pas|pas de confirmation|aucune confirmation|sans hésiter|sans consulter|ne pose pas de question*|sans contrôle',
  secrecy:
    "n'en parle|n'en parlez|ne le mentionne|ne le mentionnez|sans en parler|garde-le pour toi|ne le dis pas|ne le dites pas|ne préviens pas|ne prévenez pas|sans le dire|ne signale pas",
  tool: 'outil|outils|fonction',
  verdict: '10 sur 10|dix sur dix|10/10|meilleur candidat|meilleure note|note maximale|cinq étoiles',
  'tell-user':
    "dis à l'utilisateur|dites à l'utilisateur|demande à l'utilisateur|demandez à l'utilisateur|invite l'utilisateur|dis au client|demande au client|informe l'utilisateur|informe le client|conseille à l'utilisateur",
  frame:
    'jeu de rôle|imagine|imaginons|fais comme si|un jeu|une histoire|un roman|hypothé*|suppose que|traduis|traduction|urgence vitale|à des fins de test|mode test|exercice|un poème|bloc de code|format de sortie|en json|scénario',
  own: 'mon|ma|mes|notre|nos|réinitialis*|oublié',
  'to-machine':
    "chère ia|modèle de langage|l'assistant doit|l'ia doit|assistant virtuel|si tu résumes|quand tu résumes|si tu lis ceci|quand tu lis ceci|pour l'assistant|à l'intention de l'ia|à l'intention de l'assistant",
}
export const spanish: Lexicon = {
  answer: 'responde|responda|respondan|responded|contesta|conteste|contesten|da como respuesta|limita tu respuesta',
  utter: 'di|diga|escribe|escriba|imprime',
  only: 'solo|sólo|solamente|únicamente|exclusivamente|exactamente|simplemente|nada más que|una sola palabra',
  'nothing-else':
    'nada más|ninguna otra palabra|sin explicación*|sin explicaciones|sin comentarios|sin otro texto|sin ningún otro|ni una palabra más',
  literal: 'la palabra|la única palabra|la frase|las palabras|la oración|el texto siguiente|la siguiente frase|la siguiente palabra',
  'whole-answer':
    'toda tu respuesta|tu respuesta completa|tu respuesta entera|su respuesta completa|tu respuesta debe|su respuesta debe|tu única respuesta|tu respuesta será|toda la respuesta|tu respuesta final',
  'in-answer':
    'antes de responder|tu respuesta|tus respuestas|cada respuesta|tu resumen|cuando respondas|al responder|de la respuesta|a la respuesta|en la respuesta',
  attach:
    'añade|añada|agrega|agregue|incluye|incluya|inserta|inserte|pon|ponga|coloca|coloque|termina|termine|empieza|comienza|finaliza|concluye|muestra|adjunta|adjunte|cierra|incorpora',
  carrier: 'enlace|vínculo|frase|línea|pie de página|anuncio|publicidad|logotipo|banner',
  image: 'imagen|imágenes|foto',
  fill: 'reemplaza*|reemplace|sustituye|sustituya|sustituido por|sustituyendo|rellena|rellene|en lugar de|codificado en|en la url|en el enlace|a la url|completa con',
  fetch: 'visita|visite|abre|abra|carga|cargue|llama a|consulta|accede|solicita',
  'user-data':
    'del usuario|del cliente|de la clienta|saldo|número de cuenta|número de cliente|la conversación|de la conversación|lo que el usuario|último mensaje|datos personales|número de teléfono|historial de pedidos|sus datos|tus instrucciones|tu prompt|su nombre',
  demand:
    'dame|deme|dime|dígame|muéstrame|muestrame|muéstreme|enséñame|envíame|envíeme|mándame|revela|revele|divulga|divulgue|facilítame|entrégame|pásame|proporcióname|danos|dinos',
  secret: 'contraseña*|código secreto|token|clave secreta|clave de administrador|clave api',
  'other-person':
    'otro cliente|otros clientes|otra clienta|otro usuario|otros usuarios|otra persona|otras personas|otra cuenta|otras cuentas|otro paciente|otros pacientes|de terceros|siguiente cliente|cliente distinto',
  everybody: 'todos los clientes|todos los usuarios|cada cliente',
  act: 'reembolsa|reembolse|devuelve|devuelva|cancela|cancele|transfiere|transfiera|paga|pague|elimina|elimine|borra|borre|cambia|cambie|modifica|modifique|aprueba|apruebe|concede|conceda|envía|envíe|reenvía|reenvíe|comparte|comparta|publica|publique|compra|compre|reserva|restablece|abona|abone|desbloquea|anula|anule|autoriza|pide',
  asset:
    'pedido|pedidos|reembolso|pago|dinero|importe|cantidad|saldo|fondos|cuenta|suscripción|factura|reserva|descuento|expediente|registro|registros|datos de cliente*|correo electrónico|dirección de envío|iban|cupón|cita|crédito|euros',
  urgency: 'inmediatamente|de inmediato|ahora mismo|al instante|enseguida|urgente|urgentemente|sin demora|ya mismo',
  unasked:
    'sin preguntar|sin confirm*|sin verificar|sin verificación|sin comprobar|sin autorización|sin aprobación|sin pedir|no preguntes|no pregunte|no pidas|no verifiques|no compruebes|sin dudar|sin consultar|sin revisión|no hagas preguntas',
  secrecy:
    'no lo menciones|no lo cuentes|no digas nada|no diga nada|guárdalo|sin mencionarlo|sin decir|no avises|no se lo cuentes|entre nosotros',
  tool: 'herramienta*|función',
  verdict: '10 sobre 10|diez sobre diez|10 de 10|mejor candidat*|máxima puntuación|nota máxima|cinco estrellas',
  'tell-user':
    'dile al usuario|diga al usuario|pide al usuario|informa al usuario|dile al cliente|pide al cliente|indica al usuario|aconseja al usuario|pídele',
  frame:
    'juego de rol|imagina|finge|un juego|un cuento|una historia|una novela|hipotétic*|supón que|traduce|traducción|emergencia|vida o muerte|modo de prueba|simulación|ejercicio|un poema|bloque de código|formato de salida|en json|guion',
  own: 'mi contraseña|mi pedido|mi cuenta|mi dinero|mi compra|mis|nuestro|nuestra|nuestros|restablec*|olvidé|olvidado',
  'to-machine':
    'querida ia|modelo de lenguaje|el asistente debe|la ia debe|asistente virtual|si resumes esto|cuando resumas|si lees esto|al leer esto|para la ia|para el asistente',
}
export const portuguese: Lexicon = {
  answer: 'responda|responde|respondam|dê como resposta|limite sua resposta|limite a sua resposta',
  utter: 'diga|diz|escreva|escreve|imprima',
  only: 'apenas|somente|só|unicamente|exclusivamente|exatamente|simplesmente|nada além de|uma única palavra',
  'nothing-else': 'nada mais|mais nada|nenhuma outra palavra|sem explicação|sem explicações|sem comentários|sem outro texto|sem mais',
  literal: 'a palavra|com a palavra|a única palavra|a frase|as palavras|a seguinte frase|o seguinte texto|o texto seguinte',
  'whole-answer':
    'toda a sua resposta|toda a tua resposta|sua resposta inteira|sua resposta completa|a sua resposta deve|sua resposta deve|a tua resposta deve|sua única resposta|sua resposta final|toda a resposta',
  'in-answer':
    'antes de responder|sua resposta|tua resposta|suas respostas|cada resposta|seu resumo|teu resumo|ao responder|quando responder|da resposta|à resposta|na resposta',
  attach:
    'adicione|adiciona|acrescente|acrescenta|inclua|inclui|insira|insere|coloque|coloca|ponha|põe|termine|termina|comece|começa|finalize|conclua|mostre|anexe|exiba',
  carrier: 'link|ligação|hiperligação|frase|linha|rodapé|anúncio|publicidade|logotipo',
  image: 'imagem|imagens|foto',
  fill: 'substitua|substitui|substituído por|substituída por|substituindo|preencha|no lugar de|em vez do marcador|codificado na|na url|no link|à url|ao link|troque',
  fetch: 'visite|visita|abra|abre|carregue|acesse|aceda|consulte|busque|chame',
  'user-data':
    'do usuário|do utilizador|do cliente|da cliente|saldo|número da conta|número do cliente|a conversa|da conversa|o que o usuário|última mensagem|dados pessoais|número de telefone|histórico de pedidos|seus dados|suas instruções|seu nome',
  demand:
    'dê-me|dá-me|me dê|me dá|diga-me|diz-me|me diga|mostre-me|mostra-me|me mostre|envie-me|me envie|revele|revela|divulgue|forneça-me|me forneça|passe-me|me passe|me conte|entregue-me',
  secret: 'senha*|palavra-passe|código secreto|token|chave secreta|senha de administrador',
  'other-person':
    'outro cliente|outros clientes|outra cliente|outro usuário|outros usuários|outro utilizador|outros utilizadores|outra pessoa|outras pessoas|outra conta|outras contas|outro paciente|outros pacientes|de terceiros|próximo cliente',
  everybody: 'todos os clientes|todos os usuários|cada cliente',
  act: 'reembolse|reembolsa|devolva|cancele|cancela|transfira|transfere|pague|paga|exclua|elimine|apague|apaga|altere|altera|mude|muda|aprove|aprova|conceda|envie|envia|encaminhe|encaminha|compartilhe|partilhe|publique|compre|reserve|redefina|credite|desbloqueie|autorize|estorne',
  asset:
    'pedido|encomenda|reembolso|pagamento|dinheiro|valor|quantia|saldo|fundos|conta|assinatura|subscrição|fatura|reserva|desconto|registro|registros|registo|registos|dados do cliente|endereço de e-mail|endereço de entrega|iban|cupom|consulta|crédito|euros|reais',
  urgency: 'imediatamente|de imediato|agora mesmo|já|urgente|urgentemente|sem demora|na hora',
  unasked:
    'sem perguntar|sem confirm*|sem verificar|sem verificação|sem pedir|sem autorização|sem aprovação|não pergunte|não perguntes|não peça|não verifique|sem hesitar|sem consultar|sem checar|não faça perguntas',
  secrecy: 'não mencione isso|não diga nada|não digas nada|não fale|não comente|sem dizer|não avise|guarde segredo|não conte a|entre nós',
  tool: 'ferramenta*|função',
  verdict: '10 de 10|nota 10|nota máxima|melhor candidat*|cinco estrelas',
  'tell-user':
    'diga ao usuário|diga ao utilizador|peça ao usuário|peça ao utilizador|informe o usuário|diga ao cliente|peça ao cliente|informe ao usuário|oriente o usuário',
  frame:
    'jogo de papéis|imagine|finja|um jogo|um conto|uma história|um romance|hipotétic*|suponha que|traduza|tradução|emergência|vida ou morte|modo de teste|simulação|exercício|um poema|bloco de código|formato de saída|em json|roteiro',
  own: 'meu|minha|meus|minhas|nosso|nossa|redefinir|esqueci',
  'to-machine':
    'cara ia|modelo de linguagem|o assistente deve|a ia deve|assistente virtual|se você resumir|ao resumir|se você está lendo|ao ler isto|para o assistente|para a ia',
}
export const italian: Lexicon = {
  answer: 'rispondi|rispondete|risponda|dai come risposta|limita la tua risposta',
  utter: "di'|dì|scrivi|scrivete|stampa",
  only: "solo|soltanto|solamente|unicamente|esclusivamente|esattamente|semplicemente|nient'altro che|una sola parola",
  'nothing-else':
    "nient'altro|niente altro|nulla di più|nessun'altra parola|senza spiegazion*|senza commenti|senza altro testo|nessun altro testo",
  literal: 'la parola|con la parola|la frase|le parole|la seguente frase|il seguente testo|la sola parola',
  'whole-answer':
    "tutta la tua risposta|la tua intera risposta|la tua risposta completa|la tua risposta deve|la vostra risposta deve|la tua unica risposta|l'intera risposta|la tua risposta finale",
  'in-answer':
    'prima di rispondere|tua risposta|tue risposte|ogni risposta|tuo riassunto|quando rispondi|nel rispondere|della risposta|alla risposta|nella risposta|vostra risposta',
  attach:
    'aggiungi|aggiungete|inserisci|inserite|includi|includete|metti|mettete|termina|terminate|inizia|iniziate|concludi|allega|mostra|poni|chiudi|incorpora',
  carrier: 'link|collegamento|frase|riga|piè di pagina|pubblicità|logo|banner',
  image: 'immagine|immagini|foto',
  fill: "sostituisci|sostituite|sostituito da|sostituito con|sostituendo|riempi|al posto di|codificato nell*|nell'url|nel link|all'url|al link|compila con",
  fetch: 'visita|visitate|apri|aprite|carica|chiama|consulta|accedi|richiedi',
  'user-data':
    "dell'utente|del cliente|della cliente|saldo|numero di conto|numero cliente|la conversazione|della conversazione|quello che l'utente|ultimo messaggio|dati personali|numero di telefono|cronologia degli ordini|i suoi dati|tue istruzioni|il suo nome",
  demand:
    'dammi|datemi|mi dia|dimmi|ditemi|mi dica|mostrami|mostratemi|mandami|inviami|inviatemi|rivela|rivelate|divulga|forniscimi|consegnami|passami|fammi vedere|dacci',
  secret: 'password|codice segreto|token|chiave segreta|credenziali',
  'other-person':
    "altro cliente|un altro cliente|altri clienti|un'altra cliente|altro utente|altri utenti|un'altra persona|altre persone|altro account|altri account|altro paziente|altri pazienti|di terzi|prossimo cliente",
  everybody: 'tutti i clienti|tutti gli utenti|ogni cliente',
  act: 'rimborsa|rimborsate|annulla|annullate|trasferisci|trasferite|paga|pagate|elimina|eliminate|cancella|cancellate|cambia|cambiate|modifica|modificate|approva|approvate|concedi|invia|inviate|inoltra|inoltrate|condividi|condividete|pubblica|acquista|compra|prenota|reimposta|accredita|sblocca|autorizza|ordina|bonifica',
  asset:
    'ordine|ordini|rimborso|pagamento|denaro|soldi|importo|somma|saldo|fondi|conto|abbonamento|fattura|prenotazione|sconto|record|scheda|dati dei clienti|indirizzo e-mail|indirizzo email|indirizzo di consegna|iban|buono|appuntamento|credito|euro',
  urgency: "subito|immediatamente|all'istante|adesso|urgente|urgentemente|senza indugio|senza ritardo",
  unasked:
    'senza chiedere|senza conferma*|senza verific*|senza controll*|senza autorizzazione|senza approvazione|non chiedere|non chiedete|non verificare|non controllare|senza esitare|senza consultare|senza domande|non fare domande',
  secrecy:
    'non dirlo a nessuno|non ne parlare|non parlarne|non menzionarlo|senza dire|non avvisare|tienilo per te|non dire niente|senza informare|resti tra noi',
  tool: 'strumento|strumenti|funzione',
  verdict: '10 su 10|dieci su dieci|miglior candidat*|voto massimo|massimo dei voti|cinque stelle',
  'tell-user':
    "di' all'utente|dì all'utente|chiedi all'utente|informa l'utente|invita l'utente|di' al cliente|chiedi al cliente|consiglia all'utente",
  frame:
    'gioco di ruolo|immagina|fai finta|un gioco|un racconto|una storia|un romanzo|ipotetic*|supponi che|traduci|traduzione|emergenza|vita o morte|modalità test|simulazione|esercizio|una poesia|blocco di codice|formato di output|in json|copione',
  own: 'mio|mia|miei|mie|nostro|nostra|reimpostare|dimenticato',
  'to-machine':
    "cara ia|modello linguistico|l'assistente deve|l'ia deve|assistente virtuale|se riassumi|quando riassumi|se leggi questo|quando leggi questo|per l'assistente",
}
export const dutch: Lexicon = {
  answer: 'antwoord|antwoordt|beantwoord|reageer|geef als antwoord|beperk je antwoord',
  utter: 'zeg|schrijf|print|typ',
  only: 'alleen|enkel|uitsluitend|slechts|precies|gewoon|louter|één woord',
  'nothing-else':
    'niets anders|verder niets|niets meer|geen ander woord|geen andere tekst|zonder uitleg|zonder toelichting|zonder commentaar',
  literal: 'het woord|de zin|de woorden|de tekst|de volgende zin|het volgende woord|de volgende tekst',
  'whole-answer':
    'je hele antwoord|je volledige antwoord|jouw hele antwoord|uw hele antwoord|je antwoord moet|uw antwoord moet|je enige antwoord|je gehele antwoord|je uiteindelijke antwoord',
  'in-answer':
    'voordat je antwoordt|je antwoord|jouw antwoord|uw antwoord|elk antwoord|ieder antwoord|je samenvatting|als je antwoordt|wanneer je antwoordt|van het antwoord|aan het antwoord|in het antwoord',
  attach: 'voeg|zet|plaats|neem|eindig|begin|sluit|start|toon|plak|hang|schrijf|vermeld|afsluiten',
  carrier: 'link|koppeling|zin|regel|voettekst|reclame|logo|banner',
  image: 'afbeelding|plaatje|foto',
  fill: 'vervang|vervangen door|vervangt|vul in|vul het|invullen|in plaats van de|in de url|in de link|aan de url|url-gecodeerd',
  fetch: 'bezoek|open|laad|roep|haal op|ga naar|vraag op',
  'user-data':
    'van de gebruiker|van de klant|saldo|rekeningnummer|klantnummer|het gesprek|van het gesprek|wat de gebruiker|laatste bericht|persoonsgegevens|persoonlijke gegevens|telefoonnummer|bestelgeschiedenis|zijn gegevens|je instructies',
  demand:
    'geef me|geef mij|geeft u mij|vertel me|vertel mij|zeg me|toon me|toon mij|laat me|stuur me|stuur mij|onthul|verklap|verraad|overhandig|geef ons',
  secret: 'wachtwoord*|geheime code|token|beheerderswachtwoord|toegangssleutel*|pincode',
  'other-person':
    'een andere klant|andere klant|andere klanten|een andere gebruiker|andere gebruikers|iemand anders|andere personen|ander account|andere accounts|andere patiënt*|volgende klant',
  everybody: 'alle klanten|alle gebruikers|elke klant',
  act: 'betaal|annuleer|stort|maak over|schrijf over|verwijder|wis|wijzig|verander|keur|geef terug|verleen|stuur|verstuur|deel|publiceer|koop|bestel|boek|reset|crediteer|deblokkeer|vergoed|geef toestemming|doorsturen',
  asset:
    'bestelling*|terugbetaling|betaling*|geld|bedrag|saldo|tegoed|rekening|account|abonnement|factuur|boeking|reservering|korting|klantgegevens|klantdossier|dossier|e-mailadres|bezorgadres|iban|cadeaubon|afspraak|krediet',
  urgency: 'onmiddellijk|meteen|direct|nu meteen|dringend|ogenblikkelijk|per direct|spoed',
  unasked:
    'zonder te vragen|zonder bevestiging|zonder controle|zonder te controleren|zonder toestemming|zonder goedkeuring|zonder verificatie|vraag niet|niet vragen|controleer niet|zonder aarzelen|zonder overleg|geen bevestiging|stel geen vragen',
  secrecy:
    'zeg er niets over|praat er niet over|noem dit niet|meld dit niet|vertel niemand|zonder iets te zeggen|hou het geheim|houd het geheim|niet melden|tussen ons',
  tool: 'hulpmiddel*|functie',
  verdict: '10 van de 10|tien van de tien|beste kandidaat|hoogste score|vijf sterren',
  'tell-user':
    'zeg de gebruiker|vertel de gebruiker|vraag de gebruiker|vertel de klant|vraag de klant|informeer de gebruiker|adviseer de gebruiker',
  frame:
    'rollenspel|stel je voor|doe alsof|een spel|een verhaal|een roman|hypothetisch*|stel dat|vertaal|vertaling|noodgeval|levensgevaar|testmodus|simulatie|oefening|een gedicht|codeblok|uitvoerformaat|als json|script',
  own: 'mijn|onze|ons|opnieuw instellen|vergeten',
  'to-machine':
    'taalmodel*|de assistent moet|de ai moet|virtuele assistent|als je dit samenvat|wanneer je dit samenvat|als je dit leest|voor de assistent|voor de ai',
}
