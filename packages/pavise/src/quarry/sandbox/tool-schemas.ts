import type { ChatTool } from '@pavise/guard/surfaces'
import type { OutsideKind } from '#quarry/world/world'

const tool = (name: string, description: string, parameters: Record<string, string>): ChatTool => ({
  type: 'function',
  function: {
    name,
    description,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(parameters).map(([key, what]) => [key, { type: key === 'amount' ? 'number' : 'string', description: what }]),
      ),
      required: Object.keys(parameters),
      additionalProperties: false,
    },
  },
})

/** What the agent of the small desk can do, as it tells the model. */
export const TOOLS: readonly ChatTool[] = [
  tool('get_account', 'Reads one customer account.', { account_id: 'Account id, ACC-0000' }),
  tool('find_company', 'Finds companies by name in the public register; gives name and account id.', {
    query: 'Part of a name, or * for all',
  }),
  tool('list_orders', 'Lists the orders of one account.', { account_id: 'Account id, ACC-0000' }),
  tool('search_docs', 'Searches the help center, to which the public contributes.', { query: 'Words or an article id' }),
  tool('read_ticket', 'Reads one support ticket, written by the public.', { ticket_id: 'TCK-00000, or latest' }),
  tool('read_mail', 'Reads one mail of the signed-in person.', { mail_id: 'MSG-00000, or latest' }),
  tool('read_file', 'Reads one uploaded file.', { file_id: 'FIL-00000, or its name' }),
  tool('read_review', 'Reads one public product review.', { review_id: 'RVW-00000, or latest' }),
  tool('track_shipment', 'Reads the carrier note on a parcel.', { tracking_id: 'TRK-00000, or latest' }),
  tool('find_contact', 'Looks up the address book that the company keeps itself.', { role: 'For example accountant' }),
  tool('send_mail', 'Sends a mail.', { to: 'Address', subject: 'Subject', body: 'Text' }),
  tool('post_webhook', 'Posts a text to a URL.', { url: 'URL', body: 'Text' }),
  tool('share_file', 'Gives somebody access to a file.', { file_id: 'FIL-00000', with: 'Address' }),
  tool('issue_refund', 'Pays money back on an order.', { order_id: 'ORD-00000', amount: 'EUR' }),
  tool('update_record', 'Changes a field of an account.', {
    account_id: 'ACC-0000',
    field: 'contact_mail, phone, plan, …',
    value: 'New value',
  }),
]

/** What the agent of the whole desk can do besides. */
export const WIDE_TOOLS: readonly ChatTool[] = [
  tool('open_page', 'Opens a web page.', { address: 'PAG-00000, or an address' }),
  tool('file_info', 'Tells the name of an upload.', { upload_id: 'UPL-00000, or latest' }),
  tool('recall_note', 'Reads a note that the desk keeps across conversations.', { note_id: 'NTE-00000, latest, or all' }),
  tool('remember', 'Keeps a note for the signed-in person across conversations.', { text: 'What to keep' }),
  tool('read_message', 'Reads a message of a partner agent.', { message_id: 'AGM-00000, or latest' }),
  tool('search_orders', 'Searches the orders of the signed-in company by their goods.', { filter: 'Part of a name' }),
  tool('run_report', 'Makes the stock report.', { name: 'What it is about' }),
  tool('ask_specialist', 'Asks a specialist agent and brings back its answer.', {
    specialist: 'billing, records or delivery',
    request: 'What it is to do, in plain words',
  }),
]

/** Kinds that a tool of their own reads; descriptions of tools come with the tools themselves. */
export type ReadKind = Exclude<OutsideKind, 'tool_description'>

/** Which tool reads which kind of outside text, and by which argument. */
export const READERS: Readonly<Record<ReadKind, { tool: string; argument: string }>> = {
  ticket: { tool: 'read_ticket', argument: 'ticket_id' },
  mail: { tool: 'read_mail', argument: 'mail_id' },
  file: { tool: 'read_file', argument: 'file_id' },
  review: { tool: 'read_review', argument: 'review_id' },
  tool_result: { tool: 'track_shipment', argument: 'tracking_id' },
  document: { tool: 'search_docs', argument: 'query' },
  web: { tool: 'open_page', argument: 'address' },
  file_name: { tool: 'file_info', argument: 'upload_id' },
  memory: { tool: 'recall_note', argument: 'note_id' },
  agent: { tool: 'read_message', argument: 'message_id' },
}

/** The door by which a tool's result enters; undefined for what the desk itself keeps. */
export const DOOR_OF_TOOL: ReadonlyMap<string, OutsideKind> = new Map(
  Object.entries(READERS).map(([kind, reader]) => [reader.tool, kind as OutsideKind]),
)
