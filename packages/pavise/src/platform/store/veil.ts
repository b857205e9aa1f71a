import type { z } from 'zod'
import type { veiledTextSchema } from '#core/records/finding'
import { privateSpans } from '#core/results/private-spans'

export type VeiledText = z.infer<typeof veiledTextSchema>

/** What a list of evidence or a turn shows at most; the whole is in the report of the run. */
const SHOWN = 20_000

/**
 * A text as it may be shown: private stretches stand as `[kind]` and are listed with their place in the text as given back.
 * `values` are veiled too; `attack` are marked, where the text still shows them.
 */
export function veilText(whole: string, values: readonly string[] = [], attack: readonly string[] = []): VeiledText {
  const text = whole.length > SHOWN ? `${whole.slice(0, SHOWN)} … ${whole.length - SHOWN} more characters` : whole
  const veils: VeiledText['veils'] = []
  let shown = ''
  let at = 0
  for (const { start, end, kind } of privateSpans(text, values)) {
    shown += text.slice(at, start)
    const mark = `[${kind}]`
    veils.push({ start: shown.length, end: shown.length + mark.length, kind })
    shown += mark
    at = end
  }
  shown += text.slice(at)
  return { text: shown, veils, marks: marksOf(shown, attack) }
}

const MOST_MARKS = 100

function marksOf(text: string, attack: readonly string[]): VeiledText['marks'] {
  const marks: VeiledText['marks'] = []
  for (const value of attack) {
    if (value.length < 4) continue
    for (let at = text.indexOf(value); at >= 0 && marks.length < MOST_MARKS; at = text.indexOf(value, at + value.length))
      marks.push({ start: at, end: at + value.length, kind: 'attack' })
  }
  return marks.sort((a, b) => a.start - b.start)
}
