/**
 * One function per sink. What a target, a file or a user sent is data: here it is made safe for the place it goes to. Everywhere,
 * characters that a reader cannot see or that would move others (controls, bidi, zero width, lone surrogates) are written
 * as ⟨U+XXXX⟩, so that nothing hides in a report.
 */

/**
 * Controls but tab and line feed, lone surrogates, line and paragraph separators, bidi marks, and what Unicode lists as ignorable
 * (soft hyphen, zero width, invisible operators, fillers, tags); the selector that makes an emoji of a sign may stay.
 */
const UNSEEN =
  /(?!\t|\n|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffc]/gu

const named = (character: string): string => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`

/** The text with every unseen character named. Line breaks and tabs stay. */
export const visible = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNSEEN, named)

/** The text on one line: line breaks and tabs become a visible sign as well. */
export const oneLine = (text: string): string => visible(text).replaceAll('\n', '⏎').replaceAll('\t', ' ')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** For HTML text and for quoted attributes alike. */
export const escapeHtml = (text: string): string => visible(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character]!)

/** For a terminal, in one line: no escape sequence can begin. */
export const escapeTerminal = (text: string): string => oneLine(text)

/** For a terminal, over several lines. */
export const escapeTerminalBlock = (text: string): string => visible(text).replaceAll('\t', '    ')

/**
 * JSON text that every parser reads and that is safe to print: lone surrogates, which are no Unicode text, are named as
 * ⟨U+XXXX⟩; C1 controls, bidi characters and line separators are written as \u escapes, which mean the same.
 */
export function escapeJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === 'object' ? wellFormedKeys(item) : wellFormed(item)), indent)
  return text.replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escapeUnit)
}

const escapeUnit = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
const wellFormed = (item: unknown): unknown => (typeof item === 'string' && !item.isWellFormed() ? item.replace(/\p{Cs}/gu, named) : item)

function wellFormedKeys(item: unknown): unknown {
  if (item === null || Array.isArray(item) || Object.keys(item as object).every((key) => key.isWellFormed())) return item
  return Object.fromEntries(Object.entries(item as object).map(([key, value]) => [wellFormed(key), value]))
}

/** A cell of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets a leading apostrophe. */
export function escapeCsv(text: string): string {
  const seen = visible(text)
  const inert = /^[\s]*[=+\-@\t\r|%]/.test(seen) ? `'${seen}` : seen
  return /[",\n;\t]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** A run of Markdown text: no mark-up, no HTML, no link and no line break comes of it. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+\-.!|~>:@/&<]/g, (character) => (character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`))
    .trim()
}

/** A fenced block of Markdown whose fence is longer than any run of backticks in it. */
export function escapeMarkdownBlock(text: string): string {
  const seen = visible(text)
  const longest = Math.max(0, ...(seen.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return `${fence}text\n${seen.endsWith('\n') ? seen : `${seen}\n`}${fence}`
}
