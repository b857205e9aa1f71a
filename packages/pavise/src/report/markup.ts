import { escapeHtml } from '#report/escape'

/** HTML that was built here. Only this module makes it, so a string can never pass for it. */
export class Markup {
  /** @internal */
  constructor(readonly html: string) {}
}

type Part = Markup | string | number | false | null | undefined | readonly Part[]

function render(part: Part): string {
  if (part instanceof Markup) return part.html
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if (Array.isArray(part)) return part.map(render).join('')
  return ''
}

/**
 * A template whose values are escaped, whatever they hold; values that this template made go in as they are, lists are joined, and
 * false, null and undefined leave nothing.
 * @example html`<p title="${title}">${text}</p>`
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, next, i) => `${text}${render(parts[i - 1])}${next}`))
}
