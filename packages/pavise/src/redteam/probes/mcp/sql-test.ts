import { answerOf, around, isFailure, type Proof } from '#redteam/probes/mcp/proof'
import type { McpReply } from '#redteam/targets/mcp/mcp-client'

/** What databases say of a statement that does not parse. */
const FAULT =
  /SQLITE_ERROR|near "[^"\n]{0,80}": syntax error|unrecognized token: "|You have an error in your SQL syntax|syntax error at or near "|unterminated quoted string|unclosed quotation mark|ORA-\d{5}|quoted string not properly terminated|SQLSTATE\[\w+\]|Incorrect syntax near/i

/** Sends one value at the place under test; undefined where no answer came that can be judged. */
export type AskWith = (value: string, variant: string) => Promise<McpReply | undefined>

/**
 * Whether a text becomes part of a database statement. A quotation mark has to break it and the doubled mark must not; or a condition that is always true has to
 * change the answer and one that never is must not; or a joined text has to come back that stands in no argument.
 */
export async function testSql(ask: AskWith, nonce: string): Promise<Proof | undefined> {
  const plain = await ask(nonce, 'an ordinary word')
  const quoted = await ask(`${nonce}'`, 'a quotation mark')
  if (!plain || !quoted) return undefined
  const fault = FAULT.exec(answerOf(quoted))
  if (fault && !FAULT.test(answerOf(plain))) {
    const doubled = await ask(`${nonce}''`, 'a doubled quotation mark')
    if (doubled && !FAULT.test(answerOf(doubled)))
      return proof(`a single quotation mark breaks the statement: ${around(answerOf(quoted), fault[0])}`)
  }
  const always = await ask(`${nonce}' OR 'a'='a`, 'a condition that always holds')
  const never = await ask(`${nonce}' OR 'a'='b`, 'a condition that never holds')
  const again = await ask(nonce, 'the ordinary word again')
  if (always && never && again) {
    const [base, repeat, all, none] = [
      bare(plain, nonce),
      bare(again, nonce),
      bare(always, `${nonce}' OR 'a'='a`),
      bare(never, `${nonce}' OR 'a'='b`),
    ]
    if (base === repeat && none === base && all !== base && !isFailure(always) && all.length > base.length)
      return proof(`a condition that always holds changes the answer, one that never holds does not: ${all.slice(0, 300)}`)
  }
  const [head, tail] = [nonce.slice(0, 8), nonce.slice(8)]
  for (let columns = 1; columns <= 4; columns++) {
    const reply = await ask(
      `${nonce}x' UNION SELECT ${Array(columns).fill(`'${head}'||'-${tail}'`).join(',')} -- `,
      `a joined text in ${columns} columns`,
    )
    if (reply && answerOf(reply).includes(`${head}-${tail}`))
      return proof(`the database joined two texts: ${around(answerOf(reply), `${head}-${tail}`)}`)
  }
  return undefined
}

const proof = (text: string): Proof => ({ rule: 'sql', evidence: { kind: 'answer', text } })

/** An answer without what was sent, so that an echo is no difference. */
const bare = (reply: McpReply, sent: string): string => answerOf(reply).replaceAll(sent, '').replace(/\s+/g, ' ').trim()
