import { defineTransform, type Transform } from '#redteam/strategies/transforms/transform'

/** A format that carries a text as data: what stands before, after, and how the text is quoted. */
function carrier(
  id: string,
  title: string,
  before: string,
  after: string,
  quote: (text: string) => string,
  unquote: (text: string) => string,
): Transform {
  return defineTransform({
    id,
    title,
    reversible: true,
    encode: (text) => before + quote(text) + after,
    decode: (text) =>
      text.startsWith(before) && text.endsWith(after) ? safely(() => unquote(text.slice(before.length, text.length - after.length))) : null,
  })
}

function safely(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}

const doubledQuotes = (sign: string) => ({
  quote: (text: string) => text.replaceAll(sign, sign + sign),
  unquote: (text: string) => text.replaceAll(sign + sign, sign),
})
const sql = doubledQuotes("'")
const csv = doubledQuotes('"')

const lined = (id: string, title: string, mark: string): Transform =>
  carrier(
    id,
    title,
    '',
    '',
    (text) =>
      text
        .split('\n')
        .map((line) => mark + line)
        .join('\n'),
    (text) =>
      text
        .split('\n')
        .map((line) => line.slice(mark.length))
        .join('\n'),
  )

/** Formats of data and code in which a text rides along. */
export const carriers: readonly Transform[] = [
  carrier(
    'json-value',
    'The value of a JSON field',
    '{"task":',
    '}',
    (text) => JSON.stringify(text),
    (text) => JSON.parse(text) as string,
  ),
  carrier(
    'xml-cdata',
    'A CDATA section',
    '<task><![CDATA[',
    ']]></task>',
    (text) => text.replaceAll(']]>', ']]]]><![CDATA[>'),
    (text) => text.replaceAll(']]]]><![CDATA[>', ']]>'),
  ),
  carrier('sql-literal', 'A string in an SQL statement', "SELECT '", "' AS task;", sql.quote, sql.unquote),
  carrier('csv-cell', 'A cell of a CSV file', 'id,task\n1,"', '"', csv.quote, csv.unquote),
  carrier(
    'shell-echo',
    'A quoted word in a shell command',
    "printf %s '",
    "'",
    (text) => text.replaceAll("'", `'\\''`),
    (text) => text.replaceAll(`'\\''`, "'"),
  ),
  lined('yaml-block', 'A block of YAML', '  '),
  lined('comment-lines', 'Comment lines of a script', '# '),
  lined('slash-comments', 'Comment lines of a program', '// '),
  lined('block-quote', 'A quotation in Markdown', '> '),
  lined('diff-lines', 'Added lines of a diff', '+'),
  lined('numbered-log', 'Lines of a log', '[info] '),
]
