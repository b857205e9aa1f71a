import type { Evidence } from '#core/results/envelope'
import { escapeHtml } from '#report/escape'
import { type Markup as Html, html, Markup } from '#report/markup'
import type { Veil } from '#report/veil'
import { number, words } from '#report/words'

/** Text of others, veiled and clipped: text stays text, what cannot be seen is boxed, secrets show their last four characters. */
export function quoted(veil: Veil, text: string, limit: number): Html {
  const { parts, left } = veil.cover(text, limit)
  const shown = parts.map((part) =>
    'veil' in part ? html`<span class="veil" title="${part.of}, veiled">${part.veil}</span>` : boxed(part.text),
  )
  return html`${shown}${left > 0 && html` <span class="t3">… ${number(left)} more characters not shown</span>`}`
}

/** Named characters (⟨U+202E⟩) as small boxes. The text is escaped before the boxes are put in. */
function boxed(text: string): Html {
  return new Markup(escapeHtml(text).replace(/⟨(U\+[0-9A-F]{4,6})⟩/g, '<span class="u">$1</span>'))
}

const EFFECT_KINDS = new Set(['effect', 'tool_call', 'record'])
const MAX_EVIDENCE = 12
const EVIDENCE_CHARACTERS = 1500

const rank = ({ kind }: Evidence): number => (EFFECT_KINDS.has(kind) ? 0 : kind === 'reproducer' || kind === 'technique' ? 2 : 1)

/** Evidence with effects first, wording after them. */
export function evidenceList(evidence: readonly Evidence[], veil: Veil): Html {
  const ordered = [...evidence].sort((a, b) => rank(a) - rank(b))
  const item = (one: Evidence): Html =>
    html`<div><div class="kind">${words(one.kind)}</div><div class="ev${EFFECT_KINDS.has(one.kind) && ' effect'}" dir="auto">${quoted(veil, one.text, EVIDENCE_CHARACTERS)}</div></div>`
  const left = ordered.length - MAX_EVIDENCE
  return html`${ordered.slice(0, MAX_EVIDENCE).map(item)}${left > 0 && html`<p class="s t3">${number(left)} more pieces of evidence are in report.json.</p>`}`
}
