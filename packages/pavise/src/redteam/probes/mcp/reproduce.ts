import type { Grounds } from '#redteam/probes/mcp/grounds'
import type { McpTarget } from '#redteam/targets/mcp/mcp-schema'
import { type Outgoing, written } from '#redteam/targets/mcp/message'
import { programOf } from '#redteam/targets/mcp/open-mcp'
import type { Target } from '#redteam/targets/target'

/** One request as it is sent. */
export interface Sent {
  readonly method: string
  readonly params: unknown
}

const LONGEST = 4_000

/** A request as reports hold it: what is very long, or very deep, is described. Readers of JSON give up on lists in thousands of lists. */
export function shortened(sent: Sent): Sent {
  const text = JSON.stringify(sent)
  return text.length > LONGEST ? { ...sent, params: `(${text.length} characters: ${text.slice(0, 400)}…)` } : sent
}

/** Shell lines that lay the ground anew, start the server or ask it, and send one request. The key stays a variable. */
export function shellLines(target: Target, mcp: McpTarget, grounds: Grounds, sent: Sent): string[] {
  const { base, sandbox, outside, beside, marks, canary, canaryName, port } = grounds
  const text = JSON.stringify(sent)
  const call = shortened(sent)
  const hello: Outgoing[] = [
    {
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'pavise', version: '1' } },
    },
    { method: 'notifications/initialized' },
  ]
  const lines: string[] = []
  if (text.includes(base) || mcp.run)
    lines.push(
      `mkdir -p ${[sandbox, outside, beside, marks].map(quote).join(' ')}; echo ${canary} | tee ${quote(`${outside}/${canaryName}`)} > ${quote(`${beside}/${canaryName}`)}; echo note > ${quote(grounds.file)}; ln -sfn ${quote(outside)} ${quote(`${sandbox}/way`)}`,
    )
  if (text.includes(`:${port}/`))
    lines.push(`node -e "require('http').createServer((q,r)=>{console.log('asked for',q.url);r.end()}).listen(${port},'127.0.0.1')" &`)
  if (mcp.run) {
    const { run, cwd, env } = programOf(mcp, grounds)
    // Variables of the user's own are named by the target file; their values do not belong into a report.
    const given = Object.entries(grounds.environment).map(([name, value]) => `${name}=${quote(value)} `)
    const kept = Object.keys(env).filter((name) => !Object.hasOwn(grounds.environment, name))
    const program = `${cwd === undefined ? '' : `cd ${quote(cwd)}; `}${given.join('')}${run.map(quote).join(' ')}`
    const messages = [...hello, { id: 2, ...call }].map((message) => quote(written(message))).join(' ')
    lines.push(`${kept.length > 0 ? `: with ${kept.join(', ')}; ` : ''}(printf '%s\\n' ${messages}; sleep 3) | (${program})`)
    return lines
  }
  const key = target.identities[0]?.key === undefined ? '' : ' -H "authorization: Bearer $KEY"'
  const post = `curl -sS ${quote(target.url)}${key} -H 'content-type: application/json' -H 'accept: application/json, text/event-stream'`
  lines.push(`S=$(${post} -D - -o /dev/null -d ${quote(written(hello[0]!))} | tr -d '\\r' | sed -n 's/^mcp-session-id: //Ip')`)
  for (const message of [hello[1]!, { id: 2, ...call }]) lines.push(`${post} -H "mcp-session-id: $S" -d ${quote(written(message))}`)
  return lines
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
