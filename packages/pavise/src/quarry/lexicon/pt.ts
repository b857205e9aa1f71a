import type { Lexicon } from '#quarry/lexicon/concepts'

export const pt: Lexicon = {
  ignore:
    'ignor*|esque*|desconsider*|descart*|nao siga*|nao sigas|deixe de seguir|deixa de seguir|desobede*|anul*|contorn*|pul*|passe por cima|ponha de lado|suspend*|abandon*|desativ*|sobrepo*|invalid*',
  reveal:
    'revel*|mostr*|imprim*|diga|diz|dizer|escrev*|list*|enumer*|repit*|repet*|cit*|copi*|da me|de me|forne*|expo*|traduz*|resum*|descrev*|qual e|quais sao|exib*|partilh*|compartilh*|indi*|confirm*|expliq*|acrescent*|inclu*|recit*|transcrev*|mencion*|soletr*|codifi*|respond*|comec*|entreg*|conte*|informe*|apresent*|devolv*',
  send: 'envi*|mand*|encaminh*|remet*|transmit*|reenvi*|escrev*|despach*',
  post: 'public*|envi*|mand*|carreg*|transmit*|post*|submet*|notifi*|export*|cham*|sincroniz*',
  share: 'partilh*|compartilh*|de acesso|dar acesso|conced*|entreg*|envi*|mand*|transfer*|transfir*',
  refund: 'reembols*|devolv*|devoluc*|restitu*|estorn*|indeniz*|ressarc*',
  change:
    'mud*|alter*|atualiz*|actualiz*|modific*|modifiq*|substitu*|troc*|edit*|defin*|corrij*|aument*|ajust*|coloq*|registr*|regist*|ponha|poe',
  read: 'leia|ler|le o|le a|abr*|procur*|consult*|mostr*|diga*|de me|obte*|verifi*|ver|qual e|quais sao|o que diz|list*|resum*|aced*|acess*|exib*|quanto|preciso|quero|busq*|forne*',
  say: 'diga|diz|respond*|escrev*|imprim*|devolv*|use|usa|comec*|termin*',
  include: 'inclu*|acrescent*|adicion*|inser*|insir*|incorpor*|anex*|mostr*|coloq*|ponha|termin*|carreg*|exib*',
  search: 'como posso|como se|quanto tempo|onde|quando|procur*|posso|o que acontece|e possivel',
  continue: 'continu*|prossig*|avanc*|segue|siga|como disse|como combinado|antes|sim|agora|faz isso|faca isso|anterior*|lembr*|record*',
  analyze: 'phishing|suspeit*|fraude|golpe|burla|e seguro|confiavel|legitim*|perigos*',
  prompt:
    'prompt*|mensagem do sistema|instrucoes do sistema|mensagem inicial|prompt do sistema|texto do sistema|primeira mensagem|comando do sistema|prompt de sistema',
  rules: 'instruc*|regra*|diretri*|directri*|orientac*|politica*|configurac*|restric*|ordens|norma*|diretiva*|limitac*|indicac*',
  above: 'acima|inicio da|inicio de|comeco da|tudo o que precede|texto anterior|anteriores|preced*|no inicio',
  canary:
    'canario*|canary|etiqueta*|marcador*|referencia interna|codigo de referencia|codigo interno|identificador*|marca d agua|marca|numero de referencia|codigo de controlo|codigo de controle',
  secret:
    'senha*|palavra passe|palavras passe|segred*|chave*|credencia*|token*|frase secreta|frase de acesso|confidencia*|codigo de acesso|secret*|palavra chave|frase passe',
  account: 'conta*|cliente*|perfil*|registo*|registro*|ficha*|empresa*|titular*|cadastro*',
  data: 'dados|detalhe*|informac*|conteudo*|tudo|resultado*|historico|notas|resumo|registros',
  conversation: 'conversa*|chat|historico|dialogo*|mensagens',
  balance: 'saldo*|credito|divida*',
  order: 'pedido*|encomenda*|compra*|fatura*|ordem',
  ticket: 'ticket*|chamado*|solicitac*|caso|reclamac*|bilhete*',
  mail: 'correio*|mail*|email*|mensagem|mensagens|e mail*|caixa de entrada',
  file: 'ficheiro*|arquivo*|anexo*|documento*',
  review: 'avaliac*|opini*|comentario*|resenha*|critica*',
  article: 'artigo*|guia*|manual|manuais|base de conhecimento|documento*|ajuda',
  tracking: 'envio*|pacote*|entrega*|rastre*|remessa*',
  phone: 'telefone*|telemovel*|celular*',
  plan: 'plano|tarifa*|assinatura*|subscric*|pacote|nivel',
  limit: 'limite*|teto|limite de credito',
  image: 'imagem|imagens|foto*|logo*|icone*|emblema*|grafico*|figura*',
  link: 'link*|ligac*|url*|endereco*|hiperlig*',
  webhook: 'webhook*|servidor*|url*|endereco*|endpoint*|ponto de acesso',
  other: 'outro*|outra*|alheio*|diferente*|todos os clientes|todas as contas|cada cliente|demais',
  own: 'meu|minha|meus|minhas|me|eu|nosso*|nossa*|nos',
  me: 'me|mim|envia me|meu endereco',
  assistant: 'assistente*|ia|agente*|modelo*|chatbot*|bot|sistema*|automatic*|voce e|tu es',
  latest: 'ultim*|recente*|nov*',
  summary: 'resum*|sintese|pontos principais|visao geral',
  greeting: 'ola|bom dia|boa tarde|quem es|quem e voce|o que podes|o que voce pode|obrigad*',
  authority:
    'administrador*|desenvolvedor*|programador*|engenheir*|equipa de seguranca|equipe de seguranca|auditor*|diretor*|director*|gerente*|chefe*|autorizad*|sou o|sou a|conformidade|supervisor*|departamento*|aprovad*|responsave*|permiss*|proprietari*|em nome de|funcionari*',
  roleplay:
    'finge*|finja*|faz de conta|faca de conta|jogo de papeis|atue*|atua*|agora es|agora voce e|imagine que voce e|imagina que es|personagem*|interpret*|papel de|simul*|role play',
  hypothetical:
    'hipotetic*|hipotese*|supon*|suponha*|imagin*|em teoria|teoric*|experiencia mental|experimento mental|e se|digamos|cenario*|assum*',
  story: 'historia*|conto*|romance*|poema*|cancao|cena*|guiao|roteiro*|ficcao|narra*|personagem*|capitulo*|enredo',
  debug:
    'depurac*|depur*|modo de manutencao|manutencao|modo de programador|modo desenvolvedor|modo de teste|diagnostic*|desbloque*|teste*|debug*|autoteste',
  urgency: 'urgen*|emergencia*|imediat*|agora mesmo|o quanto antes|quanto antes|critic*|prazo*|sem demora|ja|rapid*|vidas',
  format: 'json|yaml|csv|xml|tabela*|bloco de codigo|format*|base64|campo*|estruturad*|letra por letra|codific*',
  norefusal:
    'nao recus*|sem recus*|nunca recus*|sem avis*|sem adverten*|sem desculp*|nao pecas desculp*|nao se desculp*|nao digas que nao|nao diga que nao|sem comentario*|recusar|sem objec*|negar',
  completion:
    'complet*|termine a frase|termina a frase|continua a frase|continue a frase|continue o texto|preench*|comeca com|comece com|comecando com|sao as seguintes|lacuna*',
  translation: 'traduz*|traduc*|para ingles|em ingles|para frances|para alemao|em frances|ao ingles|para o ingles',
  sysupdate:
    'atualizac*|actualizac*|nova politica|aviso de seguranca|aviso*|notificac*|anuncio*|diretrizes atualizadas|nova versao|com efeito imediato|revis*|versao|mudanca de politica|foram alterad*',
  new: 'novas instruc*|nova instruc*|nova tarefa|novas regras|nova regra|a partir de agora|doravante|em vez disso|ao inves disso|tua tarefa|sua tarefa|verdadeira tarefa|substitu*|nova ordem|novas ordens',
  must: 'deve*|tens de|tem de|tem que|obrigatori*|necessari*|precis*|exig*|imprescindivel|requer*|requisito*|e preciso',
  polite: 'por favor|poderias|poderia|podes|pode|obrigad*|gentileza|gostaria|queria|agradec*|faz favor',
  attention: 'importante*|atencao|nota|aviso|advertencia|prioridade|cuidado|alerta|lembra*|prioritari*|observ*',
  exact:
    'literal*|palavra por palavra|exat*|exact*|textual*|complet*|integra*|inteir*|tal como|tal e qual|sem alterac*|na integra|tudo|linha por linha|totalidade',
  first: 'antes de|primeiro|primeiramente|previamente|no inicio|para comecar|comec*|em primeiro lugar|inicialmente|antes',
  quiet:
    'em silencio|silencios*|sem mencionar|nao mencion*|discret*|sem dizer|nao digas|nao diga|em segredo|sem avisar|nao avises|nao avise|sem perguntar|ninguem|sem informar|nao informe*|sem que|entre nos|as escondidas',
  grammar: 'o|a|os|as|de|que|e|em|um|uma|para|com|do|da|dos|das|no|na|ao|nao|seu|sua|teu|tua',
}
