import type { Codec } from '@pavise/guard/text'

/** How an attack's text is rewritten, and how a judge reads it back. `detect` is empty: a target is told that the text is rewritten. */
export type Transform = Codec

/**
 * Declares a transform. `decode(encode(x)) === x` for every well-formed text where `reversible` is true, for lower-case words of a to z with
 * single spaces between them where it is `letters` or `case-insensitive`.
 */
export function defineTransform(transform: Omit<Transform, 'detect'>): Transform {
  return { ...transform, detect: () => [] }
}

/** A transform letter by letter from a table; what the table lacks stays. The table must give each sign once. */
export function byTable(id: string, title: string, table: Readonly<Record<string, string>>): Transform {
  const back = new Map(Object.entries(table).map(([letter, sign]) => [sign, letter]))
  return defineTransform({
    id,
    title,
    reversible: 'letters',
    encode: (text) => [...text].map((letter) => table[letter] ?? table[letter.toLowerCase()] ?? letter).join(''),
    decode: (text) => [...text].map((sign) => back.get(sign) ?? sign).join(''),
  })
}

/** One sign for each letter from a to z, in order. */
export function alphabet(signs: string): Record<string, string> {
  return Object.fromEntries([...signs].map((sign, i) => [String.fromCharCode(97 + i), sign]))
}

/** Letters a to z moved within the alphabet; case and all else stay. */
export function shifted(text: string, to: (index: number, at: number) => number): string {
  let at = 0
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(base + (((to(letter.charCodeAt(0) - base, at++) % 26) + 26) % 26))
  })
}
