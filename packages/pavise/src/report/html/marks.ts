import type { Severity } from '#core/results/severity'
import { SEVERITIES } from '#core/results/severity'
import { html, type Markup } from '#report/markup'

/** Marks of the console: shape, then word, then color. All of them are inline SVG without ids, so they can stand many times. */

const DIAMOND = html`<path d="M5.5.3 10.7 5.5 5.5 10.7.3 5.5z" fill="currentColor"/>`
const RING = html`<circle cx="5.5" cy="5.5" r="4.2" fill="none" stroke="currentColor" stroke-width="1.8"/>`
const SQUARE = html`<rect x="1" y="1" width="9" height="9" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2 1.4"/><path d="M1 6 6 1M2.5 10 10 2.5M6.5 10 10 6.5" stroke="currentColor" stroke-width="1"/>`
const DOT = html`<circle cx="5.5" cy="5.5" r="1.6" fill="currentColor"/>`

const SHAPES = { hit: DIAMOND, miss: RING, unsure: SQUARE, none: DOT } as const
export type MarkKind = keyof typeof SHAPES

/** A mark with its words; `box` puts it on its tint. */
export function mark(kind: MarkKind, words: string, box = false): Markup {
  return html`<span class="v ${kind}${box ? ' box' : ''}"><svg viewBox="0 0 11 11" aria-hidden="true">${SHAPES[kind]}</svg>${words}</span>`
}

/** Four rising bars of which as many are filled as the severity counts, and its word. */
export function severityPip(severity: Severity): Markup {
  const level = SEVERITIES.indexOf(severity)
  const bars = [1, 2, 3, 4].map(
    (bar) =>
      html`<rect${bar <= level ? false : html` class="off"`} x="${(bar - 1) * 4}" y="${12 - bar * 3}" width="3" height="${bar * 3}" rx=".5"/>`,
  )
  return html`<span class="sev ${severity}"><svg viewBox="0 0 15 12" aria-hidden="true">${bars}</svg>${severity}</span>`
}

const ICONS: Readonly<Record<string, Markup>> = {
  user: html`<circle cx="8" cy="5" r="2.8"/><path d="M2.5 14c.6-3 2.6-4.5 5.5-4.5s4.9 1.5 5.5 4.5"/>`,
  assistant: html`<path d="M8 1.5 13.5 3v5c0 3.4-2.4 5.5-5.5 6.6C4.9 13.5 2.5 11.4 2.5 8V3z"/>`,
  tool: html`<path d="M10.5 1.8a3.7 3.7 0 0 0-3.4 5L2 12l2 2 5.2-5.1a3.7 3.7 0 0 0 4.9-4.5L12 6.4 9.6 4 11.8 1.9z"/>`,
  system: html`<path d="M2 4h12M2 8h12M2 12h8"/>`,
}

/** The icon of a role in a transcript. */
export const roleIcon = (role: string): Markup => html`<svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[role] ?? ICONS['system']}</svg>`

export const brand = html`<span class="brand"><svg viewBox="0 0 17 20" aria-hidden="true"><path d="M1 1.5h15v10.2c0 3.4-2.8 5.6-7.5 7.6C3.8 17.3 1 15.1 1 11.7z" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M8.5 1.5v17.5" stroke="var(--accent)" stroke-width="3.2"/></svg>Pavise</span>`
