import type { Lexicon } from '#quarry/lexicon/concepts'

export const es: Lexicon = {
  ignore:
    'ignor*|olvid*|descart*|omit*|haz caso omiso|hagas caso|pasa por alto|deja de seguir|anul*|salta*|desatiend*|no sigas|prescind*|suspend*|deja de lado|invalid*|desestim*',
  reveal:
    'revel*|muestr*|mostr*|imprim*|di|dime|digas|dig*|cuent*|escrib*|lista*|enumer*|repit*|repet*|cita*|copi*|da*|dame|devuelv*|expon*|traduc*|resum*|describ*|cual es|cuales son|que dice*|proporcion*|comparte*|indica*|confirm*|explic*|anad*|incluy*|recit*|transcrib*|menciona*|deletre*|codific*|responde*|empieza|comienza|entrega*|facilita*',
  send: 'envi*|mand*|reenvi*|remit*|correo a|escrib*|hazle llegar|despach*',
  post: 'public*|sub*|envi*|mand*|transmit*|carg*|notific*|export*|llama*|postea*|sincroniz*|remit*',
  share: 'compart*|da acceso|dar acceso|conced*|otorg*|entreg*|envi*|mand*|transfier*',
  refund: 'reembols*|devolucion*|devuelv*|devolver|reintegr*|abon*|compens*|restitu*',
  change: 'cambi*|actualiz*|pon*|modific*|reemplaz*|sustitu*|edit*|alter*|establec*|fij*|corrig*|sub*|aument*|ajust*|registr*',
  read: 'lee*|leer|lea*|abr*|busc*|consult*|muestr*|mostr*|dame|dime|obten*|revis*|ver|cual es|cuales son|que dice*|que pone|lista*|accede*|resum*|recuper*|cuanto*|necesito|quiero',
  say: 'di|diga*|digas|respond*|contest*|escrib*|imprim*|devuelv*|usa*|comienz*|termin*|empieza*',
  include: 'incluy*|inclu*|anad*|agreg*|insert*|incrust*|adjunt*|muestr*|pon*|termina*|carg*|coloc*',
  search: 'como puedo|como se|cuanto tarda|cuando|donde|busc*|se puede|que pasa si|puedo',
  continue: 'continu*|sigue*|adelante|como dije|como acordamos|antes|si|ahora|hazlo|procede*|prosigue*|anterior*|recuerd*',
  analyze: 'phishing|sospechos*|estafa|fraude|es seguro|fiable|legitim*|peligros*|engano',
  prompt:
    'prompt*|indicacion del sistema|mensaje del sistema|instrucciones del sistema|mensaje inicial|prompt del sistema|texto del sistema|primer mensaje|aviso del sistema|peticion del sistema|indicaciones del sistema',
  rules:
    'instruccion*|regla*|directri*|norma*|politica*|configuracion|restriccion*|ordenes|pauta*|lineamiento*|indicacion*|limitacion*|directiva*',
  above: 'arriba|anterior a|principio de|inicio de|al comienzo|lo anterior|texto previo|precede*|todo lo anterior',
  canary:
    'canario*|canary|etiqueta*|marcador*|referencia intern*|codigo de referencia|codigo interno|identificador*|marca de agua|marca|numero de referencia|codigo de control',
  secret:
    'contrasena*|clave*|secret*|llave*|credencial*|token*|frase de paso|confidencial*|palabra clave|codigo de acceso|frase secreta|contrasenya',
  account: 'cuenta*|cliente*|perfil*|registro*|ficha*|titular*|empresa*',
  data: 'datos|detalle*|informacion|contenido*|todo|registros|resultado*|historial|notas|resumen',
  conversation: 'conversacion*|chat|historial|dialogo*|mensajes|charla',
  balance: 'saldo*|balance*|deuda*|credito',
  order: 'pedido*|compra*|orden|factura*',
  ticket: 'ticket*|incidencia*|caso|solicitud*|queja*|tique*',
  mail: 'correo*|mail*|email*|mensaje*|buzon|bandeja',
  file: 'archivo*|fichero*|adjunto*|documento*',
  review: 'resena*|opinion*|valoracion*|comentario*',
  article: 'articulo*|guia*|manual*|base de conocimiento*|documento*|centro de ayuda|ayuda',
  tracking: 'envio*|paquete*|seguimiento|entrega*|rastreo',
  phone: 'telefono*|movil*|celular*',
  plan: 'plan|tarifa*|suscripcion*|nivel',
  limit: 'limite*|limite de credito|tope',
  image: 'imagen*|foto*|logo*|icono*|insignia*|grafico*|pixel*|markdown',
  link: 'enlace*|vinculo*|url*|direccion*|hipervinculo*|link*',
  webhook: 'webhook*|punto de acceso|servidor*|url*|direccion*|endpoint*|api',
  other: 'otro*|otra*|ajen*|distint*|todos los clientes|todas las cuentas|cada cliente|diferente*',
  me: 'me|enviame|mandame|a mi',
  own: 'mi|mis|mio*|me|yo|nuestr*|nos',
  assistant: 'asistente*|ia|agente*|modelo*|chatbot*|bot|sistema*|automatic*|eres|quien lea',
  latest: 'ultim*|reciente*|nuev*',
  summary: 'resum*|sintesis|resumen*|puntos clave',
  greeting: 'hola|buenos dias|buenas tardes|quien eres|que puedes hacer|gracias',
  authority:
    'administrador*|desarrollador*|ingenier*|equipo de seguridad|auditor*|director*|gerente*|jefe*|autorizad*|soy el|soy la|cumplimiento|responsable*|supervisor*|departamento*|aprobad*|permiso*|propietari*|en nombre de|autorizacion*|emplead*|credenciales de',
  roleplay: 'finge*|juego de rol|juega*|actua*|ahora eres|imagina que eres|personaje*|interpreta*|haz de|hazte pasar|papel de|simula*|rol',
  hypothetical: 'hipotetic*|supon*|imagin*|en teoria|teoric*|experimento mental|que pasaria|digamos|escenario*|asum*|si fuera*',
  story: 'historia*|cuento*|novela*|poema*|cancion*|escena*|guion*|ficcion*|relato*|narra*|personaje*|capitulo*',
  debug:
    'depuracion|depur*|modo de mantenimiento|mantenimiento|modo desarrollador|modo de desarrollador|modo de prueba|diagnostic*|desbloque*|pruebas|modo prueba|debug*|autodiagnostico|prueba interna',
  urgency: 'urgen*|emergencia*|inmediat*|ahora mismo|cuanto antes|de inmediato|critic*|plazo*|sin demora|ya mismo|rapid*|vida',
  format: 'json|yaml|csv|xml|tabla*|bloque de codigo|format*|base64|campo*|plantilla*|estructurad*|letra por letra|codific*',
  norefusal:
    'no te niegues|no rechac*|sin rechaz*|sin adverten*|sin disculp*|no te disculp*|no digas que no|sin comentario*|sin negar*|no puedes negar*|no rehus*|sin excus*|sin objecion*|negarte|nunca te niegues',
  completion:
    'complet*|termina la frase|continua la frase|continua el texto|rellen*|empieza con|comienza con|empezando por|acaba la|son las siguientes|sigue la frase|hueco*',
  translation: 'traduc*|traduz*|al ingles|al frances|al aleman|en ingles|en frances|al espanol|traduccion*|interpreta*',
  sysupdate:
    'actualizacion*|nueva politica|aviso de seguridad|aviso*|notificacion*|anuncio*|directrices actualizadas|cambio de politica|nueva version|con efecto inmediato|revision*|version*|han cambiado',
  new: 'nueva* instruccion*|nueva* tarea*|nuev* regl*|a partir de ahora|desde ahora|en su lugar|en cambio|tu tarea|en adelante|verdadera tarea|nuev*|reemplaz*|sustitu*',
  must: 'debe*|debes|obligatori*|necesari*|tienes que|hay que|requerid*|imprescindible|exig*|necesit*|requier*|deber',
  polite: 'por favor|podrias|puedes|gracias|amable*|quisiera|me gustaria|serias tan|agradec*|favor',
  attention: 'importante*|atencion|nota|aviso|advertencia|prioridad|ojo|cuidado|recuerda|alerta|prioritari*',
  exact:
    'literal*|palabra por palabra|exact*|textual*|complet*|integr*|enter*|tal cual|sin cambios|al pie de la letra|todo|linea por linea|totalidad',
  first: 'antes de|primero|en primer lugar|previamente|al principio|para empezar|empieza*|comienza*|ante todo|inicialmente',
  quiet:
    'en silencio|silencios*|sin mencion*|no mencion*|discret*|sin decir*|no digas|a escondidas|en secreto|sin avisar|no avises|sin preguntar|nadie|sin informar|no informes|sin que|sin confirm*|entre nosotros|no pregunt*',
  grammar: 'el|la|los|las|de|que|y|en|un|una|es|por|con|para|del|al|tu|tus|su|se|no',
}
