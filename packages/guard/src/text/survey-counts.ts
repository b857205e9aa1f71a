/** What one pass over a text saw: which classes of characters and shapes are there at all, so that costly work is done only where it can find something. */
export interface Survey {
  /** A character that the normal form may rewrite, or that joins with what stands before it. */
  unstable: boolean
  /** A letter or sign beyond the Latin blocks and general punctuation. */
  foreign: boolean
  /** Zero-width, bidirectional, variation selector, tag and soft-hyphen characters. */
  invisible: boolean
  at: boolean
  digits: number
  /** Most digits in a stretch without letters, and most numbers in one. */
  digitRun: number
  numbers: number
  /** A digit right behind two ASCII letters. */
  lettered: boolean
  /** Twelve hexadecimal digits, with no more between two of them than pairs are parted by. */
  hex: boolean
  /** Sixteen characters of base64 in a row, and of base32. */
  base64: boolean
  base32: boolean
  /** Twenty characters without white space. */
  longToken: boolean
  /** A percent sign before a hexadecimal digit. */
  percent: boolean
  ampersand: boolean
  backslash: boolean
  equals: number
  /** Most dots, hyphens and their likes in a stretch without letters and digits. */
  dashRun: number
  /** `:;<=>?@` inside a token. */
  signs: number
  /** Units of tokens with such a sign of which two thirds are digits, signs and capitals up to K: what small letters are in ROT47. */
  turned: number
  /** `U+`, as code points are written. */
  codePoint: boolean
  /** Most letters or digits in a row that stand alone. */
  lone: number
  /** A sign for a letter between two letters. */
  leet: boolean
  /** A stretch of letters that reads more like language after one of the letter ciphers than as it stands. */
  enciphered: boolean
  /** A stretch in which frequent letter pairs stand the wrong way round. */
  mirrored: boolean
}
