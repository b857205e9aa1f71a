import type { AnswerKind } from '#redteam/searches/search'
import type { Change } from '#redteam/strategies/line'

/** One way of saying a wish otherwise, and after which answers it is the likeliest to help. */
export interface Rewrite {
  readonly id: string
  readonly helps: readonly AnswerKind[]
  readonly change: Change
}

const rewrite = (id: string, helps: readonly AnswerKind[], change: Change): Rewrite => ({ id, helps, change })

/** The library from which searches take their next message: disguises for walls, pressure for talk, form for parts. */
export const REWRITES: readonly Rewrite[] = [
  rewrite('played', ['refused'], { frames: ['role-play'] }),
  rewrite('supposed', ['refused'], { frames: ['hypothetical'] }),
  rewrite('told', ['refused'], { frames: ['story'] }),
  rewrite('overridden', ['refused', 'talked'], { frames: ['override'] }),
  rewrite('ordered', ['refused', 'asked'], { frames: ['authority'] }),
  rewrite('diagnosed', ['refused', 'talked'], { frames: ['debug'] }),
  rewrite('unrefused', ['refused', 'talked'], { frames: ['suppress'] }),
  rewrite('hurried', ['refused', 'asked'], { frames: ['urgent'] }),
  rewrite('audited', ['refused', 'asked'], { frames: ['audit'] }),
  rewrite('agreed', ['asked', 'talked'], { frames: ['agreed'] }),
  rewrite('completed', ['talked', 'part'], { frames: ['complete'] }),
  rewrite('formatted', ['talked', 'part'], { frames: ['format'] }),
  rewrite('translated', ['refused', 'part'], { frames: ['translate'] }),
  rewrite('reworded', ['talked', 'asked', 'part'], { wording: 1 }),
  rewrite('puppeteered', ['refused'], { structures: ['policy-json'] }),
  rewrite('marked', ['refused'], { structures: ['chat-markers'] }),
  rewrite('listed', ['talked'], { structures: ['markdown-list'] }),
  rewrite('in base64', ['refused'], { codecs: ['base64'] }),
  rewrite('in rot13', ['refused'], { codecs: ['rot13'] }),
  rewrite('in leetspeak', ['refused'], { codecs: ['leetspeak'] }),
  rewrite('in another tongue', ['refused'], { languages: ['pl'] }),
  rewrite('in a far tongue', ['refused'], { languages: ['ja'] }),
]

/** Those that fit an answer first, each part in its drawn order. */
export function fitting(kind: AnswerKind, shuffled: readonly Rewrite[]): Rewrite[] {
  return [...shuffled.filter(({ helps }) => helps.includes(kind)), ...shuffled.filter(({ helps }) => !helps.includes(kind))]
}

/** Two changes together: the later one decides where both say something, but frames are stacked. */
export function combined(a: Change, b: Change): Change {
  const frames = [...new Set([...(a.frames ?? []), ...(b.frames ?? [])])]
  return { ...a, ...b, ...(frames.length > 0 ? { frames } : {}) }
}
