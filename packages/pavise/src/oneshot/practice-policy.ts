import type { PolicyDocument } from '#hardening/harden'

const OUTSIDE = ['search_docs', 'read_ticket', 'read_mail', 'read_file', 'read_review', 'track_shipment']
const untrusted = { effect: 'none', returns: ['untrusted'] }

/**
 * What the operator of the practice target declares about its tools before any rule is made: what each does, what it returns, and which
 * arguments decide where an effect goes. It holds no rule and nothing about the attacks.
 */
export const PRACTICE_POLICY: PolicyDocument = {
  version: 1,
  mode: 'enforce',
  trust: { system: 'operator', developer: 'operator' },
  documents: { tools: OUTSIDE },
  tools: {
    get_account: { effect: 'none', returns: ['private'] },
    list_orders: { effect: 'none', returns: ['private'] },
    find_company: { effect: 'none', returns: ['trusted'] },
    find_contact: { effect: 'none', returns: ['trusted'] },
    ...Object.fromEntries(OUTSIDE.map((name) => [name, untrusted])),
    send_mail: { effect: 'external', to: ['arguments.to'], carries: ['arguments.subject', 'arguments.body'] },
    post_webhook: { effect: 'external', to: ['arguments.url'], carries: ['arguments.body'] },
    share_file: { effect: 'external', to: ['arguments.file_id', 'arguments.with'] },
    issue_refund: { effect: 'external', to: ['arguments.order_id', 'arguments.amount'] },
    update_record: { effect: 'external', to: ['arguments.account_id', 'arguments.field', 'arguments.value'] },
  },
  rules: [],
}
