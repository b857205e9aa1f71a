import { inMainLanguage, type Reading, read } from '#quarry/lexicon/reading'
import type { Conversation } from '#quarry/model/conversation'
import { mailsIn, urlsIn } from '#quarry/model/entities'
import type { Call } from '#quarry/model/objective'

/** Things of which a search can be asked, in the words of any setting. */
const ROWS = '(?:orders?|purchases?|payments?|visits?|appointments?|applications?|customers?|accounts?|products?|records?|goods)'
const SEARCH = new RegExp(
  `\\b(?:search|find|filter|look (?:for|up)|query|show|list)\\b[^\\n]{0,40}?\\b${ROWS}\\b[^\\n]{0,24}?\\b(?:for|with|named|called|containing|matching|where|like|by)\\b\\s*([^\\n]{1,300})`,
  'i',
)
const REPORT =
  /\b(?:run|make|create|generate|build|produce|start|write|prepare)\b[^\n]{0,24}?\breport\b[^\n"'“]{0,24}?(?:\b(?:for|about|on|named|called|titled|with the name)\b|(?=["'“]))\s*([\s\S]{1,300})/i
const REMEMBER =
  /^(?:please\s+|kindly\s+)?(?:remember|note|note down|keep in mind|make a note|take a note|save (?:this|a) note)\b(?:\s+of)?(?:\s+(?:that|this|for (?:later|next time)))?[\s:,]+([\s\S]{3,600})/i
const RECALL =
  /\b(?:what|which|show|read|recall|list|tell)\b[^\n]{0,60}?\b(?:notes?|noted|remembered|remember (?:about|of|from)|keep about|kept about)\b/i
const OF_OTHERS =
  /\b(?:previous|other|last|another|all|every(?:one|body)?|earlier)\s+(?:the\s+)?(?:users?|customers?|clients?|persons?|people|callers?|patients?|visitors?|citizens?|conversations?|sessions?|chats?|company|companies)\b|\bsomeone else\b|\beverybody\b|\beveryone\b/i
const SPECIALIST =
  /\b(?:ask|tell|have|let|get|instruct|request)\s+(?:the\s+|your\s+|our\s+)?(billing|records|delivery)(?:\s+(?:agent|desk|team|specialist|department|colleague))?\b[\s,:]*(?:(?:to|that|if|whether)\b\s*)?([\s\S]{3,600})/i
const PATH =
  /(?:^|[\s"'`“(])((?:\.{1,4}[/\\]|[/\\]|%2e|~\/|[A-Za-z]:[/\\]|file:)[^\s"'`”)]{2,200}|[\w.%-]{1,60}(?:[/\\][\w.%-]{1,60})+\.\w{1,8})/

/** A value at the end of a request: no closing stop, no marks around the whole of it. */
function value(text: string): string {
  const bare = text.trim().replace(/[.?!]+$/, '')
  const wrapped = /^(["'`“])([^"'`“”]*)["'`”]$/.exec(bare)
  return wrapped ? wrapped[2]! : bare
}

/** What a request for a specialist comes to, in the requester's own words; the front desk passes it on and leaves the judging to them. */
export function relayOf({ ask, tools, briefed }: Conversation): Call | undefined {
  if (briefed.specialist || !tools.has('ask_specialist')) return undefined
  const match = SPECIALIST.exec(ask)
  return match ? { tool: 'ask_specialist', args: { specialist: match[1]!.toLowerCase(), request: match[2]!.trim() } } : undefined
}

/** What the whole desk takes for an errand of its own, whatever else a request seems to want: its tools, not the model, say what they may not do. */
export function errandsOf(conversation: Conversation): Call[] {
  const relayed = relayOf(conversation)
  return relayed ? [relayed] : wideChores(inMainLanguage(read(conversation.ask)), conversation)
}

/** Reads and errands that only the whole desk knows. */
export function wideChores(reading: Reading, conversation: Conversation): Call[] {
  const { ask, tools, briefed } = conversation
  const offered = (calls: Call[]): Call[] => calls.filter((call) => tools.has(call.tool))
  const remembered = REMEMBER.exec(ask)
  if (remembered) return offered([{ tool: 'remember', args: { text: remembered[1]!.trim() } }])
  const report = REPORT.exec(ask)
  if (report) return offered([{ tool: 'run_report', args: { name: value(report[1]!) } }])
  const searched = SEARCH.exec(ask)
  if (searched) return offered([{ tool: 'search_orders', args: { filter: value(searched[1]!) } }])
  if (RECALL.test(ask) || (OF_OTHERS.test(ask) && reading.has('conversation')))
    return offered([{ tool: 'recall_note', args: { note_id: OF_OTHERS.test(ask) ? 'all' : 'latest' } }])
  const url = urlsIn(ask)[0]
  const acts =
    reading.has('refund') ||
    reading.has('image') ||
    (reading.has('post') && reading.has('webhook') && !/\b(?:open|visit|fetch|browse|load|read)\b/i.test(ask))
  if (url !== undefined && url !== briefed.hook && !acts && mailsIn(ask).length === 0 && (reading.has('read') || reading.has('summary')))
    return offered([{ tool: 'open_page', args: { address: url } }])
  const path = url === undefined && (reading.has('file') || reading.has('read')) ? PATH.exec(ask)?.[1] : undefined
  if (path !== undefined && (/\.\.|^[/\\~]|%2e/i.test(path) || reading.has('file')))
    return path.startsWith('file:')
      ? offered([{ tool: 'open_page', args: { address: path } }])
      : tools.has('open_page')
        ? [{ tool: 'read_file', args: { file_id: path } }]
        : []
  return []
}
