import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  escapeCsv,
  escapeHtml,
  escapeJson,
  escapeMarkdown,
  escapeMarkdownBlock,
  escapeTerminal,
  escapeTerminalBlock,
  visible,
} from '#report/escape'

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u001b[31mred\u001b]8;;http://x\u0007',
    '\u202eevil',
    '=cmd|x!A1',
    '```\n# h',
    '\'"`&',
  ),
)

describe('escaping', () => {
  test('names what cannot be seen and keeps what can', () => {
    expect(visible('a\u0000b\u202ec\ud800d\u200be\u{e0041}')).toBe('a⟨U+0000⟩b⟨U+202E⟩c⟨U+D800⟩d⟨U+200B⟩e⟨U+E0041⟩')
    expect(visible('größe 日本 😀 👨‍👩'.replace('‍', ''))).toBe('größe 日本 😀 👨👩')
    expect(visible('a\r\nb\tc')).toBe('a\nb\tc')
  })

  test('HTML holds no mark-up of the text, in text and in attributes', () => {
    expect(escapeHtml(`<a href="x" b='y'>&\``)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;&#96;')
    fc.assert(fc.property(hostile, (text) => !/[<>"'`]/.test(escapeHtml(text)) && !UNSEEN.test(escapeHtml(text))))
  })

  test('a terminal gets no control character, in a line and in a block', () => {
    fc.assert(fc.property(hostile, (text) => !UNSEEN.test(escapeTerminal(text)) && !escapeTerminal(text).includes('\n')))
    fc.assert(fc.property(hostile, (text) => !UNSEEN.test(escapeTerminalBlock(text))))
  })

  test('JSON is well formed, printable and means what it was given', () => {
    expect(JSON.parse(escapeJson({ 'k\ud800': 'v\udfff', c1: '\u009b31m', n: [1, null] }))).toEqual({
      'k⟨U+D800⟩': 'v⟨U+DFFF⟩',
      c1: '\u009b31m',
      n: [1, null],
    })
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), (value) => {
        const text = escapeJson(value)
        expect(text.isWellFormed() && !UNSEEN.test(text)).toBe(true)
        const clean = Object.entries(value).every(([key, item]) => key.isWellFormed() && item.isWellFormed() && key !== '__proto__')
        if (clean) expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('no cell of CSV is a formula or breaks its row', () => {
    expect(escapeCsv('=1+1')).toBe("'=1+1")
    expect(escapeCsv('a,"b"')).toBe('"a,""b"""')
    expect(escapeCsv(' -x')).toBe("' -x")
    expect(escapeCsv('x ')).toBe('"x "')
    fc.assert(fc.property(hostile, (text) => !/^"?\s*[=+\-@]/.test(escapeCsv(text)) && !UNSEEN.test(escapeCsv(text))))
  })

  test('Markdown stays text', () => {
    expect(escapeMarkdown('# [x](http://y) <b> *z* | `c`')).toBe('\\# \\[x\\]\\(http\\:\\/\\/y\\) &lt;b\\> \\*z\\* \\| \\`c\\`')
    expect(escapeMarkdownBlock('a\n```\nb')).toBe('````text\na\n```\nb\n````')
    fc.assert(fc.property(hostile, (text) => !/(^|[^\\])[*_[\]`<]/.test(escapeMarkdown(text))))
  })
})
