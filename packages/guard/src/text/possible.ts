import type { Survey } from './survey-counts.js'

/** Whether a text can hold this encoding at all, from what the survey counted. */
export const POSSIBLE: Readonly<Record<string, (s: Survey) => boolean>> = {
  base64: (s) => s.base64,
  base32: (s) => s.base32,
  base85: (s) => s.longToken && s.signs >= 2,
  hex: (s) => s.hex || (s.backslash && s.digits >= 5),
  binary: (s) => s.digitRun >= 24,
  decimal: (s) => s.numbers >= 6,
  url: (s) => s.percent,
  'html-entities': (s) => s.ampersand,
  'quoted-printable': (s) => s.equals >= 2,
  'json-escape': (s) => s.backslash,
  'unicode-escape': (s) => s.backslash || s.codePoint,
  rot13: (s) => s.enciphered,
  caesar: (s) => s.enciphered,
  atbash: (s) => s.enciphered,
  rot47: (s) => s.turned >= 2,
  leetspeak: (s) => s.leet,
  morse: (s) => s.dashRun >= 10,
  reversed: (s) => s.mirrored || s.foreign,
  spaced: (s) => s.lone >= 5,
  'zero-width': (s) => s.invisible,
  'variation-selectors': (s) => s.invisible,
  // The normal form reads these three, tag characters and look-alikes.
  'tag-characters': () => false,
  fullwidth: () => false,
  mathematical: () => false,
  homoglyph: () => false,
}
