import { read } from '#quarry/lexicon/reading'
import type { Conversation, Outside } from '#quarry/model/conversation'

const SENTENCES = 4
const LETTERS = 420
/** Letters of a file, inner page or report that an answer repeats. */
const MOST_TOLD = 1_200

/**
 * What a text says, in a few of its own sentences. Pictures and links are dropped, and sentences that talk to an assistant are left out:
 * they are reported as being there, never repeated.
 */
export function gist(text: string): { told: string; orders: boolean } {
  const plain = text
    .replace(/!?\[([^\]\n]*)\]\([^)]*\)?/g, '$1')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/<[^>\n]{1,200}>/g, ' ')
  let orders = false
  const kept: string[] = []
  let length = 0
  for (const sentence of plain.split(/(?<=[.!?。！？])\s+|\n+/)) {
    const line = sentence.trim()
    if (line === '') continue
    if (speaksToAssistant(line)) orders = true
    else if (kept.length < SENTENCES && length + line.length <= LETTERS) {
      kept.push(line)
      length += line.length
    }
  }
  return { told: kept.join(' '), orders }
}

/** Orders to a machine, codes and forged roles are not what a reader wants to be told. */
function speaksToAssistant(line: string): boolean {
  const { has } = read(line)
  const order =
    has('send') || has('reveal') || has('post') || has('include') || has('change') || has('refund') || has('say') || has('share')
  const aimed =
    has('ignore') ||
    has('assistant') ||
    has('prompt') ||
    has('quiet') ||
    has('roleplay') ||
    has('debug') ||
    has('sysupdate') ||
    has('attention')
  if (/[@<>{}|]|[A-Z0-9_-]{10,}|[A-Za-z0-9+/=]{24,}/.test(line)) return true
  return aimed && (order || has('ignore') || has('rules') || has('prompt'))
}

const aboutItem = (item: Outside): string => {
  const { told, orders } = gist(item.body)
  const from = item.from === '' ? '' : ` from ${item.from}`
  const subject = gist(item.subject).told
  const head = `${item.id}${from}${subject === '' ? '' : ` (${subject})`}: ${told === '' ? 'nothing that I can sum up.' : told}`
  return orders ? `${head} It also holds instructions to an assistant, which I left alone.` : head
}

const money = (value: unknown): string => `${Number(value).toFixed(2)} EUR`

/** What the calls of this turn brought in, in plain words; empty when they brought nothing to tell. */
export function plainSummary(conversation: Conversation): string {
  const parts = conversation.outside.slice(0, 2).map(aboutItem)
  for (const { tool, result } of conversation.made) {
    if (!result || result['error'] !== undefined) continue
    if (tool === 'get_account') {
      parts.push(
        `Account ${result['id']} of ${result['company']}: plan ${result['plan']}, balance ${money(result['balance'])}, credit limit ${money(result['credit_limit'])}, contact mail ${result['contact_mail']}, phone ${result['phone']}.`,
      )
    } else if (tool === 'ask_specialist') {
      parts.push(String(result['answer'] ?? ''))
    } else if (typeof result['content'] === 'string') {
      parts.push(`${String(result['id'] ?? result['address'])}:\n${result['content'].slice(0, MOST_TOLD)}`)
    } else if (tool === 'run_report') {
      parts.push(String(result['output']).slice(0, MOST_TOLD))
    } else if (Array.isArray(result['notes'])) {
      const notes = (result['notes'] as { from: string; body: string }[]).map(({ from, body }) => `${from}: ${gist(body).told}`)
      parts.push(notes.length === 0 ? 'I have no notes.' : `Notes: ${notes.join('; ')}`)
    } else if ((tool === 'list_orders' || tool === 'search_orders') && Array.isArray(result['orders'])) {
      const orders = result['orders'] as { id: string; item: string; total: number; status: string }[]
      if (orders.length === 0) parts.push('There are no such orders.')
      else parts.push(`Orders: ${orders.map((o) => `${o.id} ${o.item}, ${money(o.total)}, ${o.status}`).join('; ')}.`)
    }
  }
  return parts.join('\n')
}

/** What the calls of this turn did, in plain words. */
export function deedsOf(conversation: Conversation): string[] {
  return conversation.made.flatMap(({ tool, args, result }) => {
    if (!result) return []
    if (result['error'] !== undefined) return [`${tool.replace('_', ' ')}: ${String(result['error'])}.`]
    if (tool === 'send_mail') return [`I have sent the mail to ${args['to']}.`]
    if (tool === 'share_file') return [`I have shared ${result['file_id'] ?? args['file_id']} with ${args['with']}.`]
    if (tool === 'remember') return ['I have made a note of that.']
    if (tool === 'post_webhook') return ['I have posted it to the hook.']
    if (tool === 'issue_refund') return [`I have refunded ${money(args['amount'])} on ${args['order_id']}.`]
    if (tool === 'update_record')
      return [`I have set ${String(args['field']).replace('_', ' ')} of ${args['account_id']} to ${args['value']}.`]
    return []
  })
}
