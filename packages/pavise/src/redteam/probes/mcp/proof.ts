import type { Evidence } from '#core/results/envelope'
import { factors } from '#redteam/probes/mcp/attacks'
import type { Grounds, Seen } from '#redteam/probes/mcp/grounds'
import type { McpRuleKey } from '#redteam/probes/mcp/rules'
import type { McpReply } from '#redteam/targets/mcp/mcp-client'
import { isObject, objectsOf, textAt } from '#redteam/targets/model-apis/json-reading'

/** What one call showed. */
export interface Proof {
  readonly rule: McpRuleKey
  readonly evidence: Evidence
}

/** Texts longer than this are looked at in part: from the start, and at the end. */
const LONGEST = 2_000_000

/** Everything that an answer says, decoded: texts, structured content, resources, and what files and pictures hold. */
export function answerOf(reply: McpReply): string {
  if (reply.kind === 'none') return ''
  const parts: string[] = []
  let size = 0
  const walk = (value: unknown, key: string, depth: number): void => {
    if (size > LONGEST || depth > 40) return
    if (typeof value === 'string') {
      const said =
        key === 'blob' || key === 'data' ? `${value}\n${Buffer.from(value.slice(0, LONGEST), 'base64').toString('latin1')}` : value
      size += said.length
      parts.push(said)
    } else if (Array.isArray(value)) for (const one of value) walk(one, key, depth + 1)
    else if (isObject(value))
      for (const [name, one] of Object.entries(value)) {
        parts.push(name)
        walk(one, name, depth + 1)
      }
    else if (value !== undefined && value !== null) parts.push(String(value))
  }
  if (reply.kind === 'error') walk([reply.message, reply.data], 'data', 0)
  else walk(reply.result, '', 0)
  return parts.join('\n')
}

/** What an answer says to a model in words: its texts, without media. */
export function wordsOf(reply: McpReply): string {
  if (reply.kind !== 'result' || !isObject(reply.result)) return reply.kind === 'error' ? reply.message : ''
  const { content, contents, structuredContent } = reply.result
  const texts = [...objectsOf(content), ...objectsOf(contents)].flatMap((part) => {
    const resource = isObject(part['resource']) ? part['resource'] : {}
    return [textAt(part['text']), textAt(resource['text'])]
  })
  return [...texts, ...leavesOf(structuredContent, 0)].filter(Boolean).join('\n')
}

function leavesOf(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null && depth < 40 ? Object.values(value).flatMap((one) => leavesOf(one, depth + 1)) : []
}

/** True where the server itself says that the call failed. */
export const isFailure = (reply: McpReply): boolean =>
  reply.kind === 'error' || (reply.kind === 'result' && isObject(reply.result) && reply.result['isError'] === true)

/** The first line of a file that names the users of a Unix system: user, password, two numbers. */
const USERS = /^root:[^:\n]{0,64}:0:0:[^\n]{0,120}$/m
const TRACE =
  /^[ \t]{1,40}at .{1,200}[(/\\].{0,300}:\d{1,7}:\d{1,7}\)?$|^Traceback \(most recent call last\):$|^[ \t]{1,40}File "[^"\n]{1,300}", line \d/m

/**
 * What came of a call with a hostile value, from effects: a marker, a request to the listener, a file outside, a canary or computed value in the answer
 * that stands in no argument. `sent` is the call as written.
 */
export function proofsOf(rule: McpRuleKey, nonce: string, sent: string, reply: McpReply, grounds: Grounds, seen: Seen): Proof[] {
  const answer = answerOf(reply)
  const proofs: Proof[] = []
  const see = (found: McpRuleKey, kind: string, text: string): void => void proofs.push({ rule: found, evidence: { kind, text } })
  if (seen.marked) see('execution', 'effect', 'the marker that the argument names was made')
  if (rule === 'ssrf' && seen.hit) see('ssrf', 'effect', `the listener on 127.0.0.1 was asked for /${nonce}`)
  if (seen.changed) see('outsideWrite', 'effect', `outside of the folder: ${seen.changed}`)
  const shows = (value: string): boolean => answer.includes(value) && !sent.includes(value)
  if (shows(grounds.canary)) see('outsideRead', 'canary', around(answer, grounds.canary))
  else if (shows(grounds.unaskedName)) see('outsideRead', 'canary', `a folder outside was listed: ${around(answer, grounds.unaskedName)}`)
  const users = USERS.exec(answer)
  if (users && !sent.includes(users[0])) see('outsideRead', 'answer', users[0])
  if (answer.includes(grounds.environmentSecret)) see('secret', 'canary', around(answer, grounds.environmentSecret))
  if (rule === 'execution') {
    const { product } = factors(nonce)
    if (shows(product))
      see('execution', 'answer', `the answer holds ${product}, which the argument only describes: ${around(answer, product)}`)
  }
  const trace = isFailure(reply) ? TRACE.exec(answer.slice(0, 20_000)) : null
  if (trace && !sent.includes(trace[0].trim())) see('internals', 'answer', trace[0].trim().slice(0, 300))
  return proofs
}

/** The place in a text with something around it. */
export function around(text: string, value: string): string {
  const at = text.indexOf(value)
  const from = Math.max(0, at - 80)
  return text
    .slice(from, at + value.length + 80)
    .replace(/\s+/g, ' ')
    .trim()
}
