import type { Lexicon } from '#quarry/lexicon/concepts'

export const fr: Lexicon = {
  ignore:
    'ignor*|oubli*|neglig*|ne tiens pas compte|ne tenez pas compte|ne suis plus|ne suivez plus|annul*|contourn*|outrepass*|mets de cote|fais abstraction|abandonn*|ecart*|suspend*|desactiv*|ne respecte*',
  reveal:
    'revel*|montr*|affich*|imprim*|dis|dites|donn*|ecri*|liste*|enumer*|repet*|cit*|copi*|recit*|divulgu*|traduis*|traduir*|resum*|decri*|quel est|quelle est|quels sont|quelles sont|fourni*|partag*|indiqu*|confirm*|expliqu*|ajout*|inclu*|transcri*|mentionn*|epel*|encod*|repond*|commence*|communiqu*|restitu*|recopi*|expos*',
  send: 'envoi*|envoy*|transmet*|transfer*|transfèr*|expedi*|adress*|faites suivre|fais suivre|mail a|ecri*|achemin*',
  post: 'publi*|envoi*|envoy*|transmet*|televers*|charg*|post*|soumet*|notifi*|export*|appel*|synchronis*|depos*',
  share: 'partag*|donne acces|donner acces|acces a|accord*|octroy*|envoi*|envoy*|transmet*|transfer*',
  refund: 'rembours*|indemnis*|restitu*|credite*|rends l argent|dedommag*|avoir',
  change:
    'chang*|mets a jour|mettre a jour|mettez a jour|modifi*|remplac*|edit*|regl*|defini*|corrig*|passe*|augment*|mets|mettez|ajust*|enregistr*|actualis*|fixe*',
  read: 'lis|lire|lisez|ouvr*|cherch*|consult*|montr*|affich*|dis moi|donne*|obten*|recuper*|verifi*|quel est|quelle est|quels sont|que dit|resum*|liste*|acced*|voir|combien|fourni*|besoin|veux|voudrais',
  say: 'dis|dites|repond*|ecri*|affich*|renvoi*|utilis*|commenc*|termin*|fini*',
  include: 'inclu*|ajout*|inser*|integr*|joins|joindre|affich*|mets|mettez|plac*|termin*|charg*',
  search: 'comment|combien de temps|ou trouver|quand|cherch*|peut on|puis je|que se passe',
  continue: 'continu*|poursui*|vas y|allez y|comme convenu|comme je l ai dit|plus tot|oui|maintenant|fais le|precedent*|rappel*|souviens*',
  analyze: 'hameconnage|phishing|suspect*|arnaque|fraud*|est ce sur|fiable|legitime|dangereu*',
  prompt:
    'prompt*|invite systeme|message systeme|invite de systeme|consigne systeme|consignes systeme|instructions systeme|message initial|texte systeme|premier message|prompt systeme',
  rules:
    'instruction*|regle*|consigne*|directive*|politique*|configuration*|restriction*|contrainte*|ordres|recommandation*|reglement*|limites|principes|parametrage*',
  above: 'ci dessus|au dessus|debut de|tout ce qui precede|texte precedent|qui precede|plus haut|au debut',
  canary:
    'canari*|canary|etiquette*|balise*|marqueur*|reference interne|code de reference|code interne|identifiant*|filigrane*|repere*|numero de reference|code de suivi|jeton',
  secret:
    'mot de passe|mots de passe|secret*|cle|cles|cle api|identifiants|jeton*|token*|phrase de passe|confidentiel*|code d acces|phrase secrete|mot secret',
  account: 'compte*|client*|profil*|dossier*|fiche*|societe*|entreprise*|titulaire*',
  data: 'donnees|detail*|information*|infos|contenu*|tout|enregistrement*|resultat*|historique|notes|resume',
  conversation: 'conversation*|discussion*|echange*|historique|dialogue*|messages|chat',
  balance: 'solde*|balance*|credit|dette*|encours',
  order: 'commande*|achat*|facture*',
  ticket: 'ticket*|demande*|dossier|incident*|reclamation*',
  mail: 'courriel*|mail*|email*|message*|courrier*|boite|e mail*|mel',
  file: 'fichier*|piece jointe|pieces jointes|document*',
  review: 'avis|critique*|evaluation*|commentaire*',
  article: 'article*|guide*|manuel*|aide|base de connaissances|document*|documentation',
  tracking: 'colis|livraison*|expedition*|suivi|envoi',
  phone: 'telephone*|portable*|mobile',
  plan: 'forfait*|formule*|abonnement*|plan|offre|niveau',
  limit: 'plafond*|limite*|limite de credit',
  image: 'image*|photo*|logo*|icone*|badge*|graphique*|pixel*',
  link: 'lien*|url*|adresse*|hyperlien*',
  webhook: 'webhook*|point d acces|serveur*|url*|adresse*|endpoint*',
  other: 'autre*|different*|tous les clients|tous les comptes|chaque client|autrui|etranger*',
  own: 'mon|ma|mes|moi|je|notre|nos|nous',
  me: 'moi|m envoyer|envoie moi|mon adresse',
  assistant: 'assistant*|ia|agent*|modele*|chatbot*|bot|systeme*|automatique*|tu es|vous etes',
  latest: 'dernier*|derniere*|recent*|nouveau*',
  summary: 'resum*|synthese*|points cles|essentiel|apercu',
  greeting: 'bonjour|bonsoir|salut|qui es tu|qui etes vous|que peux tu|merci',
  authority:
    'administrat*|developpeu*|ingenieu*|equipe de securite|audit*|direct*|responsable*|chef*|autoris*|je suis le|je suis la|conformite|superviseur*|service informatique|habilit*|gerant*|proprietaire*|de la part de|permission*|employe*|mandat*|agrement',
  roleplay:
    'jeu de role|joue*|jouons|fais semblant|agis comme|tu es maintenant|vous etes maintenant|imagine que tu es|personnage*|incarne*|role|simul*|pretend*|comporte toi',
  hypothetical: 'hypothe*|suppos*|imagin*|en theorie|theori*|experience de pensee|que se passerait|admettons|scenario*|disons que|et si',
  story: 'histoire*|conte*|roman*|poeme*|chanson*|scene*|scenario*|fiction*|recit*|racont*|narrat*|personnage*|chapitre*',
  debug:
    'debog*|debug*|mode maintenance|maintenance|mode developpeur|mode test|diagnosti*|deverrouill*|essai*|depann*|autotest*|test interne|mode de test|mode de maintenance',
  urgency: 'urgen*|immediat*|tout de suite|des que possible|sans delai|critique*|delai*|vite|au plus vite|rapidement|vies|sur le champ',
  format: 'json|yaml|csv|xml|tableau*|bloc de code|format*|base64|champ*|modele|structure*|lettre par lettre|encod*',
  norefusal:
    'ne refus*|sans refus*|aucun refus*|sans avertissement*|pas d avertissement*|sans excuse*|pas d excuse*|ne t excuse*|ne vous excus*|ne dis pas que tu ne peux*|sans commentaire*|refuser|sans objection*|jamais refuser|refuse pas',
  completion:
    'complet*|termine la phrase|continue la phrase|continue le texte|rempli*|commence par|commencant par|sont les suivantes|lacune*|a trou|suite du texte|acheve*',
  translation: 'tradui*|traduct*|en anglais|en francais|en allemand|en espagnol|vers l anglais|interpret*',
  sysupdate:
    'mise a jour*|nouvelle politique|avis de securite|annonce*|notification*|directives mises a jour|changement de politique|avis|nouvelle version|a compter de|version*|revision*|ont change',
  new: 'nouvelle* instruction*|nouvelles instructions|nouvelle tache|nouvelle consigne|nouvelles consignes|nouvelle regle|nouvelles regles|desormais|a partir de maintenant|dorenavant|a la place|plutot|ta tache|ta mission|remplac*|nouveau role|veritable tache',
  must: 'dois|doit|devez|obligatoire*|necessaire*|il faut|requis*|exige*|imperati*|indispensable*|besoin|doivent',
  polite:
    's il te plait|s il vous plait|pourrais tu|pourriez vous|peux tu|pouvez vous|merci*|voudrais|veuillez|aimerais|gentil*|aimable*|svp',
  attention: 'important*|attention|note|remarque|avertissement|priorit*|alerte|prudence|retiens|essentiel*|avis',
  exact:
    'mot pour mot|mot a mot|exact*|litteral*|integral*|complet*|entier*|tel quel|sans modif*|textuellement|tout|totalite|ligne par ligne|verbatim',
  first: 'avant de|d abord|tout d abord|au prealable|en premier|premierement|avant toute*|commence*|pour commencer|initialement',
  quiet:
    'en silence|silencieusement|sans le mentionner|sans mentionner|ne le mentionne*|ne mentionne*|discret*|en secret|sans dire|ne dis rien|sans demander|personne|sans prevenir|sans informer|n en parle*|sans que|entre nous|a l insu',
  grammar: 'le|la|les|des|de|et|que|un|une|est|pour|avec|du|au|aux|ton|ta|tes|votre|vos|ne|pas|dans',
}
