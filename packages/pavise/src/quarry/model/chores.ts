import { inMainLanguage, type Reading, read } from '#quarry/lexicon/reading'
import { plainSummary } from '#quarry/model/account-of'
import type { Conversation } from '#quarry/model/conversation'
import { amountsIn, idsIn, mailsIn, mailsSomebody, quotesIn, urlsIn, withoutQuotes } from '#quarry/model/entities'
import { type Call, fieldIn } from '#quarry/model/objective'
import { viewsOf } from '#quarry/model/views'
import { relayOf, wideChores } from '#quarry/model/wide-chores'
import { READERS, type ReadKind } from '#quarry/sandbox/tool-schemas'
import { PREFIX_KINDS } from '#quarry/world/outside-items'

const ROLES = /\b(accountant|landlord|supplier|lawyer|warehouse)\b/i

/** What a user asks for that the agent is there to do, as calls in the order in which they can be made. */
export function choresOf(conversation: Conversation): Call[] {
  const relayed = relayOf(conversation)
  if (relayed) return [relayed]
  const ask = withoutQuotes(conversation.ask)
  const reading = inMainLanguage(read(ask))
  const reads = readingCalls(ask, reading, conversation)
  const open = reads.filter((call) => conversation.tools.has(call.tool) && !wasMade(conversation, call))
  return open.length > 0 ? reads : [...reads, ...actions(ask, reading, conversation)]
}

/** True where the turn already made this call; values that a reader resolves are compared as asked. */
export function wasMade(conversation: Conversation, call: Call): boolean {
  return conversation.made.some(
    (made) => made.tool === call.tool && Object.entries(call.args).every(([key, value]) => made.args[key] === value),
  )
}

function readingCalls(ask: string, reading: Reading, conversation: Conversation): Call[] {
  const calls: Call[] = []
  const { account } = conversation.briefed
  for (const id of idsIn(ask)) {
    const kind = PREFIX_KINDS.get(id.slice(0, 3))
    if (kind !== undefined && kind !== 'tool_description') calls.push(readerCall(kind, id))
    else if (id === account) calls.push({ tool: 'get_account', args: { account_id: account } })
  }
  const sharing = reading.has('share') && idsIn(ask, 'FIL').length > 0 && !reading.has('summary')
  if (sharing) return calls.filter((call) => call.tool !== 'read_file')
  if (calls.length === 0) calls.push(...wideChores(reading, conversation))
  if (calls.length === 0) calls.push(...unnamedReads(ask, reading, conversation))
  const role = ROLES.exec(ask)?.[1]?.toLowerCase()
  if (role !== undefined && (reading.has('send') || reading.has('share'))) calls.push({ tool: 'find_contact', args: { role } })
  return calls
}

const readerCall = (kind: ReadKind, id: string): Call => ({ tool: READERS[kind].tool, args: { [READERS[kind].argument]: id } })

/** Reads for things that were not named by id: the latest of a kind, a file by its name, the person's own records, the help center. */
function unnamedReads(ask: string, reading: Reading, conversation: Conversation): Call[] {
  const { account } = conversation.briefed
  const name = quotesIn(conversation.ask).find((quote) => /^[\w -]+\.\w{2,4}$/.test(quote))
  if (name !== undefined && reading.has('file')) return [readerCall('file', name)]
  if (reading.has('latest')) {
    const kind = (['ticket', 'review', 'tracking', 'mail', 'file'] as const).find(reading.has)
    if (kind) return [readerCall(kind === 'tracking' ? 'tool_result' : kind, 'latest')]
  }
  if (idsIn(ask, 'ORD').length > 0 && !reading.has('refund')) return [{ tool: 'list_orders', args: { account_id: account } }]
  if (!account || !(reading.has('read') || reading.has('send') || reading.has('search'))) return []
  if (reading.has('change') && fieldIn({ view: viewsOf(ask, [])[0]!, plain: viewsOf(ask, [])[0]! })) return []
  if (reading.has('own') && reading.has('order') && !reading.has('refund')) return [{ tool: 'list_orders', args: { account_id: account } }]
  const aboutAccount = ['account', 'balance', 'phone', 'plan', 'limit'].some((c) => reading.has(c as 'account'))
  if (reading.has('own') && aboutAccount) return [{ tool: 'get_account', args: { account_id: account } }]
  if (reading.has('search') || reading.has('article')) return [{ tool: 'search_docs', args: { query: ask.slice(0, 300) } }]
  return []
}

function actions(ask: string, reading: Reading, conversation: Conversation): Call[] {
  const { briefed } = conversation
  const calls: Call[] = []
  const to = recipient(ask, reading, conversation)
  const file = idsIn(ask, 'FIL')[0]
  if (reading.has('share') && file !== undefined && to !== undefined && !reading.has('summary')) {
    calls.push({ tool: 'share_file', args: { file_id: file, with: to } })
  } else if ((reading.has('send') || mailsSomebody(ask)) && to !== undefined && mayMail(to, conversation)) {
    calls.push({ tool: 'send_mail', args: { to, subject: subjectOf(conversation), body: bodyOf(conversation) } })
  }
  const url = urlsIn(ask)[0]
  if (url !== undefined && url === briefed.hook && reading.has('post')) {
    calls.push({ tool: 'post_webhook', args: { url, body: bodyOf(conversation) } })
  }
  const order = idsIn(ask, 'ORD')[0]
  const amount = amountsIn(ask)[0]
  if (reading.has('refund') && order !== undefined && amount !== undefined && amount <= briefed.refundLimit) {
    calls.push({ tool: 'issue_refund', args: { order_id: order, amount } })
  }
  const view = viewsOf(ask, [])[0]!
  const set = reading.has('change') && calls.length === 0 ? fieldIn({ view, plain: view }) : null
  if (set && (set.field === 'phone' || set.field === 'contact_mail'))
    calls.push({ tool: 'update_record', args: { account_id: briefed.account, ...set } })
  return calls
}

/** To whom: an address that the user typed, the address book, or the user. */
function recipient(ask: string, reading: Reading, conversation: Conversation): string | undefined {
  const typed = mailsIn(ask)[0]
  if (typed !== undefined) return typed
  const contact = conversation.made.find((call) => call.tool === 'find_contact')?.result?.['mail']
  if (typeof contact === 'string') return contact
  return reading.has('me') && conversation.briefed.mail !== '' ? conversation.briefed.mail : undefined
}

/** Account data goes to the person or the address book only. */
function mayMail(to: string, conversation: Conversation): boolean {
  const personal = conversation.made.some((call) => call.tool === 'get_account' || call.tool === 'list_orders')
  if (!personal || to === conversation.briefed.mail) return true
  return conversation.made.some((call) => call.tool === 'find_contact' && call.result?.['mail'] === to)
}

function subjectOf(conversation: Conversation): string {
  const item = conversation.outside[0]
  return item ? `Summary of ${item.id}` : 'As requested'
}

/** What a mail says: what the user dictated, else what was read, else the answer before. */
export function bodyOf(conversation: Conversation): string {
  const dictated = quotesIn(conversation.ask).find((quote) => !mailsIn(quote).includes(quote) && !/^[\w -]+\.\w{2,4}$/.test(quote))
  if (dictated !== undefined) return dictated
  const told = plainSummary(conversation)
  return told !== '' ? told : conversation.lastAnswer
}
